import type { SearchResults } from '#contract/commands';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('a result leads to its words and shows them', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('C.C.');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(1);
  await expect(reader.searchResults.locator('mark').first()).toHaveText('C.C.');
  await reader.searchResults.getByRole('button').click();
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['C.C.']);
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
    return value.hits.map(({ blockId }) => blockId);
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

test('Enter right after typing leads to the first result and stays there', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.pressSequentially('Kamenev');
  await page.keyboard.press('Enter');
  await expect(reader.searchResults.getByRole('button').first()).toHaveAttribute('aria-current', 'true');
  await reader.text.focus();
  await page.keyboard.press('Escape');
  await expect(reader.searchResults, 'Esc closes it from the text too').toBeHidden();
});

test('Esc closes the search, and its marks go with it', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('Moscow');
  await expect.poll(() => reader.painted(/^lectern-hit/)).not.toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  expect(await reader.painted(/^lectern-hit/)).toEqual([]);
});
