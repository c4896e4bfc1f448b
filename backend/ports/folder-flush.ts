import { systemErrorCode } from './system-error';

/**
 * What systems answer that cannot flush a folder: network file systems, FUSE, and folders that may be written
 * but not read. The files in it are there all the same.
 */
const codes: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EACCES']);

/** Whether the error, of opening or flushing a folder, says no more than that this cannot be done here. */
export const cannotFlushFolder = (error: unknown): boolean => codes.has(systemErrorCode(error) ?? '');
