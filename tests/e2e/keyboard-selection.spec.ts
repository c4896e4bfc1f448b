import type { Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

const selected = (page: Page): Promise<string> =>
  page.evaluate(() => document.getSelection()?.toString() ?? '');

const press = async (page: Page, key: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
};

/** Puts the reading cursor at a paragraph by its locator. */
const goTo = async (page: Page, locator: string): Promise<void> => {
  await page.keyboard.press('g');
  await expect(page.getByRole('combobox', { name: 'Place' })).toBeFocused();
  await page.keyboard.type(locator);
  await page.keyboard.press('Enter');
  await expect(page.locator(`#${locator}`)).toBeFocused();
};

test('words are selected from the cursor, highlighted from the toolbar, and the focus comes back', async ({
  page,
}) => {
  const reader = readerPage(page);
  await goTo(page, 's1-p1');
  await press(page, 'Shift+ArrowRight');
  await expect.poll(() => selected(page)).toBe('Comrade');
  await press(page, 'Shift+ArrowRight', 2);
  await expect.poll(() => selected(page)).toBe('Comrade Lenin considers');
  await press(page, 'Shift+ArrowLeft');
  await expect.poll(() => selected(page)).toBe('Comrade Lenin');
  await press(page, 'Shift+ArrowLeft', 3);
  await expect.poll(() => selected(page), 'one word is left').toBe('Comrade');

  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(reader.selectionToolbar.getByRole('button', { name: 'Highlight', exact: true })).toBeFocused();
  await press(page, 'ArrowRight', 3);
  await page.keyboard.press('Enter');
  await expect(reader.announcements).toHaveText('Highlighted');
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual(['Comrade']);
  await expect(page.locator('#s1-p1')).toBeFocused();
});

test('a selection begins at the word one goes to, and grows by sentences and letters', async ({ page }) => {
  await goTo(page, 's1-p1');
  await press(page, 'ArrowRight', 4);
  await press(page, 'ArrowLeft', 1);
  await expect.poll(() => readerPage(page).painted(/^lectern-word/)).toEqual(['considers']);
  await press(page, 'Shift+ArrowDown');
  await expect.poll(() => selected(page)).toBe('considers that Kamenev’s policy must be checked at once.');
  await press(page, 'Shift+ArrowDown');
  await expect.poll(() => selected(page)).toMatch(/negotiating with the Vikzhel\.(\[1\])?$/);
  await press(page, 'Shift+ArrowUp');
  await press(page, 'Control+Shift+ArrowLeft', 5);
  await expect.poll(() => selected(page)).toBe('considers that Kamenev’s policy must be checked at');
  await press(page, 'Control+Shift+ArrowRight');
  await expect.poll(() => selected(page)).toBe('considers that Kamenev’s policy must be checked at o');

  await page.keyboard.press('Escape');
  await expect.poll(() => selected(page)).toBe('');
  await expect(page.locator('#s1-p1'), 'Esc gives up the selection, not the place').toBeFocused();
  await page.keyboard.press('s');
  await expect
    .poll(() => selected(page))
    .toBe('Comrade Lenin considers that Kamenev’s policy must be checked at once.');
});

test('a selection runs on into the next paragraph and not into another pane', async ({ page }) => {
  const reader = readerPage(page);
  await goTo(page, 's2-p1');
  await press(page, 'Shift+ArrowDown', 5);
  await page.keyboard.press('h');
  const painted = await reader.painted(/^lectern-yellow/);
  expect(painted.at(0)).toMatch(/^Comrade Lenin considers that the negotiations[\s\S]*be assured\.$/);
  expect(painted.at(1)).toMatch(/^Comrade Lenin considers the question/);
  await press(page, 'Shift+ArrowDown', 30);
  await page.keyboard.press('h');
  await expect(reader.cards).toHaveCount(2);
  expect((await reader.painted(/^lectern-yellow/)).join(' ')).not.toContain('The reference is to');
});

test('N after a highlight made by keys is a note on that highlight, and so again from its words', async ({
  page,
}) => {
  const reader = readerPage(page);
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await goTo(page, 's1-p1');
  await press(page, 'Shift+ArrowRight', 2);
  await expect.poll(() => selected(page)).toBe('Comrade Lenin');
  await page.keyboard.press('h');
  await expect(reader.announcements).toHaveText('Highlighted');
  await page.keyboard.press('n');
  await expect(field).toBeFocused();
  await page.keyboard.type('which one?');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('which one?');
  await expect(reader.cards.getByRole('blockquote')).toHaveText('Comrade Lenin');

  await goTo(page, 's1-p1');
  await press(page, 'ArrowRight', 2);
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual(['Lenin']);
  await page.keyboard.press('n');
  await expect(field).toHaveValue('which one?');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(1);
});

test('Esc in the toolbar returns to the paragraph', async ({ page }) => {
  const reader = readerPage(page);
  await goTo(page, 'n1-p2');
  await press(page, 'Shift+ArrowRight', 2);
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(reader.selectionToolbar).toBeHidden();
  await expect(page.locator('#n1-p2')).toBeFocused();
});

test('from a search hit to the note on its words, without a mouse', async ({ page }) => {
  const reader = readerPage(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('propagandists');
  await page.keyboard.press('Enter');
  await expect(reader.searchResults.getByRole('button').first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('F6');
  await page.keyboard.press('w');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await expect.poll(() => selected(page)).toBe('propagandists');
  await press(page, 'Shift+ArrowRight', 3);
  await expect.poll(() => selected(page)).toBe('propagandists into the countryside');
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Enter');
  const addNote = reader.selectionToolbar.getByRole('button', { name: 'Add note' });
  for (let step = 0; step < 12; step += 1) {
    if (await addNote.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(addNote).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.type('who?');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toContainText('propagandists into the countryside');
});

test('when the search is closed, nothing is offered to select what it found', async ({ page }) => {
  const reader = readerPage(page);
  const offered = async (): Promise<number> => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
    await page.keyboard.type('the match');
    const options = page.getByRole('option', { name: 'Select the match' });
    await expect(page.getByRole('combobox', { name: 'Command or place' })).toHaveValue('the match');
    const count = await options.count();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    return count;
  };
  await page.keyboard.press('Control+f');
  await page.keyboard.type('propagandists');
  await page.keyboard.press('Enter');
  await expect(reader.searchResults.locator('[aria-current]')).toHaveCount(1);
  expect(await offered()).toBe(1);
  await reader.searchBox.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  expect(await offered()).toBe(0);
});

test('from a search hit the cursor goes on word by word', async ({ page }) => {
  const reader = readerPage(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('propagandists');
  await page.keyboard.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-word/)).toEqual(['propagandists']);
  await page.keyboard.press('F6');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await press(page, 'Shift+ArrowRight', 2);
  await expect.poll(() => selected(page)).toBe('into the');
});

test.describe('in a long text', () => {
  ownLecternTest.use({ textSize: { words: 30_000, notes: 300 } });

  ownLecternTest(
    'all of it can be selected, and only the lines in view are looked at',
    async ({ page, lectern }) => {
      await page.addInitScript(() => {
        const { prototype } = Range;
        const original = Object.getOwnPropertyDescriptor(prototype, 'getClientRects')
          ?.value as () => DOMRectList;
        let most = 0;
        prototype.getClientRects = function () {
          const rects = original.call(this);
          most = Math.max(most, rects.length);
          Object.assign(window, { most });
          return rects;
        };
      });
      const reader = readerPage(page);
      await reader.leave();
      await page.goto(lectern.origin);
      await reader.text.focus();
      await page.keyboard.press('Control+a');
      await expect(reader.selectionToolbar).toBeInViewport();
      await reader.text.evaluate((pane) => pane.scrollBy({ top: 5000, behavior: 'instant' }));
      await expect(reader.selectionToolbar).toBeInViewport();
      const most = await page.evaluate(() => (window as unknown as { most: number }).most);
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(100);
    },
  );
});
