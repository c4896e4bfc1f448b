import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
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

test('after an export, one sentence says what of the choice is not in the file', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3, (number) => ({ style: number === 2 ? 'underline' : 'solid' }));
  const dialog = await openExport(page);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(reader.announcements).toHaveText(
    /\.md\. Everything you chose is in it except the words around the quotes and the exact positions \(3 notes\) and the highlight styles \(1 note\)$/,
  );
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
  await expect(preview).toContainText('The preview ends here');
  await dialog.getByRole('button', { name: 'My notes' }).click();
  await expect(preview.getByText('Thought 1', { exact: true })).toBeHidden();
  await dialog.getByRole('button', { name: 'Whole text with highlights' }).click();
  await expect(preview.getByText('There must be no vacillation')).toBeVisible();
  await expect(dialog.getByLabel('Order')).toBeHidden(); // that of the text
  await expect(dialog.getByRole('button', { name: 'Copy' })).toBeHidden();
  await dialog.getByLabel('Format').selectOption('csv');
  await expect(preview.getByRole('cell', { name: 'Thought 1', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Source' }).click();
  await expect(preview).toContainText(',Thought 1,');
  await dialog.getByLabel('Order').selectOption({ label: 'Text order, from the end' });
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
  expect(plain).toMatch(/^# Speeches/); // without what only other programs read
  expect(plain).not.toContain('<!--');
  const rich = await richClipboard(context);
  expect(rich).toContain('<blockquote');
  expect(rich).not.toContain('font-size');

  const again = await openExport(page);
  await again.getByLabel('Format').selectOption('markdown');
  await again.getByLabel('My own template').check();
  await again.getByLabel('Template of a note').fill('Mine: {{ note.words }}');
  await expect(again.getByRole('region', { name: 'Preview' })).toContainText('Mine: Thought 7');
  await again.getByRole('button', { name: 'Copy' }).click();
  await expect(again).toBeHidden();
  expect(await richClipboard(context)).toContain('Mine: Thought 7');
});

test('a template of the reader is checked as one types, and shapes each note', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3, (number) => ({ note: `Thought ${number}` }));
  const dialog = await openExport(page);
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await dialog.getByLabel('My own template').check();
  const template = dialog.getByLabel('Template of a note');
  await expect(template).toHaveValue(/note\.words/);
  await template.fill('{{ note.words }}\n{{ note.nothing }}');
  await expect(dialog.getByRole('alert')).toHaveText(/^Line 2, column \d+: undefined variable/);
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await template.fill('{% for number in (1..100000000) %}{{ number }}{% endfor %}');
  await expect(dialog.getByRole('alert')).toHaveText(/^Line 1, .*memory/);
  await expect(preview).toHaveText('No preview: the template has a mistake.');
  await dialog.getByText('Names you can use').click();
  await expect(dialog.getByText('passage.citation')).toBeVisible();
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
  await template.fill('Mine: {{ note.words }}');
  await dialog.getByRole('button', { name: 'Source' }).click();
  await expect(preview).toContainText('Mine: Thought 2');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Mine: Thought 3');
});

test('a template is kept while it is not used, and can be begun anew', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 2);
  const dialog = await openExport(page);
  const own = dialog.getByLabel('My own template');
  const template = dialog.getByLabel('Template of a note');
  await own.check();
  await expect(dialog.getByRole('button', { name: 'Start over' })).toBeHidden();
  await template.fill('Mine: {{ note.words }}');
  await own.uncheck();
  await page.keyboard.press('Escape');
  await openExport(page);
  await own.check();
  await expect(template).toHaveValue('Mine: {{ note.words }}');
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await expect(template).toHaveValue(/note\.marks/);
  await expect(template).toBeFocused();
});

test('a folder comes as an archive where the browser saves it, with links between its files', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3, (number) => ({ note: `Thought ${number}` }));
  const dialog = await openExport(page);
  const headings = dialog.getByRole('region', { name: 'Preview' }).getByRole('heading');
  await expect(headings).not.toHaveCount(1);
  await dialog.getByLabel('One file per note, in a folder').check();
  await expect(headings).toHaveCount(1); // of the text: no groups
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.zip$/);
  const files = unzipSync(readFileSync(await saved.path()));
  expect(Object.keys(files).sort()).toEqual(['Thought 1.md', 'Thought 2.md', 'Thought 3.md']);
  expect(Buffer.from(files['Thought 2.md'] ?? []).toString('utf8')).toContain('\nThought 2\n');
});

test('an export that takes long shows how far it is, and leaves nothing when it is cancelled', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3);
  const dialog = await openExport(page);
  await expect(dialog.getByText('3 items')).toBeVisible();
  // The answer is held back until the page has asked for the end.
  const asked: string[] = [];
  const cancelled = new Promise<void>((resolve) => {
    void page.route('**/api/work.cancel', async (route) => {
      asked.push('cancel');
      await route.continue();
      resolve();
    });
  });
  await page.route('**/api/export.save', async (route) => {
    await cancelled;
    await route.fulfill({ json: { ok: false, error: { code: 'cancelled', message: '' } } });
  });
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Exporting…' })).toBeVisible();
  await expect(dialog.getByLabel('Format')).toBeDisabled();
  await dialog.getByRole('progressbar').locator('..').getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
  expect(asked).toContain('cancel');
  await page.unrouteAll({ behavior: 'wait' });
});
