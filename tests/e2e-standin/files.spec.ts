import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { defaultOptions } from '#core/export/options';
import { readBackupText } from '../support/backup-text';
import { expect, invoke, test } from './support/desktop';
import { writeNote } from './support/record';

const file = { fileName: 'notes.md', mediaType: 'text/markdown', content: '# Notes\n\nStraße 🙂\n' };

test('an export is written whole where the person chose', async ({ open }, info) => {
  const { desktop, page } = await open();
  const folder = info.outputPath('exported');
  mkdirSync(folder, { recursive: true });
  const filePath = join(folder, 'notes.md');
  writeFileSync(filePath, 'older and longer words that must be gone afterwards, all of them');
  const saved = invoke(page, 'file.save', file);
  const dialog = await desktop.dialog('save');
  expect(dialog.options).toMatchObject({
    defaultPath: 'notes.md',
    properties: ['showOverwriteConfirmation', 'createDirectory'],
    filters: [
      { name: 'Markdown', extensions: ['md'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  dialog.answer({ canceled: false, filePath });
  expect(await saved).toEqual({ ok: true, value: { path: filePath } });
  expect(readFileSync(filePath, 'utf8')).toBe(file.content);
  expect(readdirSync(folder)).toEqual(['notes.md']);
});

test('nothing is written when the person cancels', async ({ open }) => {
  const { desktop, page } = await open();
  const saved = invoke(page, 'file.save', file);
  (await desktop.dialog('save')).answer({ canceled: true, filePath: '' });
  expect(await saved).toEqual({ ok: true, value: null });
});

test('a place that cannot be written is said, without its path', async ({ open, dataDir }) => {
  const { desktop, page } = await open();
  const saved = invoke(page, 'file.save', file);
  (await desktop.dialog('save')).answer({
    canceled: false,
    filePath: join(dataDir, 'no-such-folder/notes.md'),
  });
  expect(await saved).toEqual({
    ok: false,
    error: { code: 'not-on-disk', message: 'The file could not be written (ENOENT).' },
  });
});

test('an export goes into no file of the data folder', async ({ open, dataDir }) => {
  const { desktop, page } = await open();
  await writeNote(page, 'Vikzhel');
  const options = { ...defaultOptions('csv') };
  const saved = invoke(page, 'export.save', { textId: null, format: 'csv', options });
  (await desktop.dialog('save')).answer({ canceled: false, filePath: join(dataDir, 'records/notes.csv') });
  expect(await saved).toMatchObject({ ok: false, error: { code: 'unfit-place' } });
  expect(readdirSync(join(dataDir, 'records'))).not.toContain('notes.csv');
});

test('notes leave as a folder with a file for each, which stands whole beside what was there', async ({
  open,
}, info) => {
  const { desktop, page } = await open();
  await writeNote(page, 'Vikzhel, again');
  const parent = info.outputPath('vault');
  mkdirSync(parent, { recursive: true });
  const options = { ...defaultOptions('markdown'), folder: true };
  const request = { textId: null, format: 'markdown', options };
  const first = invoke(page, 'export.save', request);
  const dialog = await desktop.dialog('open');
  expect(dialog.options).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
  dialog.answer({ canceled: false, filePaths: [parent] });
  expect(await first).toMatchObject({ ok: true, value: { notes: 1 } });
  const second = invoke(page, 'export.save', request);
  (await desktop.dialog('open')).answer({ canceled: false, filePaths: [parent] });
  expect(await second).toMatchObject({ ok: true });
  const folders = readdirSync(parent).sort();
  expect(folders).toEqual([expect.stringMatching(/-\d\d$/), expect.stringMatching(/-\d\d 2$/)]);
  for (const name of folders) {
    expect(readdirSync(join(parent, name))).toEqual(['Vikzhel, again.md']);
    expect(readFileSync(join(parent, name, 'Vikzhel, again.md'), 'utf8')).toContain('\nVikzhel, again\n');
  }
});

test('a backup is there whole where the person chose, can be read again, and is not there in part', async ({
  open,
}, info) => {
  const { desktop, page } = await open();
  await writeNote(page, 'Vikzhel, again');
  const folder = info.outputPath('backups');
  mkdirSync(folder, { recursive: true });
  const filePath = join(folder, 'mine.lectern-backup');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'My data…' }).click();
  const backUp = page.getByRole('button', { name: 'Back up…' });
  await backUp.click();
  const cancelled = await desktop.dialog('save');
  expect(cancelled.options.title).toBe('Back up');
  expect(cancelled.options.defaultPath).toMatch(/^lectern-backup-[-\d]+\.lectern-backup$/);
  cancelled.answer({ canceled: true, filePath: '' });
  await expect(backUp).toHaveAttribute('aria-disabled', 'false');
  expect(readdirSync(folder)).toEqual([]);

  mkdirSync(filePath);
  await backUp.click();
  (await desktop.dialog('save')).answer({ canceled: false, filePath });
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  expect(readdirSync(folder), 'no half file beside it').toEqual(['mine.lectern-backup']);
  rmdirSync(filePath);

  await backUp.click();
  (await desktop.dialog('save')).answer({ canceled: false, filePath });
  await expect(page.getByRole('status').filter({ hasText: `Backed up: ${filePath}` })).toBeVisible();
  expect(readdirSync(folder)).toEqual(['mine.lectern-backup']);
  const { lost, texts } = readBackupText(readFileSync(filePath, 'utf8'));
  expect(lost).toBe(0);
  const notes = [...texts.values()].flatMap(({ annotations }) => annotations.map(({ note }) => note));
  expect(notes).toEqual(['Vikzhel, again']);

  const dialog = page.getByRole('dialog', { name: 'My data' });
  await dialog.locator('input[type="file"]').setInputFiles(filePath);
  await expect(dialog).toContainText('1 note is the same.');
});

test('another data folder is opened by a new start, after this one has come to rest', async ({
  open,
  dataDir,
}) => {
  const { desktop } = await open();
  await desktop.choose('File', 'Open Another Data Folder…');
  const dialog = await desktop.dialog('open');
  expect(dialog.options.properties).toContain('openDirectory');
  dialog.answer({ canceled: false, filePaths: ['/somewhere/else'] });
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  const [args] = desktop.relaunches;
  expect(args?.slice(-2)).toEqual(['--data-dir', '/somewhere/else']);
  expect(args).not.toContain(dataDir);
});

test('an AppImage is started anew as a whole, because its files go away with this process', async ({
  open,
}, info) => {
  const folder = info.outputPath('image');
  mkdirSync(folder, { recursive: true });
  const [image, told] = [join(folder, 'Lectern.AppImage'), join(folder, 'told')];
  writeFileSync(image, `#!/bin/sh\nprintf '%s\\n' "$PWD" "$@" > ${told}.part && mv ${told}.part ${told}\n`);
  chmodSync(image, 0o755);
  const { desktop } = await open({ packaged: true, env: { ...process.env, APPIMAGE: image } });
  await desktop.choose('File', 'Open Another Data Folder…');
  (await desktop.dialog('open')).answer({ canceled: false, filePaths: ['/somewhere/else'] });
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(desktop.relaunches).toEqual([]);
  await expect.poll(() => existsSync(told)).toBe(true);
  const [cwd, ...args] = readFileSync(told, 'utf8').trim().split('\n');
  expect(cwd).toBe('/');
  expect(args.slice(-2)).toEqual(['--data-dir', '/somewhere/else']);
});

test('the data folder is shown in the system’s own program', async ({ open, dataDir }) => {
  const { desktop, page } = await open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'My data…' }).click();
  await page.getByRole('button', { name: 'Open folder' }).click();
  await expect.poll(() => desktop.openedFolders).toEqual([dataDir]);
});
