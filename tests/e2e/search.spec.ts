import type { SearchResults } from '#contract/commands';
import { expect, test } from './support/shared-lectern';
import { resize } from './support/frames';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('a result leads to its words and shows them', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('C.C.');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(7);
  await expect(reader.searchResults.locator('mark').first()).toHaveText('C.C.');
  await reader.searchResults.getByRole('button').first().click();
  await expect.poll(() => reader.painted(/^lectern-current-hit/)).toEqual(['C.C.']);
  expect((await reader.painted(/^lectern-hit/)).length).toBeGreaterThan(3);
});

test('what looks like a query language is taken as words; quotation marks give their order', async ({
  page,
}) => {
  const reader = readerPage(page);
  /** Ids of the blocks that are found; each query is waited for, and its results are on the page. */
  const found = async (typed: string): Promise<readonly string[]> => {
    const answered = page.waitForResponse((response) => {
      if (!response.url().endsWith('/api/search.query')) return false;
      return (response.request().postDataJSON() as { query: string }).query === typed; // by the contract
    });
    await reader.searchBox.fill(typed);
    const { value } = (await (await answered).json()) as { value: SearchResults }; // by the contract
    await expect(reader.searchResults.getByRole('listitem')).toHaveCount(value.hits.length);
    await expect(page.getByText('No paragraph contains all these words')).toHaveCount(
      value.hits.length === 0 ? 1 : 0,
    );
    return [...new Set(value.hits.map(({ block }) => block))];
  };
  for (const [typed, words] of [
    ['Lenin:', 'Lenin'],
    ['Vikz*', 'Vikz'],
    ['-Kamenev ~policy', 'Kamenev policy'],
  ] as const) {
    const asWords = await found(words);
    expect(asWords, words).not.toEqual([]);
    expect(await found(typed), typed).toEqual(asWords);
  }
  for (const typed of ['+', '"']) expect(await found(typed), typed).toEqual([]);

  expect(await found('"workers and peasants"')).toHaveLength(2);
  expect(await found('"peasants and workers"')).toEqual([]);
  await expect(reader.announcements).toHaveText('No results');
  await expect(reader.alerts).toHaveCount(0);
});

test('every occurrence is a result, in reading order or the best first, and the choice is kept', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('Kamenev');
  const places = reader.searchResults.locator('.place');
  await expect(places).toHaveText(['¶ 1', 'Note ¶ 1.2', ...Array<string>(5).fill('Note ¶ 1.4')]);
  await expect(reader.announcements).toHaveText('7 results');
  await page.getByRole('button', { name: 'Best match' }).click();
  await expect(places.first()).toHaveText('Note ¶ 1.4');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(7);
  await reader.open(lectern.url);
  await reader.searchBox.fill('Kamenev');
  await expect(places.first()).toHaveText('Note ¶ 1.4');
});

test('the keys lead through the results; Esc in the field returns to the place before', async ({ page }) => {
  const reader = readerPage(page);
  const results = reader.searchResults.getByRole('button');
  const current = reader.searchResults.locator('[aria-current]');
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 200, behavior: 'instant' }));
  const tops = () =>
    Promise.all(
      [reader.text, reader.editorsNotes.locator('[data-scroller]')].map((pane) =>
        pane.evaluate(({ scrollTop }) => scrollTop),
      ),
    );
  const before = await tops();
  await page.keyboard.press('Control+F');
  await expect(reader.searchBox).toBeFocused();
  await page.keyboard.type('Kamenev');
  await page.keyboard.press('Enter');
  await expect(results.first(), 'Enter right after typing').toHaveAttribute('aria-current', 'true');
  for (const [key, index, position] of [
    ['Enter', 1, '2 of 7'],
    ['ArrowDown', 2, '3 of 7'],
    ['F3', 3, '4 of 7'],
    ['Shift+Enter', 2, '3 of 7'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(results.nth(index)).toHaveAttribute('aria-current', 'true');
    await expect(reader.announcements).toHaveText(position);
  }
  await expect(current).toHaveCount(1);
  await expect.poll(() => reader.painted(/^lectern-current-hit/)).toEqual(['Kamenev']);
  await expect(page.locator('#n1-p4')).toBeInViewport();
  await expect(reader.searchBox).toBeFocused();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(current, 'another query has no current hit').toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  await expect.poll(tops).toEqual(before);
  await expect(reader.editorsNotes).toBeVisible();
});

test('in the list the arrow keys move through the results; Esc in the text only closes the search', async ({
  page,
}) => {
  const reader = readerPage(page);
  const results = reader.searchResults.getByRole('button');
  await reader.searchBox.fill('Moscow');
  await results.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await expect(results.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('End');
  await expect(results.last()).toBeFocused();
  const top = () => reader.text.evaluate(({ scrollTop }) => scrollTop);
  await expect.poll(() => reader.painted(/^lectern-current-hit/)).toEqual(['Moscow']);
  await page.keyboard.press('Control+G');
  await expect(results.first()).toHaveAttribute('aria-current', 'true');
  await reader.text.focus();
  const before = await top();
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  expect(await top()).toBe(before);
});

test('my notes are searched too, and a result there leads to its card', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('dispatched to Moscow', 'Add note');
  await page.keyboard.type('What Kamenev’s policies meant for Moscow');
  await page.keyboard.press('Escape');
  await reader.searchBox.fill('policy Kamenev');
  const found = page.getByRole('list', { name: 'Found in my notes' }).getByRole('button');
  await expect(found).toHaveText([/¶ 1.*Kamenev’s policies/, /policies/]);
  await found.first().click();
  const card = reader.cards.filter({ hasText: 'What Kamenev’s' });
  await expect(card).toBeInViewport();
  await resize(page, { width: 420, height: 800 });
  await found.first().click();
  await expect(card, 'in a drawer too').toBeInViewport();
  await reader.searchBox.fill('policy Zinoviev');
  await expect(found).toHaveCount(0);
});

test('Find all searches the selected words as a phrase; the text keeps its lines', async ({ page }) => {
  const reader = readerPage(page);
  const width = () => reader.text.evaluate(({ clientWidth }) => clientWidth);
  const before = await width();
  await reader.select('nk and fi'); // of "rank and file"
  await reader.selectionToolbar.getByRole('button', { name: 'Find all' }).click();
  await expect(reader.searchBox).toHaveValue('"rank and file"');
  await expect(reader.searchResults.locator('mark')).toHaveText(['rank and file', 'rank and file']);
  expect(await width()).toBe(before);
});

test('Esc closes the search, and its marks go with it', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('Moscow');
  await expect.poll(() => reader.painted(/^lectern-hit/)).not.toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  expect(await reader.painted(/^lectern-hit/)).toEqual([]);
});
