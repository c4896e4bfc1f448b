import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { acquireLock, DataFolderError, type LockHolder } from '#backend/hosting/lock';
import { makeFolder } from '#backend/ports/make-folder';
import { messages } from './messages';

/**
 * Tells Electron where to put its own files. Must run before `ready` and before the single-instance lock,
 * which lies in `userData`. Chromium's profile gets a folder of its own beside the record. Nothing is written
 * to a data folder that is opened read-only: then the profile goes to a temporary folder, which the returned
 * function removes.
 *
 * @throws DataFolderError
 */
export const setProfileFolder = (dataDir: string, readOnly: boolean): (() => void) => {
  const userData = readOnly ? mkdtempSync(join(tmpdir(), 'lectern-')) : dataDir;
  const profile = join(userData, 'chromium');
  try {
    makeFolder(profile);
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
  app.setPath('userData', userData);
  app.setPath('sessionData', profile);
  return () => {
    if (readOnly) rmSync(userData, { recursive: true, force: true });
  };
};

/** How the data folder was opened. */
export interface FolderAccess {
  readonly readOnly: boolean;
  release(): void;
}

const withoutLock: FolderAccess = { readOnly: true, release: () => undefined };

/**
 * Takes the lock on the data folder, unless it is opened read-only. When another program holds the lock, the
 * person decides whether to read only; null: the person wants to quit.
 *
 * @throws DataFolderError
 */
export const lockFolder = async (dataDir: string, readOnly: boolean): Promise<FolderAccess | null> => {
  if (readOnly) return withoutLock;
  const lock = acquireLock(dataDir, 'desktop');
  if (lock.held) return { readOnly: false, release: () => lock.release() };
  return (await wantsReadOnly(lock.holder)) ? withoutLock : null;
};

const wantsReadOnly = async (holder: LockHolder): Promise<boolean> => {
  const words = messages.folderInUse;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: words.title,
    message: words.message,
    detail: words.detail(holder.program, holder.pid, holder.host),
    buttons: [words.readOnly, words.quit],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
};
