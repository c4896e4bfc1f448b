import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { addAxe, violations } from './support/axe';
import { expect, test } from './support/shared-lectern';
import { frames } from './support/frames';
import { ask, putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';

const card = (page: Page, number: number) =>
  readerPage(page).cards.filter({ hasText: `Note ${number}, and` });
const words = (page: Page) => page.getByRole('searchbox', { name: 'Filter by words' });
const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' });
const press = async (page: Page, panel: 'Filter' | 'Sort and group', group: string, name: string) => {
  await page.getByRole('button', { name: panel, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: panel });
  await dialog.getByRole('group', { name: group }).getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

test('of a thousand notes those near the view stand in the page, and every one is reached', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 1000);
  await expect(reader.myNotes).toContainText('1,000 notes');
  await expect(card(page, 1)).toBeVisible();
  expect(await reader.cards.count()).toBeLessThan(40);
  await expect(card(page, 1)).toHaveAttribute('aria-posinset', '1');
  await expect(card(page, 1)).toHaveAttribute('aria-setsize', '1000');

  await card(page, 1).focus();
  await page.keyboard.press('End');
  await expect(card(page, 1000)).toBeFocused();
  await expect(card(page, 1000)).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(card(page, 999)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(card(page, 1)).toBeFocused();
  await expect(card(page, 1)).toBeInViewport();
  await page.keyboard.press('[');
  await expect(card(page, 1000), 'from the first to the last, which was not in the page').toBeFocused();
  await page.keyboard.press(']');
  await expect(card(page, 1)).toBeFocused();
});

test('a list whose pane is closed costs nothing, and is there as soon as the pane opens', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 20);
  await expect(card(page, 1)).toBeVisible();
  // As another window would.
  await ask(page, 'settings.change', { desk: { wide: { tree: { panes: ['editor', 'mine', 'names'] } } } });
  await expect(card(page, 1)).toBeHidden();
  await page.reload();
  await expect(reader.editorsNotes).toBeVisible();
  await frames(page);
  await expect(page.locator('article')).toHaveCount(0);
  await reader.showPane('My notes');
  await expect(reader.myNotes).toContainText('20 notes');
  await expect(reader.cards).toHaveCount(20);
  await expect(card(page, 1)).toBeVisible();
});

test('what is being written in stays in the page however far the list is scrolled', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 300);
  await card(page, 2).getByRole('button', { name: 'Edit note' }).click();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(note).toBeFocused();
  await reader.myNotes.hover();
  await page.mouse.wheel(0, 20_000);
  await expect(card(page, 1)).toHaveCount(0);
  await expect(note).toBeFocused();
  await page.keyboard.type(' Typed out of sight.');
  await page.keyboard.press('Escape');
  await expect(card(page, 2)).toBeFocused();
  await expect(card(page, 2)).toContainText('Typed out of sight.');
});

test('a click on a highlight brings its card up, and reading does not move the list', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 200, (number) => ({ motivation: number % 2 === 0 ? 'bookmarking' : 'commenting' }));
  await expect(card(page, 1)).toBeVisible();
  const list = reader.myNotes.getByRole('feed');
  const before = await list.evaluate((element) => element.parentElement?.parentElement?.scrollTop);
  await reader.text.hover();
  await page.mouse.wheel(0, 4000);
  await expect.poll(() => reader.text.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(100);
  await frames(page);
  expect(await list.evaluate((element) => element.parentElement?.parentElement?.scrollTop)).toBe(before);

  await card(page, 3).getByRole('button', { name: 'Show in text' }).click();
  await card(page, 3).focus();
  await page.keyboard.press('End');
  await expect(card(page, 200)).toBeFocused();
  const [third] = await reader.painted(/^lectern-blue/);
  if (!third) throw new Error('Nothing is painted in blue.');
  await reader.clickOn(third);
  await expect(card(page, 3)).toBeInViewport();
});

test('the filter narrows by words, tag, colour and kind, stands there in words, and is taken out piece by piece', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 300, (number) =>
    number === 7 ? { note: 'Ein Café', colour: 'pink' } : number === 8 ? { note: '' } : {},
  );
  await words(page).fill('CAFE');
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.myNotes).toContainText('1 of 300');
  await expect(reader.announcements.filter({ hasText: '1 of 300' })).toBeAttached();
  await press(page, 'Filter', 'Colour', 'pink');
  await press(page, 'Filter', 'With a tag', 'even (150)');
  await expect(reader.myNotes).toContainText('No matches');
  await expect(reader.myNotes).toContainText('Remove a filter above');
  await addAxe(page);
  expect(await violations(page)).toEqual([]);

  await chips(page).first().getByRole('button', { name: 'Remove filter: Tag: even' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(chips(page).getByRole('button', { name: 'Remove filter: pink' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(words(page)).toBeFocused();
  await expect(words(page)).toHaveValue('');
  await expect(reader.myNotes).toContainText('299 notes, 1 highlight');

  await press(page, 'Filter', 'Kind', 'Highlights');
  await expect(reader.myNotes).toContainText('1 of 300');
  await expect(reader.cards).toHaveCount(1);
});

test('a note that is begun while a filter is on is there, and stays while one writes', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await reader.mark('the Bolsheviks', 'Highlight in blue');
  await words(page).fill('nothing that is there');
  await expect(reader.cards).toHaveCount(0);
  await reader.mark('Petrograd', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('does not fit');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('does not fit');
});

test('notes are sorted and grouped, and a group is closed and opened', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 30, (number) => ({
    tags: number === 4 ? ['even', 'odd'] : [number % 2 ? 'odd' : 'even'],
  }));
  await expect(reader.cards.first()).toContainText('Note 1,');
  await press(page, 'Sort and group', 'Sort by', 'Created');
  await expect(reader.cards.first()).toContainText('Note 30,');
  await press(page, 'Sort and group', 'Direction', 'Oldest first');
  await expect(reader.cards.first()).toContainText('Note 1,');

  await press(page, 'Sort and group', 'Group by', 'Tag');
  const even = reader.myNotes.getByRole('button', { name: 'even 15' });
  await expect(even).toHaveAttribute('aria-expanded', 'true');
  await expect(reader.myNotes.getByRole('button', { name: 'odd 16' })).toBeVisible();
  await expect(card(page, 4), 'once for each of its tags').toHaveCount(2);
  await even.click();
  await expect(even).toHaveAttribute('aria-expanded', 'false');
  await expect(reader.cards).toHaveCount(16);
  await even.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(even).toBeFocused();
  await press(page, 'Sort and group', 'Group by', 'Section');
  await expect(reader.myNotes.getByRole('button', { name: /^Speech 1/ })).toBeVisible();
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
});

test('many are chosen and changed, each time as one step, and another window shows it at once', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 80);
  const other = readerPage(await context.newPage());
  await other.open(lectern.origin);
  await expect(other.myNotes).toContainText('80 notes');

  await card(page, 1).click({ modifiers: ['Control'], position: { x: 150, y: 12 } });
  await card(page, 3).click({ modifiers: ['Shift'], position: { x: 150, y: 12 } });
  const chosen = reader.myNotes.getByRole('group', { name: 'Selected notes' });
  await expect(chosen).toContainText('3 selected');
  await expect(card(page, 2).getByRole('checkbox', { name: 'Select' })).toBeChecked();
  await chosen.getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('together');
  await page.keyboard.press('Enter');
  await expect(reader.announcements.filter({ hasText: '3 changed. Undo available' })).toBeAttached();
  await page.keyboard.press('Escape');
  await chosen.getByRole('button', { name: 'Change to purple' }).click();
  await expect(card(other.page, 2)).toContainText('together');
  await expect(card(other.page, 2)).toHaveAttribute('style', /purple/);
  await chosen.getByRole('button', { name: 'Style', exact: true }).click();
  await chosen.getByRole('button', { name: 'Style wavy line' }).click();
  await expect.poll(() => reader.painted(/^lectern-purple-wavy/)).toHaveLength(3);
  await page.keyboard.press('Control+z');
  await expect.poll(() => reader.painted(/^lectern-purple-wavy/)).toEqual([]);
  await addAxe(page);
  expect(await violations(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await chosen.getByRole('button', { name: 'Export selected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByLabel('Which')).toHaveValue('chosen');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const exported = readFileSync(await (await download).path(), 'utf8');
  expect(exported).toContain('Note 3, and');
  expect(exported).not.toContain('Note 4, and');

  await chosen.getByRole('button', { name: 'Delete selected' }).click();
  await expect(other.myNotes).toContainText('77 notes');
  await expect(card(page, 4), 'the next one').toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(other.myNotes).toContainText('80 notes');
  await page.keyboard.press('Control+z');
  await expect(card(other.page, 2)).not.toHaveAttribute('style', /purple/);
  await expect(card(other.page, 2)).toContainText('together');
  await page.keyboard.press('Control+z');
  await expect(card(other.page, 2)).not.toContainText('together');
});

test('with the keyboard alone all are chosen, some of them, and none', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 120);
  await card(page, 1).focus();
  await page.keyboard.press(' ');
  const chosen = reader.myNotes.getByRole('group', { name: 'Selected notes' });
  await expect(chosen).toContainText('1 selected');
  await expect(reader.announcements).toHaveText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosen).toContainText('3 selected');
  await expect(reader.announcements).toHaveText('3 selected');
  await page.keyboard.press('Control+a');
  await expect(chosen).toContainText('120 selected');
  await expect(reader.announcements).toHaveText('120 selected');
  await words(page).fill('Note 11');
  await expect(chosen, 'only what is seen').toContainText('11 selected');
  await page.keyboard.press('Escape');
  await expect(words(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(0);
});
