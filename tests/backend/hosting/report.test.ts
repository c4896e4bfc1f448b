import { expect, it, vi } from 'vitest';
import { ignoreClosedOutput, report } from '#backend/hosting/report';

const reported = (error: unknown): string => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  report(error);
  const text = write.mock.calls.map(([line]) => String(line)).join('');
  write.mockRestore();
  return text;
};

it('prints an error’s name and stack without its message, which may quote words', () => {
  const parse = (): unknown => {
    try {
      return JSON.parse('{"note": my secret thought}');
    } catch (error) {
      return new Error('could not read “my secret thought”', { cause: error });
    }
  };
  const text = reported(parse());
  expect(text).toContain('Error');
  expect(text).toContain('caused by SyntaxError');
  expect(text).toContain('report.test.ts');
  expect(text).not.toContain('secret');
  expect(reported('my secret thought')).not.toContain('secret');
});

it('gives the system’s code', () => {
  expect(reported(Object.assign(new Error('write failed'), { code: 'ENOSPC' }))).toContain('ENOSPC');
});

it('does not end the program when nobody reads what is printed any more', () => {
  const before = process.stderr.listeners('error');
  ignoreClosedOutput();
  const added = process.stderr.listeners('error').filter((listener) => !before.includes(listener));
  expect(added).toHaveLength(1);
  expect(() => process.stderr.emit('error', new Error('EPIPE'))).not.toThrow();
});
