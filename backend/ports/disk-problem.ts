import type { DiskProblem } from '#contract/commands';
import { systemErrorCode } from './system-error';

/** What a system's error about writing means for a person; null when it says no more than that it failed. */
export const diskProblem = (error: unknown): DiskProblem | null => {
  const code = systemErrorCode(error) ?? '';
  if (isFlush(error) && cannotFlush.has(code)) return 'no-flush';
  return problems[code] ?? null;
};

const problems: Readonly<Record<string, DiskProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'only-readable',
  EACCES: 'denied',
  EPERM: 'denied',
  EIO: 'defective',
};

/** fsync(2): the file's system offers no flushing. */
const cannotFlush: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EROFS']);

const isFlush = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  (error.syscall === 'fsync' || error.syscall === 'fdatasync');
