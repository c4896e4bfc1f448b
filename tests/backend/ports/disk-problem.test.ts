import { expect, it } from 'vitest';
import { diskProblem } from '#backend/ports/disk-problem';
import { systemError } from '../support/faulty-files';

it.each([
  ['ENOSPC', 'write', 'full'],
  ['EDQUOT', 'write', 'full'],
  ['EROFS', 'open', 'only-readable'],
  ['EACCES', 'open', 'denied'],
  ['EIO', 'fdatasync', 'defective'],
  ['EINVAL', 'fdatasync', 'no-flush'],
  ['ENOTSUP', 'fsync', 'no-flush'],
  ['EINVAL', 'write', null],
  ['ENOENT', 'open', null],
])('%s of %s is: %s', (code, syscall, problem) => {
  expect(diskProblem(systemError(code, syscall))).toBe(problem);
});

it('any other value says nothing', () => {
  expect(diskProblem('ENOSPC')).toBeNull();
});
