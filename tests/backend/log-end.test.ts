import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endOfLog } from '#backend/diagnosis/log-end';
import { keepLog, logFilesIn, longestLog } from '#backend/hosting/log';
import { log, report } from '#backend/hosting/report';
import { makeDataFolder, type DataFolder } from './support/data-folder';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const at = '2026-11-29T08:00:00.000Z 123';

const endOf = (...lines: string[]): string[] => {
  const [, present] = logFilesIn(dataFolder.dataDir);
  mkdirSync(dirname(present), { recursive: true });
  writeFileSync(present, lines.map((line) => `${line}\n`).join(''));
  return endOfLog(dataFolder.dataDir);
};

it('gives what the program itself has written', () => {
  const folder = { isHeld: () => true, release: () => undefined };
  const kept = keepLog(dataFolder.dataDir, folder, { version: '1.2.3', shell: 'web' });
  log({ what: 'page-gone', reason: 'oom', code: 9 });
  log({ what: 'page-hangs' });
  report(Object.assign(new TypeError('x'), { code: 'ENOSPC', cause: new Error('y', { cause: 'z' }) }));
  report('no error');
  report('no error');
  kept.release();
  const lines = endOfLog(dataFolder.dataDir);
  for (const part of [
    ' started version=1.2.3 shell=web ',
    ' page-gone reason=oom code=9',
    ' page-hangs',
    ' TypeError ENOSPC',
    '  caused by Error',
    '  caused by a defect of type string',
    ' a defect of type string',
    ' ended',
  ])
    expect(lines.filter((line) => line.includes(part))).not.toEqual([]);
  expect(lines.filter((line) => /^ {4}at /.test(line))).not.toEqual([]);
});

it.each([
  `${at} zwetschge`,
  `${at} Zwetschge`,
  `${at} Zwetschge ENOSPC`,
  `${at} Error Zwetschge`,
  `${at} Error EZWETSCHGE`,
  `${at} zwetschge kind=other`,
  `${at} constructor`,
  `${at} page-gone reason=Zwetschge code=1`,
  '  caused by Zwetschge',
  '  caused by Error Zwetschge',
  'Error',
])('leaves out a line that may hold a word of the reader: %s', (line) => {
  expect(endOf(line)).toEqual(['none']);
});

it.each([
  `${at} Error`,
  `${at} RangeError ERR_OUT_OF_RANGE`,
  '  caused by CommandError',
  `${at} ended code=1`,
])('gives %s', (line) => {
  expect(endOf(line)).toEqual([line]);
});

it('reads no more of a file than a log can hold', () => {
  const late = `${at} page-answers`;
  expect(endOf(`${at} page-hangs`, 'x'.repeat(longestLog), late)).toEqual([late]);
});
