import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from 'playwright/test';
import type { Desktop } from '../electron-stand-in/driver/desktop';
import { readerPage } from '../e2e/support/reader-page';
import { expect, test } from './support/desktop';
import { notesOf, writeNote } from './support/record';

const dialogIn = (page: Page) => page.getByRole('dialog', { name: 'My data' });

/** Saves a backup of one note, deletes the note, and gives the path of the file. */
const backupOfDeletedNote = async (desktop: Desktop, page: Page, info: TestInfo): Promise<string> => {
  await writeNote(page, 'kept in a backup');
  const folder = info.outputPath('backups and more');
  mkdirSync(folder, { recursive: true });
  const filePath = join(folder, 'mine.lectern-backup');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'My data…' }).click();
  await page.getByRole('button', { name: 'Back up…' }).click();
  (await desktop.dialog('save')).answer({ canceled: false, filePath });
  await expect(page.getByRole('status').filter({ hasText: 'Backed up' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await readerPage(page).cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(readerPage(page).cards).toHaveCount(0);
  return filePath;
};

test('a backup opened by a second and by a first start is shown, and restored only when asked to', async ({
  open,
  start,
}, info) => {
  const { desktop, page } = await open();
  const path = await backupOfDeletedNote(desktop, page, info);
  await page.getByRole('button', { name: 'Settings' }).click(); // a dialog that is open closes first
  await desktop.act('minimise');
  const second = await start({ args: [pathToFileURL(path).href] });
  expect(await second.ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
  await expect(dialogIn(page)).toContainText('These are your notes as of');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  expect(await desktop.windows()).toMatchObject([{ minimised: false, focused: true }]);
  expect(await notesOf(page)).toEqual([]);
  await desktop.act('close');
  await desktop.ended;

  const { page: later } = await open({ args: [path] });
  await expect(dialogIn(later)).toContainText('These are your notes as of');
  expect(await notesOf(later)).toEqual([]);
  await dialogIn(later)
    .getByRole('checkbox', { name: /^Take 1 note out of the trash/ })
    .check();
  await dialogIn(later).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(readerPage(later).announcements).toHaveText('1 note restored');
  expect(await notesOf(later)).toEqual(['kept in a backup']);
});

test('macOS tells of a backup by an event; what is none says so, and changes nothing', async ({
  open,
}, info) => {
  const { desktop, page } = await open({ platform: 'darwin' });
  const path = await backupOfDeletedNote(desktop, page, info);
  await desktop.openFile(path);
  await expect(dialogIn(page)).toContainText('These are your notes as of');

  const folder = join(path, '..');
  writeFileSync(join(folder, 'other.lectern-backup'), '<script>alert(1)</script>');
  mkdirSync(join(folder, 'folder.lectern-backup'));
  for (const [name, sentence] of [
    ['folder.lectern-backup', 'The file could not be read. Nothing was changed.'],
    ['other.lectern-backup', 'Not a Lectern backup. Nothing was changed.'],
    ['missing.lectern-backup', 'The file could not be read. Nothing was changed.'],
  ] as const) {
    await desktop.openFile(join(folder, name));
    await expect(dialogIn(page).getByRole('alert')).toHaveText(sentence);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  copyFileSync(path, join(folder, 'mine.json'));
  await desktop.openFile(join(folder, 'mine.json')); // a type that is not registered
  await desktop.openFile(path);
  await expect(dialogIn(page)).toContainText('These are your notes as of');
  await dialogIn(page).getByRole('button', { name: 'Back', exact: true }).click();
  // Backups of earlier versions end in `.json`.
  await dialogIn(page).locator('input[type="file"]').setInputFiles(join(folder, 'mine.json'));
  await expect(dialogIn(page)).toContainText('These are your notes as of');
  expect(await notesOf(page)).toEqual([]);
});

test('a read-only window says that it restores nothing', async ({ open }, info) => {
  const path = info.outputPath('mine.lectern-backup');
  writeFileSync(path, '{}');
  const { page } = await open({ args: ['--read-only', path] });
  await expect(readerPage(page).announcements).toContainText('open read-only');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
