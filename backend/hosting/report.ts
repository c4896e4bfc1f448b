import { systemErrorCode } from '../ports/system-error';

/**
 * Writes an error to standard error: its name, its code and its stack. The message is left out, because it
 * may quote what was being read or written (as that of `JSON.parse` does), and that may be words of the
 * reader.
 */
export const report = (error: unknown): void => {
  process.stderr.write(`Lectern: ${describe(error)}\n`);
};

/** The program that started this one may be gone, and its end of the pipe with it: that is no defect. */
export const ignoreClosedOutput = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return `a defect of type ${typeof error}`;
  const code = systemErrorCode(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`  caused by ${describe(error.cause)}`];
  return [code === null ? error.name : `${error.name} ${code}`, ...frames, ...cause].join('\n');
};
