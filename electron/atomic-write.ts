import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a text file whole: beside its place under another name, flushed, then renamed over it. A file that was there
 * before stays as it was until the new one is on disk. Rejects with the system's error and leaves nothing behind.
 */
export const saveWhole = async (path: string, content: string): Promise<void> => {
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

/** Makes the new name last. Windows cannot open a folder, and its rename needs no such flush. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
