import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '#contract/result';

/**
 * The absolute path of a file with which the program was started. File managers of Linux give its address. Null for
 * an address that names another computer, which would be asked for the file.
 */
export const pathOfFile = (file: string, workingDirectory: string): string | null => {
  if (!/^file:/iu.test(file)) return resolve(workingDirectory, file);
  if (!/^file:\/\/(localhost)?\/(?!\/)/iu.test(file)) return null;
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
};

const pieceBytes = 1024 * 1024;

/** The bytes of a file. Throws `unreadable` for what is no file, without waiting, and when it cannot be read. */
export async function* readBackup(path: string): AsyncGenerator<Uint8Array, void> {
  try {
    yield* pieces(path);
  } catch (error) {
    throw new CommandError('unreadable', 'The file cannot be read.', { cause: error });
  }
}

async function* pieces(path: string): AsyncGenerator<Uint8Array, void> {
  // To open a pipe in the usual way takes until somebody writes into it. Windows does not know the second flag.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!(await file.stat()).isFile()) throw new Error('This is no file.');
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
