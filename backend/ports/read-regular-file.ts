import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { systemErrorCode } from './system-error';

/** A folder, pipe, socket or device is in the place of a file. */
export class NotAFileError extends Error {
  readonly code = 'ENOTFILE';
  constructor(path: string) {
    super(`${path} is no file.`);
    this.name = 'NotAFileError';
  }
}

/**
 * The bytes of a file, or the first of them, at most `length`. Never waits: to open a pipe in the usual way takes
 * until somebody writes into it, and a device may have no end. Throws `NotAFileError`, or the system's error.
 */
export const readRegularFile = (path: string, length?: number): Buffer =>
  reading(path, (file) => (length === undefined ? readFileSync(file) : piece(file, 0, length)));

/** As `readRegularFile`, but the last bytes. */
export const readEndOfFile = (path: string, length: number): Buffer =>
  reading(path, (file, size) => piece(file, Math.max(0, size - length), length));

const reading = (path: string, read: (file: number, size: number) => Buffer): Buffer => {
  const file = openAtOnce(path);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new NotAFileError(path);
    return read(file, stats.size);
  } finally {
    closeSync(file);
  }
};

const piece = (file: number, from: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, from));
};

/** Windows knows only the first of these: there the others are undefined, which adds no bit. */
const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

const openAtOnce = (path: string): number => {
  try {
    return openSync(path, flags);
  } catch (error) {
    throw cannotOpen.has(systemErrorCode(error) ?? '') ? new NotAFileError(path) : error;
  }
};

/** What systems answer for a socket, and for a device that is not there. */
const cannotOpen: ReadonlySet<string> = new Set(['ENXIO', 'ENODEV', 'EOPNOTSUPP']);
