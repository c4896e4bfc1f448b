import type { Page } from 'playwright/test';
import { resize } from './support/frames';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

// The focus never goes with what had it, and Esc closes one thing at a time.

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

/** Puts the reading cursor at a paragraph by its number. */
const cursorAt = async (page: Page, id: string): Promise<void> => {
  await page.locator(`#${id} .label`).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(`#${id}`)).toBeFocused();
};

test('Esc on the locator of a paragraph gives the focus to the pane', async ({ page }) => {
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Copy reference to Heading · head' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  await expect(readerPage(page).text).toBeFocused();
});

test('when the cursor jumps, the focus that it had goes along', async ({ page }) => {
  const reader = readerPage(page);
  await resize(page, { width: 1280, height: 660 }); // with my notes behind another pane
  await reader.mark('our victory will be assured', 'Highlight');
  await cursorAt(page, 's1-p1');
  await page.keyboard.press(']');
  await expect(page.locator('#s2-p1')).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('#s3-p1')).toBeFocused();
});

test('a cursor in a pane behind another one is no place for the focus', async ({ page }) => {
  const reader = readerPage(page);
  await cursorAt(page, 'n1-p2');
  await reader.showPane('Names and dates');
  await reader.select('our victory will be assured');
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(reader.selectionToolbar.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(reader.text).toBeFocused();
});

test('a pane that is chosen from the palette gets the focus', async ({ page }) => {
  const reader = readerPage(page);
  await cursorAt(page, 'n1-p2');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('Go to my notes');
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p2')).toBeHidden();
  await expect(reader.myNotes).toBeFocused();
});

test('a window that becomes small keeps the pane that one is in', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('considers that Kamenev', 'Add note');
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(note).toBeFocused();
  await page.keyboard.type('half');
  await page.setViewportSize({ width: 700, height: 500 });
  await expect(page.getByRole('tablist', { name: 'Panes' })).toBeVisible();
  await page.keyboard.type(' a thought');
  await expect(note).toHaveValue('half a thought');
  await expect(note).toBeInViewport();
});

test('in a narrow window a search result takes the focus to its place', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  const reader = readerPage(page);
  await reader.searchBox.fill('propagandists');
  await reader.searchResults.getByRole('button').first().press('Enter');
  await expect(reader.searchResults).toBeHidden();
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('propagandists');
});

test('Esc in a dialog closes the dialog and not what is open under it', async ({ page }) => {
  const reader = readerPage(page);
  const dialog = page.getByRole('dialog', { name: 'All commands' });
  await reader.mark('our victory will be assured', 'Highlight');
  await cursorAt(page, 's2-p1');
  await page.keyboard.press('o');
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await expect(popover.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(popover.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();

  await page.keyboard.press('t');
  const present = reader.library.locator('[aria-current="location"]');
  await expect(present).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(present).toBeFocused();
});

test('one Esc closes one thing, also when a preview comes over a popover', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('our victory will be assured', 'Highlight');
  await reader.clickOn('our victory will be assured');
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await expect(popover).toBeVisible();
  await page.locator('[role="doc-noteref"]').first().hover();
  const preview = page.getByRole('tooltip');
  await expect(preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await preview.count()) + (await popover.count())).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await preview.count()) + (await popover.count())).toBe(0);
});

test('the contents close when one goes on, and Esc does not bring one back to them', async ({ page }) => {
  const reader = readerPage(page);
  await page.keyboard.press('t');
  await expect(reader.library.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader.text).toBeFocused();
  await expect(reader.library.getByRole('link')).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await expect(reader.text).toBeFocused();
});

test('what a page reference means is closed without taking the focus from where it went', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.editorsNotes.getByRole('button', { name: 'p. 301' }).press('Enter');
  const meaning = page.getByRole('dialog', { name: 'Pages of the printed edition' });
  await expect(meaning.getByRole('button')).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[data-cursor]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(page.locator('[data-cursor]')).toBeFocused();
});
