import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { linkedFile, nullIfMissing, writeInSteps, type Content } from '../ports/atomic-write';
import { systemErrorCode } from '../ports/system-error';
import { LineError, NotUnderstood } from './line-error';
import type { CommandPorts } from './run-command';

/** What stands for standard output in the place of a file's path. */
const standardOutput = '-';

/** @throws NotUnderstood for what is no path of a file */
export const readOut = (out: unknown): string => {
  if (typeof out === 'string' && out !== '') return out;
  throw new NotUnderstood('--out takes the path of a file, or - for standard output');
};

/**
 * Writes a file to a path, whole or not at all, or to standard output. Yields the share that is done, 0 … 1.
 *
 * @throws LineError
 */
export async function* writeOut(
  ports: CommandPorts,
  out: string,
  file: Content,
): AsyncGenerator<number, void, void> {
  if (out === standardOutput) {
    for (const chunk of file.chunks()) await ports.print(chunk);
    return;
  }
  try {
    const target = await linkedFile(resolve(out));
    await refuseUnfit(target, ports.dataDir);
    yield* writeInSteps(target, file);
  } catch (error) {
    const reason = error instanceof UnfitTarget ? error.message : reasonOf(error);
    if (reason === undefined) throw error;
    throw new LineError(`${out} was not written: ${reason}. A file that was there before is untouched.`);
  }
}

class UnfitTarget extends Error {}

/** Nothing that a person names may take the place of a file of the data folder, of a device or of a pipe. */
const refuseUnfit = async (target: string, dataDir: string): Promise<void> => {
  const folder = await realpath(dirname(target));
  if (`${folder}${sep}`.startsWith(`${await realpath(dataDir)}${sep}`))
    throw new UnfitTarget('the data folder holds only what Lectern itself writes there');
  const there = await stat(target).catch(nullIfMissing);
  if (there && !there.isFile() && !there.isDirectory())
    throw new UnfitTarget('it is a device or a pipe (--out - is standard output)');
};

/** Why the system did not write, as the end of a sentence; undefined for what is no answer of the system. */
export const reasonOf = (error: unknown): string | undefined => reasons[systemErrorCode(error) ?? ''];

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'the system forbids it',
  EPERM: 'the system forbids it',
  EROFS: 'the disk can only be read',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  ELOOP: 'the link leads to itself',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk reports an error',
  EPIPE: 'the program that read it has ended',
};
