import type { Page } from 'playwright/test';
import { clipboard } from './support/clipboard';
import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

/** Moves the reading cursor from the beginning to a paragraph of the text, by J only. */
const walkTo = async (page: Page, id: string): Promise<void> => {
  for (const one of ['head', 'epigraph', 's1-p1', 's2-p1', 's3-p1']) {
    await page.keyboard.press('j');
    await expect(page.locator(`#${one}`)).toBeFocused();
    if (one === id) return;
  }
};

test('J and K move a visible cursor from paragraph to paragraph, and say where the text ends', async ({
  page,
}) => {
  const reader = readerPage(page);
  await walkTo(page, 's3-p1');
  await expect(page.locator('#s3-p1')).toBeInViewport();
  const bar = () => page.locator('#s3-p1').evaluate((block) => getComputedStyle(block, '::before').width);
  expect(await bar()).toBe('3px');
  await page.keyboard.press('j');
  await expect(reader.announcements).toHaveText('This is the last paragraph');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator('#s2-p1')).toBeFocused();
  await expect.poll(bar).not.toBe('3px');
});

test('the cursor begins at what is in view, in the pane that has the focus', async ({ page }) => {
  const reader = readerPage(page);
  await resize(page, { width: 1280, height: 500 });
  await reader.text.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  await page.keyboard.press('j');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('#n1-p2')).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(reader.announcements).toHaveText('This is the first paragraph');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  await expect(reader.editorsNotes, 'the pane keeps the focus').toBeFocused();
});

test('H, N and C take the paragraph at the cursor when nothing is selected', async ({ page, context }) => {
  const reader = readerPage(page);
  await page.keyboard.press('h');
  await expect(reader.announcements).toContainText('Nothing selected');
  await walkTo(page, 's2-p1');
  await page.keyboard.press('h');
  await expect(reader.announcements).toHaveText('Highlighted');
  await expect
    .poll(() => reader.painted(/^lectern-yellow/))
    .toEqual([expect.stringMatching(/^Comrade Lenin considers that the negotiations[\s\S]*be assured\.$/)]);
  await expect(page.locator('#s2-p1')).toBeFocused();
  await page.keyboard.press('c');
  await expect(reader.announcements).toHaveText('Copied with citation');
  expect(await clipboard(context)).toContain('(s2-p1)');
  await page.keyboard.press('k');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.type('on the whole of it');
  await page.keyboard.press('Escape');
  await expect(reader.cards.first()).toContainText('on the whole of it');
  await expect(reader.cards).toHaveCount(2);
});

ownLecternTest(
  'B bookmarks the paragraph: a mark beside it, a card, and both come back and go away',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await walkTo(page, 's2-p1');
    await page.keyboard.press('b');
    await expect(reader.announcements).toHaveText('Bookmarked: ¶ 2');
    await expect(reader.cards).toHaveCount(1);
    await expect(reader.cards.getByRole('img', { name: 'Bookmark' })).toBeVisible();
    expect(await reader.painted(/^lectern-(yellow|green|blue|pink|orange|purple)/)).toEqual([]);
    await expect(reader.myNotes).toContainText('1 bookmark');
    await expect(reader.cards).toContainText('Saved');

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    const mark = page.locator('#s2-p1').getByRole('button', { name: 'Bookmark ¶ 2', pressed: true });
    await expect(mark).toBeVisible();
    await expect(page.getByRole('button', { name: /^Bookmark ¶/ })).toHaveCount(1);

    await page.keyboard.press('g');
    await expect(page.getByRole('combobox', { name: 'Place' })).toBeFocused();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(page.locator('#s2-p1')).toBeFocused();
    await page.keyboard.press('h');
    await expect(reader.cards, 'a highlight of the same words is another thing').toHaveCount(2);
    await page.keyboard.press('b');
    await expect(reader.announcements).toHaveText('Bookmark removed. Undo available');
    await expect(reader.cards).toHaveCount(1);
    await expect(mark).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(reader.cards).toHaveCount(2);
  },
);

test('Enter opens the note reference of the paragraph, and Backspace comes back', async ({ page }) => {
  await walkTo(page, 's1-p1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p1')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(page.locator('#s1-p1')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="doc-noteref"]'), 'from the note to its reference').toBeFocused();
});

test('O opens the highlights of the paragraph; they can be changed and deleted, and the focus comes back', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.mark('our victory will be assured', 'Highlight in green');
  await reader.text.getByRole('link', { name: 'Paragraph 2' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('o');
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await expect(popover.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(page.locator('#s2-p1')).toBeFocused();

  await page.keyboard.press('o');
  await popover.getByRole('button', { name: 'Change to blue' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual(['our victory will be assured']);
  await popover.getByRole('button', { name: 'Delete highlight' }).focus();
  await page.keyboard.press('Enter');
  await expect(reader.announcements).toHaveText('Deleted. Undo available');
  await expect(page.locator('#s2-p1')).toBeFocused();
});

test('a deleted note gives the focus to the next one, the last to the pane', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('agents of Kaledin', 'Highlight');
  await reader.mark('our victory will be assured', 'Highlight');
  await expect(reader.cards).toHaveCount(2);
  await reader.cards.first().getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards.first()).toBeFocused();
  await reader.cards.first().getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(reader.cards).toHaveCount(0);
  await expect(reader.myNotes).toBeFocused();
});
