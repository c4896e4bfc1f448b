import { expect, test } from './support/lectern';
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

test('a name is found before its note reference, and with its curly apostrophe', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('negotiating with the Vikzhel');
  await expect(reader.searchResults).toContainText('Vikzhel');
  await reader.searchBox.fill('Kamenev');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(3);
});

test('words in quotation marks are looked for in that order', async ({ page }) => {
  const reader = readerPage(page);
  await reader.searchBox.fill('"workers and peasants"');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(2);
  await reader.searchBox.fill('"peasants and workers"');
  await expect(reader.announcements).toHaveText('No results');
  await expect(page.getByText('No paragraph holds all of these words')).toBeVisible();
});

test('what looks like a query language is taken as words', async ({ page }) => {
  const reader = readerPage(page);
  for (const words of ['Lenin:', '+', '"', 'Vikz*', '-Kamenev ~2']) {
    await reader.searchBox.fill(words);
    await expect(page.getByRole('button', { name: 'Close search' })).toBeVisible();
  }
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
