import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { targetsIn } from './support/targets';
import { noteField } from './support/note-editor';

const card = (page: Page, number: number): Locator =>
  readerPage(page).cards.filter({ hasText: `Note ${number}, and` });
/** The card whose editor is open. */
const edited = (page: Page): Locator => readerPage(page).cards.filter({ has: noteField(page) });
const press = async (page: Page, group: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Sort and group', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Sort and group' });
  await dialog.getByRole('group', { name: group }).getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};
const topOf = async (shown: Locator): Promise<number> => (await shown.boundingBox())?.y ?? NaN;

test('each of several passages has its place, which shows it; a long note is cut short until it is asked for', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const targets = await targetsIn(page);
  const words = ['dispatched to Moscow', 'agents of Kaledin', 'our victory will be assured', 'Comrade Lenin'];
  const lines = Array.from({ length: 40 }, (_, index) => `Line ${index + 1} of it.`).join('\n\n');
  await layAnnotations(page, [
    { note: `${lines}\n\n[the last](#s1-p1)`, targets: words.map((part) => targets.onWords(part)) },
    { note: 'A short one' },
  ]);
  const long = reader.cards.filter({ hasText: 'Line 1 of it.' });
  await expect(long).toContainText('4 passages');
  const places = long.getByRole('button', { name: /: show passage \d in text$/ });
  await expect(places).toHaveCount(4);
  await expect(places.nth(2)).toHaveText(/^¶ \d+|^Note ¶ \d+/);
  const quotes = await long.getByRole('blockquote').allTextContents();
  await places.nth(2).press('Enter');
  await expect.poll(async () => (await reader.painted(/flash/)).join()).toBe(quotes[2]?.trim());

  const more = long.getByRole('button', { name: 'Show all' });
  await expect(
    reader.cards.filter({ hasText: 'A short one' }).getByRole('button', { name: 'Show all' }),
  ).toHaveCount(0);
  const height = async (): Promise<number> => (await long.boundingBox())?.height ?? NaN;
  const short = await height();
  await more.press('Enter');
  await expect.poll(height).toBeGreaterThan(2 * short);
  const less = long.getByRole('button', { name: 'Show less' });
  await expect(less).toBeFocused();
  await less.press('Enter');
  await expect.poll(height).toBe(short);
  await long.getByRole('link', { name: 'the last' }).focus();
  await expect.poll(height, 'what has the focus is seen').toBeGreaterThan(2 * short);
});

for (const [count, name] of [
  [20, 'all in the page'],
  [80, 'most of them not in the page'],
] as const)
  test(`the card of a note stays where it is as its editor closes, and an order begins at the top: ${count}, ${name}`, async ({
    page,
    lectern,
  }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await putNotes(page, count);
    await expect(card(page, 1)).toBeVisible();
    await press(page, 'Sort by', 'Last changed');
    await expect(reader.cards.first()).toContainText(`Note ${count},`);
    const [middle, next] = [card(page, count - 8), card(page, count - 9)];
    await middle.scrollIntoViewIfNeeded();
    await middle.getByRole('button', { name: 'Edit note' }).click();
    await expect(noteField(page)).toBeFocused();
    await page.keyboard.type(' More.');
    await expect(edited(page)).toContainText('Saved');
    const top = await topOf(edited(page));
    await page.keyboard.press('Escape');
    await expect(middle).toBeFocused();
    await expect(middle).toContainText('More.');
    await expect.poll(async () => Math.abs((await topOf(middle)) - top)).toBeLessThan(2);
    await page.keyboard.press('ArrowDown');
    await expect(next, 'the order is as it was').toBeFocused();

    await press(page, 'Direction', 'Oldest first');
    await expect(card(page, 1)).toBeInViewport();
    await page.keyboard.press('F6');
    await card(page, 1).focus();
    await page.keyboard.press('End');
    await expect(card(page, count - 8), 'arranged anew, it is the last').toBeFocused();
    await press(page, 'Group by', 'Tag');
    await expect(card(page, 2)).toBeInViewport();
    await card(page, 2).focus();
    await page.keyboard.press('End');
    await expect(card(page, 2)).not.toBeInViewport();
    await page.getByRole('searchbox', { name: 'Filter by words' }).fill('Note');
    await expect(card(page, 2)).toBeInViewport();
  });

test('the last card of the list stays where it is too', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 20);
  await card(page, 1).focus();
  await page.keyboard.press('End');
  await expect(card(page, 20)).toBeFocused();
  await card(page, 20).getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type(' More.');
  await expect(edited(page)).toContainText('Saved');
  const top = await topOf(edited(page));
  await page.keyboard.press('Escape');
  await expect(card(page, 20)).toBeFocused();
  await expect.poll(async () => Math.abs((await topOf(card(page, 20))) - top)).toBeLessThan(2);
});

test('keys make words bold and italic in the field, as one step to undo, and again make them plain', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(noteField(page)).toHaveAttribute('placeholder', /\[\[ makes a link/);
  await page.keyboard.type('so he said');
  for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await expect(noteField(page)).toHaveValue('so he **said**');
  await page.keyboard.press('Control+i');
  await expect(noteField(page)).toHaveValue('so he ***said***');
  await page.keyboard.press('Control+b');
  await expect(noteField(page)).toHaveValue('so he *said*');
  await page.keyboard.press('Control+z');
  await expect(noteField(page)).toHaveValue('so he ***said***');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('!');
  await expect(noteField(page)).toHaveValue('so he **said****!**');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toBeFocused();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const [name, key] of [
    ['Bold in the note', 'Ctrl+B'],
    ['Italic in the note', 'Ctrl+I'],
    ['Insert link…', 'Ctrl+Shift+K'],
  ] as const)
    await expect(keys.getByRole('row', { name })).toContainText(key);
});
