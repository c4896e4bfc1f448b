import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordContents } from '#core/merge/merge';
import { backupText } from '../support/backup-text';
import { startLectern } from '../support/web-shell';
import { expect, test } from './support/lectern';
import { chooseBackup, openMyData } from './support/my-data';
import { readerPage } from './support/reader-page';

test('a check reads everything and says in plain words what it found', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  const dialog = await openMyData(page);
  await expect(dialog).toContainText(lectern.dataDir);
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByRole('status')).toContainText('No problems');
  await expect(dialog).toContainText('Checked, no problems,');

  const [segment = ''] = readdirSync(join(lectern.dataDir, 'journal'));
  const path = join(lectern.dataDir, 'journal', segment);
  writeFileSync(path, readFileSync(path, 'utf8').replace('Kaledin', 'Kaledim'));
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByRole('alert')).toContainText('is partly damaged');
  await expect(dialog.getByRole('alert')).toContainText(segment);
  await expect(dialog).toContainText('problems found');
  await expect(dialog).not.toContainText('Checked, no problems,');
});

test('a backup brings notes back on another machine, as a merge that shows first what it would change', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await reader.mark('agents of Kaledin', 'Add note');
  await note.fill('written before the backup');
  await page.keyboard.press('Escape');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await expect(reader.cards).toHaveCount(2);
  const dialog = await openMyData(page);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Back up…' }).click();
  const backup = await (await download).path();
  await page.keyboard.press('Escape');

  await reader.cards.last().getByRole('button', { name: 'Edit note' }).click();
  await note.fill('written after the backup');
  await page.keyboard.press('Escape');
  await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('He proposes a resolution', 'Highlight in pink');
  await expect(reader.cards).toHaveCount(2);

  await openMyData(page);
  await dialog.locator('input[type="file"]').setInputFiles(backup);
  await expect(dialog).toContainText('Take 1 note out of the trash');
  await expect(dialog).toContainText('Return 1 note to its earlier text');
  await expect(dialog.getByRole('list', { name: 'Examples' })).toContainText('written before the backup');
  await dialog.getByLabel('Take 1 note out of the trash').check();
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(reader.announcements.filter({ hasText: '1 note restored' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(3);
  await expect(reader.myNotes, 'what was not asked for stays').toContainText('written after the backup');

  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(2);
});

test('a file that is no backup is refused and changes nothing', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  const dialog = await openMyData(page);
  await chooseBackup(dialog, '{"photos": []}');
  await expect(dialog.getByRole('alert')).toHaveText(/Not a Lectern backup/);
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(1);
});

test('a snapshot is compared with what is there now', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  for (const words of ['our victory will be assured', 'He proposes a resolution']) {
    await reader.leave();
    await lectern.restart(); // closing folds the journal, and the second time there is a document to keep
    await reader.open(lectern.url);
    await reader.mark(words, 'Highlight in blue');
    await expect(reader.cards.filter({ hasText: words })).toContainText('Saved');
  }
  const dialog = await openMyData(page);
  await dialog.getByRole('button', { name: 'Compare and restore…' }).last().click();
  await expect(dialog).toContainText('Nothing new in this backup');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByRole('button', { name: 'Check now' })).toBeVisible();
});

test('a restore that the disk stops says what is restored and what is not, and goes on when there is room', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const dialog = await openMyData(page);
  await chooseBackup(dialog, backupOf('a-first-text', 'b-second-text'));
  await expect(dialog).toContainText('Add back 2 notes that are no longer here');
  const obstacle = join(lectern.dataDir, 'journal', 'b-second-text.1.jsonl');
  mkdirSync(obstacle); // where the line of the second text would go
  const restore = dialog.getByRole('button', { name: 'Restore' });
  await restore.click();
  const alert = dialog.getByRole('alert');
  await expect(alert).toContainText('1 note was restored and is safe');
  await expect(alert).toContainText('Not restored yet: b-second-text');
  await expect(dialog, 'what is left').toContainText('Add back 1 note that is no longer here');
  await expect(restore, 'the focus stays where it was').toBeFocused();

  rmdirSync(obstacle);
  await page.keyboard.press('Enter');
  await expect(reader.announcements.filter({ hasText: '1 note restored' })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('a folder that is open read-only with damaged settings says so, and what is damaged', async ({
  page,
  lectern,
}) => {
  writeFileSync(join(lectern.dataDir, 'settings.json'), 'scribble');
  const readOnly = await startLectern({ dataDir: lectern.dataDir, args: ['--read-only'] });
  const reader = readerPage(page);
  await reader.open(readOnly.url);
  await expect(reader.alerts.filter({ hasText: 'is missing or was damaged' })).toBeVisible();
  const dialog = await openMyData(page);
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByRole('alert')).toContainText('settings.json is partly damaged');
  expect(readFileSync(join(lectern.dataDir, 'settings.json'), 'utf8')).toBe('scribble');
  await page.close();
  await readOnly.stop();
});

/** A backup that holds one note on each of these texts. */
const backupOf = (...textIds: string[]): string => {
  const time = '2026-11-24T08:00:00.000Z';
  const texts = textIds.map((textId): [string, RecordContents] => {
    const annotation = {
      id: randomUUID(),
      textId,
      created: time,
      modified: time,
      motivation: 'commenting',
      colour: 'yellow',
      style: 'solid',
      tags: [],
      note: `on ${textId}`,
      targets: [],
    } as const;
    return [textId, { annotations: [annotation], trash: [], versions: [] }];
  });
  return backupText(time, new Map(texts), {});
};
