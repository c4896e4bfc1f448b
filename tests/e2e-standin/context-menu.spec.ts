import { readerPage } from '../e2e/support/reader-page';
import { expect, test } from './support/desktop';

const words = 'There is now no point in negotiating';

test('selected words are marked, noted and cited from the context menu, by mouse and by the menu key', async ({
  open,
}) => {
  const { desktop, page } = await open();
  const reader = readerPage(page);
  await reader.select(words);
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('ContextMenu');
  const byKey = await desktop.contextMenu();
  expect(byKey.labels).toEqual([
    ...['Highlight', 'Add Note', 'Copy', 'Copy with Citation', 'Copy Link to Paragraph', 'Find All'],
    'Select All',
  ]);
  await byKey.choose('Highlight');
  await expect(reader.announcements).toHaveText('Highlighted');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual([words]);

  await reader.clickOn(words, 'right');
  await expect(page.getByRole('group', { name: 'Highlights here' }), 'its own toolbar').toBeVisible();
  await page.keyboard.press('Escape');

  await reader.select('The Vikzhel is not represented');
  await expect(reader.selectionToolbar).toBeVisible();
  await reader.clickOn('Vikzhel is not', 'right');
  const byMouse = await desktop.contextMenu();
  expect(byMouse.labels).toEqual(byKey.labels);
  await byMouse.choose('Find All');
  await expect(reader.searchBox).toHaveValue('"The Vikzhel is not represented"');
});

test('a field edits, and a link in a note opens or gives its address', async ({ open }) => {
  const { desktop, page } = await open();
  const reader = readerPage(page);
  await reader.mark(words, 'Add note');
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await field.fill('See https://example.org/claim and');
  await field.click({ button: 'right' });
  const ofField = await desktop.contextMenu();
  expect(ofField.labels).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All']);
  await page.getByRole('button', { name: 'Done' }).click();
  const link = reader.cards.getByRole('link', { name: 'https://example.org/claim' });
  await link.click({ button: 'right' });
  const ofLink = await desktop.contextMenu();
  expect(ofLink.labels).toEqual(['Open Link', 'Copy Address', 'Copy Link to Note', 'Select All']);
  await ofLink.choose('Copy Address');
  await expect.poll(() => desktop.copied).toEqual(['https://example.org/claim']);
  await link.click({ button: 'right' });
  await (await desktop.contextMenu()).choose('Open Link');
  await expect.poll(() => desktop.openedLinks).toEqual(['https://example.org/claim']);
});
