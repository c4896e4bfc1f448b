import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a text file atomically: under another name in the same folder, flushed to disk, then renamed. An
 * older file of that name stays as it is until the new one is on disk. Rejects with the system's error and
 * then leaves nothing behind.
 */
export const writeAtomically = async (path: string, content: string): Promise<void> => {
  const temporary = join(dirname(path), `.lectern-${randomUUID()}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
};

/** Flushes the new name to disk. Windows cannot open a folder, and its rename needs no flush. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
