import type { Files } from '../ports/files';
import { systemErrorCode } from '../ports/system-error';

/**
 * Bytes of a file; null when it does not exist; `damaged` when the disk cannot read it or something else,
 * such as a folder or a pipe, is in its place. Throws when the system only refuses to read it: such a file may be
 * good, and must not be set aside.
 */
export const readOrDamaged = (files: Files, path: string): Buffer | 'damaged' | null => {
  try {
    return files.read(path);
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw error;
  }
};

const isDamage = (error: unknown): boolean =>
  ['EISDIR', 'ENOTFILE', 'EIO'].includes(systemErrorCode(error) ?? '');

/** Whether there is anything of that name: a file, also one that cannot be read, or something in its place. */
export const isThere = (files: Pick<Files, 'readStart'>, path: string): boolean => {
  try {
    return files.readStart(path, 0) !== null;
  } catch {
    return true;
  }
};

/**
 * Whether the system refuses to read a file that may be good, because of permissions or a lack of resources.
 */
export const isRefusal = (error: unknown): boolean => systemErrorCode(error) !== null && !isDamage(error);
