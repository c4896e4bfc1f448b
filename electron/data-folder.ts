import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { acquireLock, DataFolderError, type LockHolder } from '#backend/hosting/lock';
import { makeFolder } from '#backend/ports/make-folder';
import { messages } from './messages';

/**
 * Tells Electron where its own files go; must run before `ready` and before the single-instance lock, which follows
 * `userData`. Chromium's profile gets a folder of its own beside the record. A folder that is opened read-only is left
 * alone: the profile goes to a temporary folder that the returned function removes.
 *
 * @throws DataFolderError
 */
export const placeProfile = (dataDir: string, readOnly: boolean): (() => void) => {
  const place = readOnly ? mkdtempSync(join(tmpdir(), 'lectern-')) : dataDir;
  const profile = join(place, 'chromium');
  try {
    makeFolder(profile);
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
  app.setPath('userData', place);
  app.setPath('sessionData', profile);
  return () => {
    if (readOnly) rmSync(place, { recursive: true, force: true });
  };
};

export interface Hold {
  readonly readOnly: boolean;
  release(): void;
}

const withoutLock: Hold = { readOnly: true, release: () => undefined };

/**
 * Takes the lock on the data folder. Where another program holds it, the person decides; null: to quit.
 *
 * @throws DataFolderError
 */
export const holdFolder = async (dataDir: string, readOnly: boolean): Promise<Hold | null> => {
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
