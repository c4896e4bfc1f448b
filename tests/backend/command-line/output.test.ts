import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, type CommandPorts } from '#backend/command-line/run-command';
import { noFiles } from '../../support/no-files';

let folder: string;
let dataDir: string;
let told: string[];
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-output-')));
  dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'records'), { recursive: true });
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ports = (): CommandPorts => ({
  version: '0.1.0',
  program: join(folder, 'program'), // its library is missing, which a backup does without
  dataDir,
  print: () => Promise.resolve(),
  tell: (text) => {
    told.push(text);
    return Promise.resolve();
  },
});
const backUp = (out: string) => runCommand(ports(), { name: 'backup', values: { out }, words: [] });

it('writes where a link leads, and leaves the link', async () => {
  const [path, link] = [join(folder, 'kept'), join(folder, 'link')];
  writeFileSync(path, 'old');
  symlinkSync(path, link);
  expect([await backUp(link), told]).toEqual([0, [`Everything you wrote is in ${link}.\n`]]);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('lectern.backup');
});

it.each([
  ['a folder', (): string => folder, 'it is a folder'],
  ['no folder', (): string => join(folder, 'none', 'all'), 'there is no such folder'],
  ['the data folder', (): string => join(dataDir, 'all'), 'the data folder holds only'],
  [
    'a folder of the data folder',
    (): string => join(dataDir, 'records', 'all'),
    'the data folder holds only',
  ],
])('says why nothing was written to %s', async (_what, out, reason) => {
  const path = out();
  expect(await backUp(path)).toBe(1);
  expect(told).toEqual([expect.stringMatching(`^${path} was not written: ${reason}.*untouched\\.\n$`)]);
  expect(existsSync(path) && lstatSync(path).isFile()).toBe(false);
});

it('writes no file of the data folder, whatever leads there', async () => {
  const record = join(dataDir, 'records', 'a.json');
  writeFileSync(record, 'kept');
  symlinkSync(record, join(folder, 'link'));
  symlinkSync(join(dataDir, 'records'), join(folder, 'records'));
  for (const out of [record, join(folder, 'link'), join(folder, 'records', 'a.json')])
    expect(await backUp(out), out).toBe(1);
  expect(readFileSync(record, 'utf8')).toBe('kept');
});

it('writes beside the data folder, also when the name begins alike', async () => {
  mkdirSync(`${dataDir}-2`);
  expect(await backUp(join(`${dataDir}-2`, 'all'))).toBe(0);
});

// Not the device: a program that were wrong here would replace it, run by an administrator.
describe.each(noFiles.filter(([what]) => !what.includes('device')))('%s', (what, make) => {
  it('stays where it is', async () => {
    const path = join(folder, 'special');
    make(path);
    const before = lstatSync(path).mode;
    expect(await backUp(path), what).toBe(1);
    expect(told[0]).toContain(`${path} was not written: it is a`);
    expect(lstatSync(path).mode).toBe(before);
  });
});

it('refuses a file in the place of the data folder', async () => {
  rmSync(dataDir, { recursive: true });
  writeFileSync(dataDir, '');
  expect([await backUp(join(folder, 'all')), told]).toEqual([
    1,
    [`${dataDir} is not a folder but a file.\n`],
  ]);
});
