import type { Page } from 'playwright/test';
import { textSizes } from '#contract/settings';
import { clipboard } from './support/clipboard';
import { resize } from './support/frames';
import { adjustRow, boxOf, popover } from './support/highlights';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

/** The upper edge of the selection and the lower edge of the line after it (CSS pixels in the window). */
const selectedLines = (page: Page): Promise<{ top: number; after: number }> =>
  page.evaluate(() => {
    const range = document.getSelection()?.getRangeAt(0);
    const words = range?.endContainer.parentElement?.closest('.words');
    if (!range || !words) throw new Error('Nothing is selected.');
    const { top, bottom } = range.getBoundingClientRect();
    return { top, after: bottom + Number.parseFloat(getComputedStyle(words).lineHeight) };
  });

test('the toolbar covers neither the selection nor the line after it, and opening the styles moves no button', async ({
  page,
}) => {
  const reader = readerPage(page);
  for (const height of [800, 430]) {
    await resize(page, { width: 1280, height });
    await reader.select('Assistance must be given');
    await expect(reader.selectionToolbar).toBeVisible();
    const lines = await selectedLines(page);
    const { height: tall } = await boxOf(reader.selectionToolbar);
    expect(tall, 'one row of buttons').toBeLessThan(60);
    const style = reader.selectionToolbar.getByRole('button', { name: 'Style', exact: true });
    const addNote = reader.selectionToolbar.getByRole('button', { name: 'Add note' });
    const before = [await boxOf(style), await boxOf(addNote)];
    await style.click();
    await expect(reader.selectionToolbar.getByRole('button', { name: 'Style wavy line' })).toBeVisible();
    expect([await boxOf(style), await boxOf(addNote)]).toEqual(before);
    const { y, height: own } = await boxOf(reader.selectionToolbar);
    expect(y + own <= lines.top || y >= lines.after, `${y} to ${y + own}, in a window ${height} high`).toBe(
      true,
    );
    await style.click();
    await page.keyboard.press('Escape');
    await expect(reader.selectionToolbar).toBeHidden();
  }
});

test('colours are named from the toolbar, and their names are words in it, however long', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.mark('Assistance must be given', 'Name colours…');
  const dialog = page.getByRole('dialog', { name: 'Colour labels' });
  await dialog.getByRole('textbox', { name: 'Label for green' }).fill('evidence');
  await dialog.getByRole('textbox', { name: 'Label for pink' }).fill('長'.repeat(40));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(reader.selectionToolbar, 'the words are still selected').toBeVisible();
  await expect(reader.selectionToolbar.getByText('evidence')).toBeVisible();
  for (const width of [1280, 420]) {
    await resize(page, { width, height: 800 });
    await expect(reader.selectionToolbar).toBeVisible();
    const { x, width: own } = await boxOf(reader.selectionToolbar);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + own).toBeLessThanOrEqual(width);
  }
});

test('what is offered for a highlight leaves its line free, also in large type, and goes when the window changes', async ({
  page,
}) => {
  const reader = readerPage(page);
  await ask(page, 'settings.change', { textSize: textSizes.largest });
  const step = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--text-step'));
  await expect.poll(async () => Number(await step())).toBeGreaterThan(3);
  await reader.mark('Assistance must', 'Highlight in green');
  await reader.clickOn('Assistance must');
  await expect(popover(page)).toBeVisible();
  const line = await page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('lectern-green-0') ?? [])];
    const live = document.createRange();
    if (range) live.setStart(range.startContainer, range.startOffset);
    if (range) live.setEnd(range.startContainer, range.startOffset + 1);
    const { top, bottom } = live.getBoundingClientRect();
    return { top, bottom };
  });
  const { y, height } = await boxOf(popover(page));
  expect(y >= line.bottom || y + height <= line.top, `${y}, ${height}, beside ${JSON.stringify(line)}`).toBe(
    true,
  );
  await resize(page, { width: 1000, height: 700 });
  await expect(popover(page)).toHaveCount(0);
});

test('a highlight can be copied, with citation too, and its words can bear a second one of another colour', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  const words = 'our victory will be assured';
  await reader.mark(words, 'Highlight in yellow');
  await reader.clickOn(words);
  await popover(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(reader.announcements).toHaveText('Copied');
  expect(await clipboard(context)).toBe(words);
  await popover(page).getByRole('button', { name: 'Copy with citation' }).click();
  await expect(reader.announcements).toHaveText('Copied with citation');
  expect(await clipboard(context)).toMatch(/^“our victory will be assured”\n.*¶ 2 \(s2-p1\)$/);

  await popover(page).getByRole('button', { name: 'Add another highlight' }).click();
  await expect(popover(page).getByRole('toolbar')).toHaveCount(2);
  await popover(page).getByRole('toolbar').nth(1).getByRole('button', { name: 'Change to blue' }).click();
  await expect.poll(() => reader.painted(/^lectern-(yellow|blue)/)).toEqual([words, words]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => reader.painted(/^lectern-(yellow|green)/)).toEqual([words, words]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => reader.painted(/^lectern-(yellow|green|blue)/)).toEqual([words]);

  await page.keyboard.press('Escape');
  await reader.mark(words, 'Add another highlight');
  await expect(reader.cards).toHaveCount(2);
  await reader.mark('Assistance must be given', 'Highlight in pink');
  await reader.select('Assistance must be');
  await expect(reader.selectionToolbar).toBeVisible();
  await expect(reader.selectionToolbar.getByRole('button', { name: 'Add another highlight' })).toHaveCount(0);
});

test('an end is dragged with the mouse as one step of undo, and Esc during the drag changes nothing', async ({
  page,
}) => {
  const reader = readerPage(page);
  const painted = (words: string) => expect.poll(() => reader.painted(/^lectern-green/)).toEqual([words]);
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.clickOn('rely on the people');
  await popover(page).getByRole('button', { name: 'Adjust' }).click();
  const handle = page.locator('.handle.end');
  const drag = async (by: number): Promise<void> => {
    const { x, y } = await boxOf(handle);
    await page.mouse.move(x + 3, y + 8);
    await page.mouse.down();
    await page.mouse.move(x + 3 + by, y + 8, { steps: 4 });
  };
  await drag(-60);
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual(['rely on the']);
  await page.mouse.up();
  await painted('rely on the');
  await expect(reader.announcements).toHaveText('Highlight now: “rely on the”');
  await drag(-50);
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual(['rely on']);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual([]);
  await painted('rely on the');
  await expect(adjustRow(page)).toBeVisible();
  await page.keyboard.press('Control+z');
  await painted('rely on the people');

  // Beside the words, and outside the pane, the end is on the nearest words.
  await drag(-600);
  await page.mouse.up();
  await expect(reader.announcements).toHaveText('Highlight now: “rely”');
  const { x, y } = await boxOf(handle);
  await page.mouse.move(x + 3, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 3, 795, { steps: 3 });
  await expect.poll(async () => (await reader.painted(/^lectern-word/))[0]).toMatch(/overthrow it$/);
  await page.mouse.up();
  await expect(reader.announcements).toHaveText(/^Highlight now: “rely on .* overthrow it”$/);
});

test('a highlight with a note has a sign at its end, and shows the note to the pointer and to the cursor', async ({
  page,
}) => {
  const reader = readerPage(page);
  const preview = page.getByRole('tooltip');
  await reader.mark('rely on the people', 'Highlight in green');
  await expect.poll(() => reader.painted(/^lectern-green/)).toHaveLength(1);
  expect(await reader.painted(/^lectern-noted/)).toEqual([]);
  await reader.mark('rely on the people', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('On **whom**?');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => reader.painted(/^lectern-noted/)).toEqual(['e']);

  await reader.clickOn('rely on the people');
  await expect(popover(page)).toContainText('On whom?');
  await page.keyboard.press('Escape');
  await expect(popover(page)).toHaveCount(0);
  const { x, y } = await boxOf(page.locator('#s3-p1'));
  await page.mouse.move(x + 5, y - 5);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  const words = await page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('lectern-green-0') ?? [])];
    const live = document.createRange();
    if (range) live.setStart(range.startContainer, range.startOffset);
    if (range) live.setEnd(range.startContainer, range.startOffset + 4);
    const box = live.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.move(words.x - 2, words.y);
  await page.mouse.move(words.x, words.y);
  await expect(preview).toContainText('On whom?');
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('"rely on the people"');
  await page.keyboard.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-word/)).not.toEqual([]);
  await page.keyboard.press('F6');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual(['rely']);
  await expect(preview).toContainText('On whom?');
});

test('a bookmark is set and removed at the number of its paragraph, and is a place, without colour or quotation', async ({
  page,
}) => {
  const reader = readerPage(page);
  const button = page.locator('#s2-p1').getByRole('button', { name: 'Bookmark ¶ 2' });
  await expect(page.getByRole('button', { name: /^Bookmark ¶/ })).toHaveCount(0);
  await page.locator('#s2-p1').hover();
  await button.click();
  await expect(reader.announcements).toHaveText('Bookmarked: ¶ 2');
  await page.locator('#s1-p1').hover();
  await expect(button, 'it stays').toHaveAttribute('aria-pressed', 'true');
  await reader.showPane('My notes');
  await expect(reader.cards).toContainText('Bookmark · ¶ 2');
  await expect(reader.cards.getByRole('blockquote')).toHaveText(/^Comrade Lenin considers.{10,40}…$/);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(reader.cards.getByRole('button', { name: 'Change to yellow' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await page.keyboard.press('Escape');
  await button.click();
  await expect(reader.announcements).toHaveText('Bookmark removed. Undo available');
  await page.locator('#s1-p1').hover();
  await expect(button).toHaveCount(0);
});
