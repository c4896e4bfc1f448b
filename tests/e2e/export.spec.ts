import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright/test';
import { addAxe, violations } from './support/axe';
import { clipboard, richClipboard } from './support/clipboard';
import { putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

const openExport = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('Control+e');
  return page.getByRole('dialog', { name: 'Export' });
};

test('a table of my notes is read back before it is given, and the page says that nothing was lost', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('The Vikzhel is not represented', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('=why, "not"?');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption({ label: 'Table for spreadsheets (.csv)' });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.csv$/);
  const rows: Record<string, string>[] = parse(readFileSync(await saved.path()), {
    bom: true,
    columns: true,
  });
  expect(rows).toMatchObject([{ quote: 'The Vikzhel is not represented', note: '\'=why, "not"?' }]);
  await expect(reader.announcements).toHaveText(/^Downloaded as .*\.csv\. Nothing was lost$/);
});

test('the reader chooses what comes along and sees it before; the choice is kept for each format', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 30, (number) => ({ note: `Thought ${number}`, tags: ['peace'] }));
  const dialog = await openExport(page);
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await dialog.getByLabel('Format').selectOption('html');
  await expect(preview.getByText('Thought 1', { exact: true })).toBeVisible();
  await expect(preview).toContainText('This is the beginning.');
  await dialog.getByRole('button', { name: 'My notes' }).click();
  await expect(preview.getByText('Thought 1', { exact: true })).toBeHidden();
  await dialog.getByRole('button', { name: 'Whole text with highlights' }).click();
  await expect(preview.getByText('There must be no vacillation')).toBeVisible();
  await dialog.getByLabel('Format').selectOption('csv');
  await expect(preview.getByRole('cell', { name: 'Thought 1', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'As written' }).click();
  await expect(preview).toContainText(',Thought 1,');
  await dialog.getByLabel('Order').selectOption({ label: 'By place, from the end' });
  await expect(preview).toContainText(',Thought 30,');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.reload();
  const again = await openExport(page);
  await expect(again.getByLabel('Format')).toHaveValue('csv');
  await expect(again.getByLabel('Order')).toHaveValue('place,true');
  await again.getByLabel('Format').selectOption('html');
  await expect(again.getByRole('button', { name: 'My notes' })).toHaveAttribute('aria-pressed', 'false');
  await expect(again.getByRole('button', { name: 'Whole text' })).toHaveAttribute('aria-pressed', 'true');
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
});

test('what a filter shows is exported alone, and can be copied', async ({ page, context, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 12, (number) => ({ note: `Thought ${number}` }));
  await page.getByRole('tab', { name: 'My notes' }).click();
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('Thought 7');
  await expect(reader.myNotes).toContainText('1 of 12');
  const dialog = await openExport(page);
  await expect(dialog.getByLabel('Which')).toHaveValue('filtered');
  await expect(dialog.getByText('1 item')).toBeVisible();
  await dialog.getByLabel('Format').selectOption('html');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog).toBeHidden();
  await expect(reader.announcements).toHaveText('Copied');
  const plain = await clipboard(context);
  expect(plain).toContain('Thought 7');
  expect(plain).not.toContain('Thought 8');
  expect(await richClipboard(context)).toContain('<blockquote');
});
