import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nullIfMissing } from './atomic-write';

/** A file of a folder; its name has no separator. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes a folder with these files in `parent`, whole or not at all, and gives its path. Where there is one of that name
 * already, it gets a number. Yields the share that is done, 0 … 1. Throws the system's error, or the one that is thrown
 * into the generator, and then leaves nothing behind.
 */
export async function* writeFolder(
  parent: string,
  name: string,
  files: readonly FolderFile[],
): AsyncGenerator<number, string, void> {
  const temporary = join(parent, `.lectern-${randomUUID()}.part`);
  await mkdir(temporary);
  try {
    for (const [index, file] of files.entries()) {
      await writeFile(join(temporary, file.name), file.bytes, { flag: 'wx', flush: true });
      yield (index + 1) / files.length;
    }
    const target = await freePath(parent, name);
    await rename(temporary, target);
    return target;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

const freePath = async (parent: string, name: string): Promise<string> => {
  for (let number = 1; ; number += 1) {
    const path = join(parent, number === 1 ? name : `${name} ${number}`);
    if ((await lstat(path).catch(nullIfMissing)) === null) return path;
  }
};
