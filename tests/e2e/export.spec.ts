import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

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
