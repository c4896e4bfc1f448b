import { writeInSteps, type Content } from '../ports/atomic-write';
import { fitTarget, UnfitTarget } from '../ports/fit-target';
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
    yield* writeInSteps(await fitTarget(out, ports.dataDir), file);
  } catch (error) {
    const reason =
      error instanceof UnfitTarget ? `${error.message} (--out - is standard output)` : reasonOf(error);
    if (reason === undefined) throw error;
    throw new LineError(`${out} was not written: ${reason}. A file that was there before is untouched.`);
  }
}

/** Why the system did not write, as the end of a sentence; undefined for what is no answer of the system. */
export const reasonOf = (error: unknown): string | undefined => {
  const code = systemErrorCode(error) ?? '';
  return reasons[code] ?? (/^E[A-Z0-9]+$/u.test(code) ? `the system answers ${code}` : undefined);
};

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'the system forbids it',
  EPERM: 'the system forbids it',
  EROFS: 'the disk can only be read',
  EFBIG: 'the disk takes no file so large',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  ELOOP: 'the link leads to itself',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk reports an error',
  EPIPE: 'the program that read it has ended',
};
