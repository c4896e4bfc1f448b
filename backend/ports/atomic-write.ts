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
import { crc32 } from 'node:zlib';
import { cannotFlushFolder } from './folder-flush';
import type { StreamedFile } from './host';
import { systemErrorCode } from './system-error';

/** The bytes of a file. Each call of `chunks` gives them from the first. */
export type Content = Pick<StreamedFile, 'bytes' | 'chunks'>;
/** Yields the share of the work that is done, 0 … 1. */
type Steps = AsyncGenerator<number, void, void>;

/** Writes a text file as `writeInSteps` does. */
export const writeAtomically = (path: string, content: string, flush = flushFolder): Promise<void> =>
  finish(writeInSteps(path, inMemory(Buffer.from(content, 'utf8')), flush));

/**
 * Writes a file and reads it back. Where the folder allows it, atomically: under another name in the same folder,
 * flushed to disk, then renamed, so that an older file of that name stays as it is until the new one is on disk.
 * Where a file may be written but no file can be made beside it, it is written in place, and what was there is
 * kept in memory meanwhile. A symbolic link stays and its file is written; an older file's mode and owner stay.
 * Throws the system's error, or the one that is thrown into the generator, and then leaves nothing behind.
 * `flush` flushes a folder.
 */
export async function* writeInSteps(path: string, content: Content, flush = flushFolder): Steps {
  const target = await linkedFile(path);
  const older = await stat(target).catch(nullIfMissing);
  try {
    yield* replace(target, content, older);
  } catch (error) {
    if (older?.isFile() !== true || !inPlace.has(systemErrorCode(error) ?? '')) throw error;
    yield* overwrite(target, content);
  }
  await flush(dirname(target)).catch((error: unknown) => {
    if (!cannotFlushFolder(error)) throw error;
  });
}

const inMemory = (bytes: Buffer): Content => ({ bytes: bytes.length, chunks: () => [bytes] });

/** Does all steps, one after the other. */
export const finish = async (steps: Steps): Promise<void> => {
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
};

/**
 * With these, the folder refuses a new file or a rename: it is read-only, it is sticky and the file is
 * somebody else's, or the file is a mount of its own.
 */
const inPlace: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

async function* replace(target: string, content: Content, older: Stats | null): Steps {
  const temporary = join(dirname(target), `.lectern-${randomUUID()}.part`);
  try {
    const file = await open(temporary, 'wx+');
    try {
      if (older?.isFile() === true) await takeOverRights(file, older);
      yield* fill(file, content);
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The owner first: a new owner takes away some bits of the mode. Only a privileged program can give it. */
const takeOverRights = async (file: FileHandle, { uid, gid, mode }: Stats): Promise<void> => {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & 0o7777).catch(() => undefined); // FAT has no modes
};

/** Writes the older content back when the new one cannot be written whole. */
async function* overwrite(target: string, content: Content): Steps {
  const older = await readFile(target);
  const file = await open(target, 'r+');
  try {
    yield* fill(file, content);
  } catch (error) {
    await finish(fill(file, inMemory(older))).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** Makes this the whole content of the file, flushes it to disk, and reads it back. */
async function* fill(file: FileHandle, { bytes, chunks }: Content): Steps {
  let [at, sum] = [0, 0];
  for (const chunk of chunks()) {
    await writeWhole(file, chunk, at);
    sum = crc32(chunk, sum);
    at += chunk.length;
    yield at / (2 * bytes);
  }
  await file.truncate(at);
  await file.sync();
  const buffer = Buffer.alloc(256 * 1024);
  let [readTo, readSum] = [0, 0];
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, readTo);
    if (bytesRead === 0) break;
    readSum = crc32(buffer.subarray(0, bytesRead), readSum);
    readTo += bytesRead;
    yield Math.min(1, 0.5 + readTo / (2 * bytes));
  }
  if (at !== bytes || readTo !== bytes || readSum !== sum) throw new Error('The file is not whole.');
}

/** `position` in bytes from the beginning of the file. */
const writeWhole = async (file: FileHandle, chunk: Uint8Array, position: number): Promise<void> => {
  for (let at = 0; at < chunk.length;) {
    at += (await file.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
  }
};

/** As many links as Linux follows (path_resolution(7)). */
const maxLinks = 40;

/** The file that an absolute path leads to, whether or not it is there. */
export const linkedFile = async (path: string, links = 0): Promise<string> => {
  const found = await realpath(path).catch(nullIfMissing);
  if (found !== null) return found;
  const isLink = (await lstat(path).catch(nullIfMissing))?.isSymbolicLink() ?? false;
  if (!isLink || links >= maxLinks) return path;
  return linkedFile(resolve(dirname(path), await readlink(path)), links + 1);
};

export const nullIfMissing = (error: unknown): null => {
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
