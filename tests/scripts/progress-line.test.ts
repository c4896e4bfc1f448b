import { expect, it } from 'vitest';
import { createProgressLine } from '../../scripts/progress-line.mjs';

const shownOn = (isTTY: boolean, total: number | null, ...bytes: number[]): string => {
  let written = '';
  const write = (text: string): boolean => ((written += text), true);
  const line = createProgressLine({ isTTY, write }, 'Fetching');
  for (const count of bytes) line.show(count, total);
  line.end();
  return written;
};

it('writes one line of a terminal anew, and leaves it at the end', () => {
  expect(shownOn(true, 120e6, 60e6, 60.1e6, 120e6)).toBe(
    '\rFetching … 60 of 120 MB (50 %)\rFetching … 120 of 120 MB (100 %)\n',
  );
});

it('writes a line for each tenth where there is no terminal', () => {
  expect(shownOn(false, 100e6, 1e6, 9e6, 11e6, 12e6)).toBe(
    'Fetching … 1 of 100 MB (1 %)\nFetching … 11 of 100 MB (11 %)\n',
  );
});

it('says how much has come where the server does not say how much there is', () => {
  expect(shownOn(false, null, 1e6, 2e6, 12e6)).toBe('Fetching … 1 MB\nFetching … 12 MB\n');
});
