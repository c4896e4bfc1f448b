import { readFileSync } from 'node:fs';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

const words = 'There is now no point in negotiating';

test('a note is made, found again after a restart, searched for and exported', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await expect(reader.text).toContainText(
    'must not be admitted to it; the Soviets are voluntary organisations',
  );
  await expect(reader.editorsNotes).toContainText('was one of the bulwarks');
  expect(page.url(), 'the token is gone from the address').not.toContain('token');

  await reader.mark(words, 'Highlight in green');
  await expect(reader.announcements).toHaveText('Highlighted');
  await expect.poll(() => reader.painted(/^lectern-green/)).toEqual([words]);

  await reader.mark('The Vikzhel is not represented', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Why *not* represented?');
  await page.getByRole('combobox', { name: 'Tags' }).fill('soviets');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.announcements).toHaveText('Note saved');
  await expect(reader.cards).toHaveCount(2);

  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.cards.nth(0).getByRole('blockquote')).toHaveText(words);
  await expect(reader.cards.nth(1)).toContainText('Why not represented?');
  await expect(reader.cards.nth(1)).toContainText('soviets');
  await expect(reader.cards.nth(1)).toContainText('Saved');
  await expect.poll(() => reader.painted(/^lectern-green/)).toContain(words);

  await reader.searchBox.fill('Kamenev');
  await expect(reader.announcements).toHaveText('7 results');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(7);
  await reader.searchResults.getByRole('button').nth(1).click();
  await expect.poll(() => reader.painted(/^lectern-hit/)).toContain('Kamenev');
  await page.getByRole('button', { name: 'Close search' }).click();

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByLabel('Format')).toHaveValue('markdown');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toContain(`> ${words}`);
  expect(file).toContain('> The Vikzhel is not represented');
  expect(file).toContain('Why *not* represented?');
  expect(file).toContain('soviets');
  expect(file).toContain('Marxist Internet Archive');
  await expect(dialog).toBeHidden();
});
