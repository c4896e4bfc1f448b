import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { filesHolding } from '../support/files-holding';
import { cannotMount, smallDisk } from '../support/small-disk';
import { choose, ended, expect, test, whyNot } from './support/electron';
import { readAndWrite } from './support/journey';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

/** What the program has written to standard error so far. */
const standardError = (app: ElectronApplication): (() => string) => {
  let said = '';
  app.process().stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return () => said;
};

test('an unwritable folder is named, with what is safe and what can be done', async ({ launch, dataDir }) => {
  test.skip(process.platform === 'win32' || process.getuid?.() === 0, 'permissions do not hold this user');
  const folder = join(dataDir, 'closed');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a-file'), '');
  chmodSync(folder, 0o500);
  const app = await launch(['--data-dir', folder]);
  const said = standardError(app);
  await expect.poll(said).toContain('cannot be written, because you may not write there (EACCES)');
  expect(said()).toContain('--read-only');
  app.process().kill('SIGKILL'); // the question itself is the system's
});

test('a full disk: the program starts, and says in the window why nothing is saved', async ({ launch }) => {
  const disk = smallDisk(64 * 1024);
  test.skip(!disk, cannotMount);
  if (!disk) return;
  try {
    const first = await launch(['--data-dir', disk.folder]);
    await readAndWrite(await first.firstWindow());
    const end = ended(first);
    await first.evaluate(({ app }) => app.quit());
    expect(await end).toBe(0);
    disk.fill();
    const app = await launch(['--data-dir', disk.folder]);
    const page = await app.firstWindow();
    await page.keyboard.press('j');
    await page.keyboard.press('b'); // a bookmark
    await expect(page.getByRole('alert').filter({ hasText: 'The disk is full' })).toBeVisible();
    disk.makeRoom();
    await expect(page.getByRole('alert').filter({ hasText: 'The disk is full' })).toHaveCount(0);
  } finally {
    disk.remove();
  }
});

test('exFAT, which knows no links: the program starts once, and keeps what is written', async ({
  launch,
}) => {
  const stick = exFatStick();
  test.skip(!stick, 'no exFAT can be made and mounted by this user');
  if (!stick) return;
  try {
    const app = await launch(['--data-dir', stick.folder]);
    await readAndWrite(await app.firstWindow());
    const end = ended(app);
    await app.evaluate(({ app: electron }) => electron.quit());
    expect(await end).toBe(0);
    expect(filesHolding(stick.folder, 'Why *not* represented?')).not.toEqual([]);
  } finally {
    stick.remove();
  }
});

const run = (name: string, ...args: string[]): boolean => spawnSync(name, args).status === 0;

const exFatStick = (): { folder: string; remove: () => void } | null => {
  const place = mkdtempSync(join(tmpdir(), 'lectern-stick-'));
  const [image, folder] = [join(place, 'image'), join(place, 'stick')];
  mkdirSync(folder);
  const made = run('truncate', '--size=64M', image) && run('mkfs.exfat', image);
  if (made && run('mount', '-o', 'loop', image, folder))
    return {
      folder,
      remove() {
        run('umount', '--lazy', folder);
        rmSync(place, { recursive: true, force: true });
      },
    };
  rmSync(place, { recursive: true, force: true });
  return null;
};

test('"Open Another Data Folder…" ends the program and starts it again on that folder', async ({
  launch,
  dataDir,
}) => {
  const other = join(dataDir, 'other');
  mkdirSync(other);
  const app = await launch();
  await readAndWrite(await app.firstWindow());
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, other);
  const end = ended(app);
  await choose(app, 'File', 'Open Another Data Folder…');
  expect(await end).toBe(0);
  const locks = (): string[] =>
    existsSync(other) ? readdirSync(other).filter((name) => /^lock-desktop-\d+-/.test(name)) : [];
  await expect.poll(locks, { timeout: 30_000 }).not.toEqual([]);
  // The lock names the process that nobody else here knows.
  const pid = Number(/^lock-desktop-(\d+)-/.exec(locks()[0] ?? '')?.[1]);
  process.kill(pid, 'SIGTERM');
  await expect.poll(locks).toEqual([]);
});
