import { accessSync, constants, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { folderProblem, folderSentence } from '#backend/hosting/folder-problem';
import {
  acquireLock,
  DataFolderError,
  isOpenOnDesktop,
  lockFilesIn,
  withoutLock,
  type FolderAccess,
  type HeldByOther,
  type Lock,
} from '#backend/hosting/lock';
import { keepLog } from '#backend/hosting/log';
import { isAlive } from '#backend/hosting/process-alive';
import { makeFolder } from '#backend/ports/make-folder';
import { messages } from './messages';

/**
 * Tells Electron where to put its own files. Must run before `ready` and before the single-instance lock,
 * which lies in `userData`. Chromium's profile gets a folder of its own beside the record. Nothing is written
 * to a data folder that is opened read-only: then the profile is a temporary one.
 *
 * @throws DataFolderError
 */
export const setProfileFolder = (dataDir: string, readOnly: boolean): void => {
  if (readOnly) return setTemporaryProfile();
  try {
    makeFolder(profileIn(dataDir));
    accessSync(profileIn(dataDir), constants.W_OK); // it may have been made before the disk could only be read
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
  app.setPath('userData', dataDir);
  app.setPath('sessionData', profileIn(dataDir));
};

const profileIn = (folder: string): string => join(folder, 'chromium');

/**
 * Puts Electron's own files in a folder that is removed at the end. Chromium still writes there while the process
 * ends, and Windows removes no open file; what is left then goes at the next such start.
 */
export const setTemporaryProfile = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const pid = temporaryName.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeIfPossible(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `lectern-profile-${process.pid}-`));
  makeFolder(profileIn(folder));
  app.setPath('userData', folder);
  app.setPath('sessionData', profileIn(folder));
  app.on('quit', () => removeIfPossible(folder));
};

const temporaryName = /^lectern-profile-(\d{1,10})-/;

const removeIfPossible = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // open still, or somebody else's
  }
};

/** How long a program that has just started may take to lock its folder, in ms. */
const locksWithin = 2000;

/**
 * Whether a single-instance lock that was refused means that a running program has come to the front instead of
 * this one. Chromium also refuses it when it cannot make it: where the file system knows no links (FAT), or on a
 * full disk. On Linux and macOS the lock is a link that names the program that has it (process_singleton_posix.cc in
 * Chromium); on Windows, which has no such file, our own lock says who is there.
 */
export const hasComeForward = (userData: string): boolean => {
  if (process.platform !== 'win32') return isAlive(singletonHolder(userData));
  for (const end = Date.now() + locksWithin; Date.now() < end; pause()) {
    if (isOpenOnDesktop(userData)) return true;
  }
  return false;
};

/** The process id in Chromium's lock; NaN when there is none. */
const singletonHolder = (userData: string): number => {
  try {
    return Number(readlinkSync(join(userData, 'SingletonLock')).split('-').at(-1) || NaN); // `host-pid`
  } catch {
    return NaN;
  }
};

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);

/**
 * Takes the lock on the data folder, unless it is opened read-only. When another program holds the lock, the
 * person decides: read only; or, where nobody can know whether that program is still running, say that it is
 * gone. The same where the folder cannot be written but read. Null: the person wants to quit. `takeOver`: the
 * command line says already that it is gone.
 *
 * @throws DataFolderError
 */
export const lockFolder = async (
  dataDir: string,
  { readOnly, takeOver }: { readonly readOnly: boolean; readonly takeOver: boolean },
): Promise<FolderAccess | null> => {
  if (readOnly) return withoutLock;
  let gone = takeOver ? lockFilesIn(dataDir) : [];
  for (;;) {
    const lock = acquireOrExplain(dataDir, gone);
    if (lock instanceof DataFolderError) return (await asksToRead(lock)) ? withoutLock : null;
    if (lock.held) return keepLog(dataDir, lock, { version: app.getVersion(), shell: 'desktop' });
    const choice = await ask(lock);
    if (choice !== 'open') return choice === 'read' ? withoutLock : null;
    gone = [lock.lockFile];
  }
};

/** Throws where there is nothing to read either. */
const acquireOrExplain = (dataDir: string, gone: readonly string[]): Lock | DataFolderError => {
  try {
    return acquireLock(dataDir, 'desktop', gone);
  } catch (error) {
    if (error instanceof DataFolderError && folderProblem(error).canRead) return error;
    throw error;
  }
};

const asksToRead = async (error: DataFolderError): Promise<boolean> => {
  const words = messages.folderUnusable;
  process.stderr.write(`${folderSentence(error)}\n`);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: words.title,
    message: words.message,
    detail: words.detail(error.dataDir, folderProblem(error).reason),
    buttons: [words.choices.read, words.choices.quit],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
};

const ask = async ({ holder, isRunning }: HeldByOther): Promise<'read' | 'open' | 'quit'> => {
  const words = messages.folderInUse;
  const choices = isRunning ? (['read', 'quit'] as const) : (['read', 'open', 'quit'] as const);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: words.title,
    message: words.message,
    detail: words.detail(holder, isRunning),
    buttons: choices.map((choice) => words.choices[choice]),
    defaultId: 0,
    cancelId: choices.length - 1,
  });
  return choices[response] ?? 'quit';
};
