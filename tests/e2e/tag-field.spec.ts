import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const tagField = (page: Page): Locator => page.getByRole('combobox', { name: 'Tags' });
const tagsOf = (card: Locator): Locator => card.getByRole('list', { name: 'Tags' }).getByRole('listitem');

test('the field for tags takes separators of any script and a pasted list, and a held Backspace stops at its start', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  const written = page.getByRole('button', { name: /^Remove tag/ });
  const field = tagField(page);
  const paste = (words: string): Promise<void> =>
    field.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      if (element.dispatchEvent(event)) document.execCommand('insertText', false, text);
    }, words);
  await field.focus();
  await page.keyboard.type('landpeace');
  for (let letter = 0; letter < 'peace'.length; letter += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(',');
  await expect(written).toHaveCount(2);
  await expect(field).toHaveValue('');
  await page.keyboard.type('سلام،土地、');
  await expect(written).toHaveCount(4);
  await page.keyboard.type('br');
  await paste('ead, war\nwages');
  await expect(written).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Remove tag bread' })).toHaveCount(1);
  await paste('one word');
  await expect(field).toHaveValue('one word');

  await page.keyboard.down('Backspace');
  for (let time = 0; time < 20; time += 1) await page.keyboard.down('Backspace'); // held, it repeats
  await page.keyboard.up('Backspace');
  await expect(field).toHaveValue('');
  await expect(written).toHaveCount(7);
});

test('a tag that is typed and not confirmed is there after a reload', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await tagField(page).pressSequentially('half a ta');
  await page.reload();
  await expect(tagsOf(reader.cards)).toHaveText(['half a ta']);
});
