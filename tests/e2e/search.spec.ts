import type { SearchResults } from '#contract/commands';
import { expect, test } from './support/shared-lectern';
import { resize } from './support/frames';
import { putNotes } from './support/many-notes';
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
    const nothing = page.getByText(/^(No paragraph contains all these words|Type a word or a number)/);
    await expect(nothing).toHaveCount(value.hits.length === 0 ? 1 : 0);
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
  const nothing = page.getByText('No paragraph contains all these words');
  await reader.searchBox.fill('policies meant');
  await expect(found).not.toHaveCount(0);
  await expect(page.getByText('Nothing in the text or the editor’s notes')).toBeVisible();
  await expect(nothing).toBeHidden();
  await reader.searchBox.fill('policy Zinoviev');
  await expect(found).toHaveCount(0);
  await reader.searchBox.fill('meant Zinoviev');
  await expect(nothing).toBeVisible();
});

test('a result in a long note far down the list opens it out, and its words are marked and seen', async ({
  page,
}) => {
  const reader = readerPage(page);
  const lines = (count: number) => 'A line of the note.\n\n'.repeat(count);
  await putNotes(page, 60, (number) =>
    number === 40 ? { note: `${lines(30)}A **buried** treasure.\n\n${lines(30)}One more treasure.` } : {},
  );
  await reader.searchBox.fill('treasure');
  for (const words of ['A buried treasure.', 'One more treasure.', 'A buried treasure.']) {
    await page.keyboard.press('Enter');
    await expect(reader.cards.getByText(words)).toBeInViewport({ ratio: 1 });
    await expect.poll(() => reader.painted(/^lectern-current-hit/)).toEqual(['treasure']);
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => reader.painted(/^lectern-current-hit/)).toEqual([]);
});

test('of many results those near the view are in the page, and the keys reach all', async ({ page }) => {
  const reader = readerPage(page);
  const rows = reader.searchResults.getByRole('listitem');
  const row = (number: number) => reader.searchResults.locator(`[aria-posinset="${number}"] > button`);
  await reader.searchBox.fill('the');
  await expect(reader.announcements).toHaveText('144 results');
  await row(1).focus();
  for (const [key, number] of [
    ['End', 144],
    ['ArrowUp', 143],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(row(number)).toBeFocused();
    await expect(row(number)).toBeInViewport({ ratio: 0.9 });
  }
  await page.keyboard.press('Shift+F3');
  await expect(row(144), 'the focus goes with the hit').toBeFocused();
  await expect(reader.announcements).toHaveText('144 of 144');
  expect(await rows.count()).toBeLessThan(40);
});

test('Esc in the field returns to the text, or to the drawer that was open over it', async ({ page }) => {
  const reader = readerPage(page);
  await resize(page, { width: 420, height: 800 });
  for (const drawer of [null, 'My notes']) {
    if (drawer) await reader.showPane(drawer);
    await reader.searchBox.fill('bulwarks');
    await expect(reader.announcements).toHaveText('1 result');
    await page.keyboard.press('Enter');
    await expect(reader.editorsNotes).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(reader.editorsNotes).toBeHidden();
    await expect(reader.myNotes).toBeVisible({ visible: drawer !== null });
  }
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
