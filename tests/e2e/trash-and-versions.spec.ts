import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

test('what was deleted lies in the trash, comes back whole, and goes for good only when asked twice', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('kept words');
  await page.keyboard.press('Escape');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await expect(reader.cards).toHaveCount(2);
  for (const left of [1, 0]) {
    await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
    await expect(reader.cards).toHaveCount(left);
  }
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);

  await reader.showPane('My notes');
  await reader.myNotes.getByRole('button', { name: 'Trash (2)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trash' });
  const items = dialog.getByRole('listitem');
  await expect(items).toHaveCount(2);
  await items.filter({ hasText: 'kept words' }).getByRole('button', { name: 'Restore' }).click();
  await expect(items).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Empty trash' }).click();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(items).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Empty trash' }).click();
  await dialog.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(dialog).toContainText('The trash is empty.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('kept words');
  await expect(reader.myNotes.getByRole('button', { name: /^Trash/ })).toHaveCount(0);
});

test('earlier versions of a note are shown beside the present one and can be brought back', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const write = async (words: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill(words);
    await page.keyboard.press('Escape');
    await expect(reader.cards).toContainText(words);
    await expect(reader.cards).toContainText('Saved');
  };
  await reader.mark('agents of Kaledin', 'Add note');
  await write('the first wording');
  await reader.leave();
  await lectern.restart(); // a session of editing ends with the program
  await reader.open(lectern.url);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await write('the second wording');

  await reader.cards.getByRole('button', { name: 'Earlier versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('region', { name: 'Then' })).toContainText('the first wording');
  await expect(dialog.getByRole('region', { name: 'Now' })).toContainText('the second wording');
  const changes = dialog.getByRole('region', { name: 'Changes' });
  await expect(changes.getByRole('deletion')).toHaveText('[deleted: first] ');
  await expect(changes.getByRole('insertion')).toHaveText('[inserted: second] ');
  await expect(changes.getByRole('deletion')).toHaveCSS('text-decoration-line', 'line-through');
  await expect(changes.getByRole('insertion')).toHaveCSS('text-decoration-line', 'underline');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(dialog.getByRole('region', { name: 'Now' })).toContainText('the first wording');
  await expect(dialog.getByRole('region', { name: 'Then' }), 'nothing is lost').toContainText(
    'the second wording',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toContainText('the second wording');
});
