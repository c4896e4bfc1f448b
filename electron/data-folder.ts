import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { acquireLock, DataFolderError, lockFilesIn, type HeldByOther } from '#backend/hosting/lock';
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

/** Whether the data folder may be written; false for ever once another program has taken it over. */
export interface FolderAccess {
  isHeld(): boolean;
  release(): void;
}

const withoutLock: FolderAccess = { isHeld: () => false, release: () => undefined };

/**
 * Takes the lock on the data folder, unless it is opened read-only. When another program holds the lock, the
 * person decides: read only; or, where nobody can know whether that program is still running, say that it is
 * gone. Null: the person wants to quit. `takeOver`: the command line says already that it is gone.
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
    const lock = acquireLock(dataDir, 'desktop', gone);
    if (lock.held) return lock;
    const choice = await ask(lock);
    if (choice !== 'open') return choice === 'read' ? withoutLock : null;
    gone = [lock.lockFile];
  }
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
