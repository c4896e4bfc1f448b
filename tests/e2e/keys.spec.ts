import type { Page } from 'playwright/test';
import { resize } from './support/frames';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

const somethingHasTheFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

test('with single letters turned off none of them does anything, and the dialog says so', async ({
  page,
}) => {
  const reader = readerPage(page);
  await page.keyboard.press('Control+,');
  await page.getByRole('checkbox', { name: /Single-key/ }).uncheck();
  await page.keyboard.press('Escape');
  await reader.select('agents of Kaledin');
  for (const key of ['j', 'k', 'b', 'h', 'n', 'c', '[', ']', '?', 't', 'g', 'l', 's', 'o', 'w'])
    await page.keyboard.press(key);
  await expect(reader.selectionToolbar).toBeVisible();
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  await expect(reader.cards).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(reader.library.getByRole('link')).toHaveCount(0);

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toContainText('Single-key shortcuts are turned off');
  await expect(dialog.getByRole('row', { name: 'Next paragraph' })).toHaveCount(0);
  await expect(dialog.getByRole('row', { name: /Search/ })).toHaveText(/Ctrl\+F/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('next paragraph');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-cursor]'), 'the palette still does all of it').toHaveCount(1);
});

test('the dialog of keys lists them by group', async ({ page }) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog.getByRole('table')).toHaveCount(5);
  await resize(page, { width: 1280, height: 500 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const list = dialog.getByRole('region', { name: 'Keyboard shortcuts' });
  await expect(list, 'too high for the window: the keys scroll it').toBeFocused();
  await expect(dialog.getByRole('heading')).toBeInViewport({ ratio: 1 });
  expect(await list.evaluate((box) => box.scrollTop)).toBe(0);
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await expect(
    dialog
      .getByRole('table', { name: 'Reading cursor and selection' })
      .getByRole('row', { name: 'Next paragraph' }),
  ).toHaveText(/J$/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('Esc closes the innermost first: selection, word, search, cursor', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('considers');
  await expect(reader.searchResults.getByRole('listitem')).not.toHaveCount(0);
  await reader.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader.selectionToolbar).toBeHidden();
  await expect.poll(() => reader.painted(/^lectern-word/)).not.toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual([]);
  await expect(reader.searchResults).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  await expect(page.locator('[data-cursor]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  await expect(reader.text).toBeFocused();
});

test('through the main journeys by keyboard only, the focus is never lost', async ({ page }) => {
  test.slow();
  const reader = readerPage(page);
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  /** What is pressed or typed, and what must have come of it. */
  const steps: readonly [keys: string | { type: string }, seen: () => Promise<void>][] = [
    ['j', () => expect(page.locator('#head')).toBeFocused()],
    ['j', () => expect(page.locator('#epigraph')).toBeFocused()],
    ['j', () => expect(page.locator('#s1-p1')).toBeFocused()],
    ['Shift+ArrowDown', () => expect(reader.selectionToolbar).toBeVisible()],
    ['h', () => expect(reader.cards).toHaveCount(1)],
    ['b', () => expect(reader.cards).toHaveCount(2)],
    ['Shift+ArrowRight', () => expect(reader.selectionToolbar).toBeVisible()],
    ['n', () => expect(note).toBeFocused()],
    [{ type: 'a note' }, () => expect(note).toHaveValue('a note')],
    ['Control+e', () => expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()],
    ['Escape', () => expect(page.getByRole('dialog')).toHaveCount(0)],
    ['Escape', () => expect(note).toHaveCount(0)],
    ['[', () => expect(reader.cards.nth(1)).toBeFocused()],
    ['Control+f', () => expect(reader.searchBox).toBeFocused()],
    [{ type: 'Vikzhel' }, () => expect(reader.searchResults.getByRole('listitem')).not.toHaveCount(0)],
    ['Enter', () => expect(reader.searchResults.locator('[aria-current]')).toHaveCount(1)],
    ['Escape', () => expect(reader.searchResults).toBeHidden()],
    ['Escape', () => expect(reader.searchBox).not.toBeFocused()],
    ['t', () => expect(reader.library.getByRole('link').first()).toBeVisible()],
    ['Escape', () => expect(reader.library.getByRole('link')).toHaveCount(0)],
    ['g', () => expect(page.getByRole('dialog', { name: 'Go to…' })).toBeVisible()],
    [{ type: 's1-p1' }, () => expect(page.getByRole('option')).toHaveCount(1)],
    ['Enter', () => expect(page.locator('#s1-p1')).toBeFocused()],
    ['o', () => expect(page.getByRole('group', { name: 'Highlights here' })).toBeVisible()],
    ['Escape', () => expect(page.getByRole('group', { name: 'Highlights here' })).toBeHidden()],
    ['Enter', () => expect(page.locator('#n1-p1')).toBeFocused()],
    ['Backspace', () => expect(page.locator('#s1-p1')).toBeFocused()],
    ['F6', () => expect(reader.editorsNotes).toBeFocused()],
    ['Control+k', () => expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible()],
    ['Escape', () => expect(page.getByRole('dialog')).toHaveCount(0)],
    ['Control+,', () => expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()],
    ['Escape', () => expect(page.getByRole('dialog')).toHaveCount(0)],
    ['?', () => expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()],
    ['Escape', () => expect(page.getByRole('dialog')).toHaveCount(0)],
  ];
  for (const [keys, seen] of steps) {
    if (typeof keys === 'string') await page.keyboard.press(keys);
    else await page.keyboard.type(keys.type);
    await seen();
    await expect
      .poll(() => somethingHasTheFocus(page), `after ${typeof keys === 'string' ? keys : keys.type}`)
      .toBe(true);
  }
});
