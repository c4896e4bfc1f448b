import { resolve } from 'node:path';
import { writeInSteps } from '../ports/atomic-write';
import type { StreamedFile } from '../ports/host';
import { systemErrorCode } from '../ports/system-error';
import { LineError } from './line-error';
import type { CommandPorts } from './run-command';

/** What stands for standard output in the place of a file's path. */
const standardOutput = '-';

/**
 * Writes a file to a path, whole or not at all, or to standard output. Yields the share that is done, 0 … 1.
 *
 * @throws LineError
 */
export async function* writeOut(
  ports: CommandPorts,
  out: string,
  file: Pick<StreamedFile, 'bytes' | 'chunks'>,
): AsyncGenerator<number, void, void> {
  if (out === standardOutput) {
    for (const chunk of file.chunks()) await ports.print(chunk);
    return;
  }
  try {
    yield* writeInSteps(resolve(out), file);
  } catch (error) {
    const reason = reasons[systemErrorCode(error) ?? ''];
    if (reason === undefined) throw error;
    throw new LineError(`${out} was not written: ${reason}. A file that was there before is untouched.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'the system forbids it',
  EPERM: 'the system forbids it',
  EROFS: 'the disk can only be read',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk reports an error',
};
