/**
 * Writes a defect to standard error: what kind it is and where it happened. Its message is left out, because it may
 * quote what was being read or written (`JSON.parse` does), and that may be a reader's words.
 */
export const report = (error: unknown): void => {
  process.stderr.write(`Lectern: ${describe(error)}\n`);
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return `a defect of type ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`  caused by ${describe(error.cause)}`];
  return [`${error.name}${code}`, ...frames, ...cause].join('\n');
};
