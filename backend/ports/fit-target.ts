import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { linkedFile, nullIfMissing } from './atomic-write';

/** A place where no file of the reader's may go. The message ends a sentence and names no path. */
export class UnfitTarget extends Error {
  override readonly name = 'UnfitTarget';
}

/**
 * The file that a path leads to. Nothing that a person names may take the place of a file of the data folder, of a
 * device or of a pipe.
 *
 * @throws UnfitTarget, or the system's error where there is no folder
 */
export const fitTarget = async (path: string, dataDir: string): Promise<string> => {
  const target = await linkedFile(resolve(path));
  const [folder, own] = await Promise.all([realpath(dirname(target)), realpath(dataDir)]);
  if (`${folder}${sep}`.startsWith(`${own}${sep}`))
    throw new UnfitTarget('the data folder holds only what Lectern itself writes there');
  const there = await stat(target).catch(nullIfMissing);
  if (there && !there.isFile() && !there.isDirectory()) throw new UnfitTarget('it is a device or a pipe');
  return target;
};
