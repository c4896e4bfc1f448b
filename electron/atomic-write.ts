import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  lstat,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cannotFlushFolder } from '#backend/ports/folder-flush';
import { systemErrorCode } from '#backend/ports/system-error';

/**
 * Writes a text file. Where the folder allows it, atomically: under another name in the same folder, flushed to
 * disk, then renamed, so that an older file of that name stays as it is until the new one is on disk. Where a
 * file may be written but no file can be made beside it, it is written in place. A symbolic link stays and its
 * file is written; an older file's mode and owner stay. Rejects with the system's error and then leaves nothing
 * behind. `flush` flushes a folder.
 */
export const writeAtomically = async (path: string, content: string, flush = flushFolder): Promise<void> => {
  const target = await linkedFile(path);
  const older = await stat(target).catch(nullIfMissing);
  try {
    await replace(target, content, older);
  } catch (error) {
    if (older?.isFile() !== true || !inPlace.has(systemErrorCode(error) ?? '')) throw error;
    return overwrite(target, content);
  }
  await flush(dirname(target)).catch((error: unknown) => {
    if (!cannotFlushFolder(error)) throw error;
  });
};

/**
 * With these, the folder refuses a new file or a rename: it is read-only, it is sticky and the file is
 * somebody else's, or the file is a mount of its own.
 */
const inPlace: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

const replace = async (target: string, content: string, older: Stats | null): Promise<void> => {
  const temporary = join(dirname(target), `.lectern-${randomUUID()}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      if (older?.isFile() === true) await takeOverRights(file, older);
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** The owner first: a new owner takes away some bits of the mode. Only a privileged program can give it. */
const takeOverRights = async (file: FileHandle, { uid, gid, mode }: Stats): Promise<void> => {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & 0o7777).catch(() => undefined); // FAT has no modes
};

/** Writes the older content back when the new one cannot be written whole. */
const overwrite = async (target: string, content: string): Promise<void> => {
  const older = await readFile(target);
  const file = await open(target, 'r+');
  try {
    await fill(file, Buffer.from(content, 'utf8'));
  } catch (error) {
    await fill(file, older).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
};

const fill = async (file: FileHandle, bytes: Buffer): Promise<void> => {
  for (let at = 0; at < bytes.length;)
    at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
  await file.truncate(bytes.length);
  await file.sync();
};

/** As many links as Linux follows (path_resolution(7)). */
const maxLinks = 40;

/** The file that a path leads to, whether or not it is there. */
const linkedFile = async (path: string, links = 0): Promise<string> => {
  const found = await realpath(path).catch(nullIfMissing);
  if (found !== null) return found;
  const isLink = (await lstat(path).catch(nullIfMissing))?.isSymbolicLink() ?? false;
  if (!isLink || links >= maxLinks) return path;
  return linkedFile(resolve(dirname(path), await readlink(path)), links + 1);
};

const nullIfMissing = (error: unknown): null => {
  if (systemErrorCode(error) === 'ENOENT') return null;
  throw error;
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
