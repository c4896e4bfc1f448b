import type { Files } from '../ports/files';

/**
 * Bytes of a file; null when it does not exist; `damaged` when the disk gives nothing out, or a folder is in its place. Throws when it may be good and the system only refuses it: such a file is nothing to set aside.
 */
export const readGood = (files: Files, path: string): Buffer | 'damaged' | null => {
  try {
    return files.read(path);
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw error;
  }
};

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EISDIR' || error.code === 'EIO');

/** Whether the system refuses a file that may be good, because of its permissions or for want of resources. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && !isDamage(error);
