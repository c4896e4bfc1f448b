import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRecordNewer } from '../support/newer-record';
import { noFiles } from '../support/no-files';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

test('a record of a newer version is left alone, and the page says so instead of staying blank', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await reader.leave();
  await lectern.stop();

  const { path, newer } = makeRecordNewer(lectern.dataDir);
  await lectern.restart();
  await page.goto(lectern.url);
  await expect(page.getByRole('heading', { name: 'Lectern could not open your notes' })).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText('newer version of Lectern');
  await expect(page.getByText(lectern.dataDir)).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('alert').nth(1)).toContainText('newer version');
  expect(readFileSync(path, 'utf8'), 'untouched').toBe(newer);

  await page.setViewportSize({ width: 427, height: 267 }); // as at 300 %
  const check = page.getByRole('button', { name: 'Check now' });
  await check.focus();
  await expect(check, 'it can be scrolled to').toBeInViewport({ ratio: 1 });
});

test('damage is set aside and said, and everything good is there', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await expect(reader.cards.last()).toContainText('Saved');
  await reader.leave();
  await lectern.stop('SIGKILL');
  const journal = join(lectern.dataDir, 'journal');
  mkdirSync(journal, { recursive: true });
  const [segment = ''] = readdirSync(journal);
  appendFileSync(join(journal, segment), '["00000000",{"n":3}]\n');

  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.alerts).toContainText('set it aside unchanged');
  await expect(reader.alerts).toContainText('restore them from a snapshot or a backup');
  await expect(reader.alerts).toContainText(segment);
});

test('pipes in the place of document and settings hold nothing up: they are set aside, and the notes are there', async ({
  page,
  lectern,
}) => {
  const [, makePipe] = noFiles.find(([what]) => what === 'a pipe') ?? [];
  test.skip(!makePipe, 'This system has no pipes with a name.');
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await reader.leave();
  await lectern.stop();
  const [document = ''] = readdirSync(join(lectern.dataDir, 'records'));
  for (const name of [`records/${document}`, 'settings.json']) {
    rmSync(join(lectern.dataDir, name));
    makePipe?.(join(lectern.dataDir, name));
  }

  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.alerts.filter({ hasText: document })).toContainText('set it aside unchanged');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await expect(reader.cards.last()).toContainText('Saved');
});

test('settings of a newer version are used as far as they are known, left as they are, and the page says so', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.leave();
  await lectern.stop();
  const file = join(lectern.dataDir, 'settings.json');
  const newer = JSON.stringify({ format: 'lectern.settings', version: 2, theme: 'sepia', pages: 'two' });
  writeFileSync(file, newer);

  await lectern.restart();
  await reader.open(lectern.url);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  const notice = page.getByRole('alert').filter({ hasText: 'newer version of Lectern' });
  await expect(notice).toContainText('forgotten when you quit');
  await page.keyboard.press('Control+=');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await reader.leave();
  await lectern.stop();
  expect(readFileSync(file, 'utf8'), 'untouched').toBe(newer);
});
