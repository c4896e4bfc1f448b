import { resize } from './support/frames';
import { adjustRow as row, popover } from './support/highlights';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('either end moves by a word or a letter, one step of undo each; the note keeps its words', async ({
  page,
}) => {
  const reader = readerPage(page);
  const painted = (words: string) => expect.poll(() => reader.painted(/^lectern-green/)).toEqual([words]);
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.clickOn('rely on the people');
  await popover(page).getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('On whom?');
  await page.getByRole('button', { name: 'Done' }).click();
  await reader.clickOn('rely on the people');
  await popover(page).getByRole('button', { name: 'Adjust' }).click();

  await row(page).getByRole('button', { name: 'End later' }).click();
  await painted('rely on the people, we');
  await expect(reader.announcements).toHaveText('Highlight now: “rely on the people, we”');
  await row(page).getByRole('checkbox', { name: 'By letter' }).check();
  await row(page).getByRole('button', { name: 'Start later' }).click();
  await painted('ely on the people, we');
  await expect(reader.cards).toContainText('On whom?');
  await expect(reader.cards).toContainText('ely on the people, we');

  await page.keyboard.press('Control+z');
  await painted('rely on the people, we');
  await page.keyboard.press('Control+z');
  await painted('rely on the people');
  await row(page).getByRole('button', { name: 'Done' }).click();
  await expect(row(page)).toHaveCount(0);
  await expect(popover(page).getByRole('button', { name: 'Adjust' })).toBeFocused();
});

test('by keys alone: opened at the cursor, moved by word and letter, ended, and kept', async ({ page }) => {
  const reader = readerPage(page);
  const painted = (words: string) => expect.poll(() => reader.painted(/^lectern-pink/)).toEqual([words]);
  await reader.mark('rely on the people', 'Highlight in pink');
  await reader.clickOn('rely on the people');
  await page.keyboard.press('Escape');
  await page.locator('.words', { hasText: 'rely on the people' }).click({ position: { x: 3, y: 5 } });
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const adjust = popover(page).getByRole('button', { name: 'Adjust' });
  await expect(popover(page).getByRole('button').first()).toBeFocused();
  while (!(await adjust.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(row(page)).toBeFocused();
  // Faster than the disk: each is still a step of its own.
  for (const key of ['ArrowRight', 'ArrowRight', 'Alt+ArrowLeft', 'Shift+ArrowLeft', 'Alt+Shift+ArrowRight'])
    await page.keyboard.press(key);
  await painted('ust rely on the people, we mus');
  await page.keyboard.press('Enter');
  await expect(adjust).toBeFocused();
  await expect(row(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(popover(page)).toHaveCount(0);
  await expect(reader.cards).toContainText('Saved');
  await page.reload();
  await painted('ust rely on the people, we mus');
  for (const words of [
    'must rely on the people, we mus',
    'rely on the people, we mus',
    'rely on the people, we must',
    'rely on the people, we',
    'rely on the people',
  ]) {
    await page.keyboard.press('Control+z');
    await painted(words);
  }
});

test('it never holds nothing, and Esc ends only the adjusting', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('wavering', 'Highlight in blue');
  await reader.clickOn('wavering');
  await popover(page).getByRole('button', { name: 'Adjust' }).click();
  await page.keyboard.press('ArrowLeft');
  await expect(reader.announcements).toHaveText('Can’t move further');
  expect(await reader.painted(/^lectern-blue/)).toEqual(['wavering']);
  await page.keyboard.press('Escape');
  await expect(row(page)).toHaveCount(0);
  await expect(popover(page)).toBeVisible();
});

test('of a note on two passages the one that was clicked moves, and ending gives the focus back', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.select('it is time to put an end to wavering');
  await page.keyboard.press('p');
  await expect.poll(() => reader.painted(/^lectern-green/)).toHaveLength(2);
  await reader.clickOn('rely on the people');
  await popover(page).getByRole('button', { name: 'Adjust' }).click();
  await page.keyboard.press('ArrowLeft');
  await expect
    .poll(async () => [...(await reader.painted(/^lectern-green/))].sort())
    .toEqual(['it is time to put an end to wavering', 'rely on the']);

  // Also when the passage has moved away from where it was clicked.
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => reader.painted(/^lectern-green/)).toContain('on the');
  await page.keyboard.press('Escape');
  await expect(row(page)).toHaveCount(0);
  await expect(popover(page).getByRole('button').first()).toBeFocused();
});

test('the highlight in hand takes the present selection instead, and another one there stays', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.select('our victory will be assured');
  await page.keyboard.press('m');
  await expect(reader.announcements).toContainText('No highlight selected');
  await reader.mark('our victory will be assured', 'Highlight in yellow');
  await reader.mark('rely on the people', 'Highlight in orange');
  await page.keyboard.press('m');
  await expect(reader.announcements).toContainText('Nothing selected');

  await reader.select('our victory will be assured');
  await page.keyboard.press('m');
  await expect(reader.announcements).toHaveText('Highlight now: “our victory will be assured”');
  await expect
    .poll(() => reader.painted(/^lectern-(orange|yellow)/))
    .toEqual(['our victory will be assured', 'our victory will be assured']);
  await expect(reader.cards).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => reader.painted(/^lectern-orange/)).toEqual(['rely on the people']);
});

test('by key every highlight of a paragraph can be adjusted', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.mark('it is time to put an end to wavering', 'Highlight in pink');
  await reader.clickOn('rely on the people');
  await page.keyboard.press('Escape');
  await reader.select('agents of Kaledin');
  await page.keyboard.press('p');
  await expect.poll(() => reader.painted(/^lectern-green/)).toHaveLength(2);
  await page.locator('.words', { hasText: 'rely on the people' }).click({ position: { x: 3, y: 5 } });
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await expect(popover(page).getByRole('toolbar')).toHaveCount(2);
  await expect(popover(page).getByRole('button', { name: 'Adjust' })).toHaveCount(2);
});

test('an end that moves below the popover comes out from under it', async ({ page }) => {
  const reader = readerPage(page);
  await resize(page, { width: 420, height: 700 });
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.clickOn('rely on the people');
  await popover(page).getByRole('button', { name: 'Adjust' }).click();
  for (let step = 0; step < 25; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await reader.painted(/^lectern-green/))[0]?.split(' ').length).toBe(29);
  const isSeen = (): Promise<boolean> =>
    page.evaluate(() => {
      const highlight = [...CSS.highlights].find(([name]) => name.startsWith('lectern-green'))?.[1];
      const [range] = [...(highlight ?? [])];
      if (!range) return false;
      const last = document.createRange();
      last.setStart(range.endContainer, range.endOffset - 1);
      last.setEnd(range.endContainer, range.endOffset);
      const { left, right, top, bottom } = last.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return there !== null && there.closest('main') !== null;
    });
  await expect.poll(isSeen).toBe(true);
});

test('either end of a highlight in an editor’s note moves too', async ({ page }) => {
  const reader = readerPage(page);
  const popoverAdjust = popover(page).getByRole('button', { name: 'Adjust' });
  await reader.mark('was one of the bulwarks', 'Highlight in green');
  await reader.clickOn('was one of the bulwarks');
  await popoverAdjust.click();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => reader.painted(/^lectern-green/)).toEqual(['was one of the']);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => reader.painted(/^lectern-green/)).toEqual(['one of the']);
});
