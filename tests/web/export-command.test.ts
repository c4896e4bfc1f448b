import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import {
  runWebShell,
  startLectern,
  temporaryDataDir,
  webShell,
  type Ending,
  type Lectern,
} from '../support/web-shell';

// A Lectern holds the folder all the while: the commands only read.
let lectern: Lectern;
let textId: string;
let out: string;
const note = (number: number, given: object) => ({
  ...wholeTextNote,
  id: `10000000-0000-4000-8000-00000000000${number}`,
  ...given,
});
beforeAll(async () => {
  out = temporaryDataDir();
  lectern = await startLectern();
  const reader = await signIn(lectern);
  textId = await firstText(reader);
  for (const annotation of [
    note(1, { note: 'On "peace", =1+1', tags: ['peace, now'] }),
    note(2, { note: 'On war', colour: 'green' }),
  ])
    await reader.invoke('annotations.create', { textId, annotation });
});
afterAll(async () => {
  await lectern.stop();
  for (const folder of [out, lectern.dataDir]) rmSync(folder, { recursive: true, force: true });
});

const run = async (...args: string[]): Promise<Ending> => {
  const before = readdirSync(lectern.dataDir, { recursive: true });
  const ending = await runWebShell(['--data-dir', lectern.dataDir, ...args]);
  expect(readdirSync(lectern.dataDir, { recursive: true }), 'nothing is written').toEqual(before);
  return ending;
};
const rows = (content: string): Record<string, string>[] => parse(content, { bom: true, columns: true });

describe('export', () => {
  it('writes all notes, says that nothing was lost, and leaves standard output alone', async () => {
    const path = join(out, 'notes.csv');
    const ending = await run('export', '--format', 'csv', '--out', path);
    expect(ending).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '2 notes and highlights exported, and read back: nothing was lost.\n',
    });
    expect(rows(readFileSync(path, 'utf8')).map((row) => row['note'])).toEqual([
      'On "peace", =1+1',
      'On war',
    ]);
  });

  it('writes to standard output what a pipe takes', async () => {
    const { stdout } = await run('export', '--format', 'w3c', '--out', '-', '--text', textId);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'AnnotationCollection', total: 2 });
    const markdown = await run('export', '--format', 'markdown', '--out', '-');
    expect(markdown.stdout).toContain('On war');
    expect(markdown.stdout).toContain('#peace-now');
    expect(markdown.stderr).toContain('2 notes and highlights exported, and read back: nothing was lost.');
  });

  it.each([
    ['war', ['On war']],
    ['tag:"Peace, now"', ['On "peace", =1+1']],
    ['on colour:green', ['On war']],
  ])('takes a filter: %s', async (filter, found) => {
    const { stdout, code } = await run('export', '--format', 'tsv', '--out', '-', '--filter', filter);
    const read: Record<string, string>[] = parse(stdout, { bom: true, columns: true, delimiter: '\t' });
    expect([code, read.map((row) => row['note'])]).toEqual([0, found]);
  });

  it.each([
    [2, '--format takes', ['--out', '-']],
    [2, '--format takes', ['--format', 'docx', '--out', '-']],
    [2, '--out takes', ['--format', 'csv']],
    [2, 'colour: takes', ['--format', 'csv', '--out', '-', '--filter', 'colour:mauve']],
    [1, 'No note fits', ['--format', 'csv', '--out', '-', '--filter', 'colour:green peace']],
    [1, 'There is no text "other"', ['--format', 'csv', '--out', '-', '--text', 'other']],
    [1, 'there is no such folder', ['--format', 'csv', '--out', '/nowhere/at/all.csv']],
  ])('ends with %i and a sentence: %s', async (code, words, args) => {
    const ending = await run('export', ...args);
    expect(ending).toMatchObject({ code, stdout: '' });
    expect(ending.stderr).toMatch(/^[A-Z"\-/c][^\n]*\.\n$/);
    expect(ending.stderr).toContain(words);
  });

  it.skipIf(process.platform === 'win32')('says in a sentence that the disk takes no file so large', () => {
    const path = join(out, 'large.html');
    const command = `ulimit -f 1; exec "$0" "$@"`;
    const args = [webShell, '--data-dir', lectern.dataDir, 'export', '--format', 'html', '--out', path];
    const { status, stderr } = spawnSync('bash', ['-c', command, process.execPath, ...args]);
    expect([status, stderr.toString()]).toEqual([
      1,
      `${path} was not written: the disk takes no file so large. A file that was there before is untouched.\n`,
    ]);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves an older file whole when the new one cannot be written', async () => {
    const path = join(out, 'kept');
    writeFileSync(path, 'kept');
    const ending = await run('export', '--format', 'csv', '--out', join(path, 'below.csv'));
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });
});

describe('check', () => {
  it('says in words and in JSON that everything is whole, and ends with 1 when it is not', async () => {
    const words = await run('check');
    expect(words).toMatchObject({ code: 0, stderr: '' });
    expect(words.stdout).toMatch(/2 notes and highlights[\s\S]*Everything is whole\.\n$/);
    expect(JSON.parse((await run('check', '--json')).stdout)).toMatchObject({ ok: true });
    const copy = temporaryDataDir();
    try {
      cpSync(lectern.dataDir, copy, { recursive: true });
      const journal = readdirSync(copy, { recursive: true, encoding: 'utf8' }).find((name) =>
        /journal.*\.jsonl?$/.test(name),
      );
      const path = join(copy, journal ?? 'none');
      writeFileSync(path, readFileSync(path, 'utf8').replace('On war', 'On wax'));
      const damaged = await runWebShell(['--data-dir', copy, 'check']);
      expect(damaged.code).toBe(1);
      expect(damaged.stdout).toContain('damaged');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('backup', () => {
  it('writes a file that holds every note', async () => {
    const path = join(out, 'all.backup');
    expect(await run('backup', '--out', path)).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(path, 'utf8')).toContain('On war');
    expect((await run('backup', '--out', '-')).stdout).toContain('"format":"lectern.backup"');
  });

  it('is restored into another folder by the command, once, and takes nothing away', async () => {
    const file = join(out, 'all.lectern-backup');
    await run('backup', '--out', file);
    const other = temporaryDataDir();
    try {
      const restore = (...args: string[]): Promise<Ending> =>
        runWebShell(['--data-dir', other, 'restore', file, ...args]);
      expect(await restore()).toMatchObject({ code: 0, stderr: '2 notes and highlights restored.\n' });
      const again = await restore();
      expect(again.stderr).toBe('0 notes and highlights restored. 2 are here as they were.\n');
      const { stdout } = await runWebShell(['--data-dir', other, 'export', '--format', 'csv', '--out', '-']);
      expect(rows(stdout).map((row) => row['note'])).toEqual(['On "peace", =1+1', 'On war']);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it.each([
    [1, 'is in use by process', ['all.backup']],
    [1, 'There is no file', ['none']],
    [2, 'takes the path', []],
  ])('ends a restore with %i and a sentence: %s', async (code, words, names) => {
    const ending = await run('restore', ...names.map((name) => join(out, name)));
    expect(ending).toMatchObject({ code, stdout: '' });
    expect(ending.stderr).toContain(words);
  });

  it('refuses to restore what is no backup, and leaves the folder as it was', async () => {
    const other = temporaryDataDir();
    try {
      const ending = await runWebShell(['--data-dir', other, 'restore', join(out, 'notes.csv')]);
      expect(ending).toMatchObject({ code: 1, stdout: '' });
      expect(ending.stderr).toContain('is no backup of Lectern');
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it.runIf(existsSync('/dev/full'))('does not say that it is whole when standard output is not', async () => {
    for (const command of [['backup'], ['export', '--format', 'csv'], ['check']]) {
      const full = openSync('/dev/full', 'w');
      const args = [...command, ...(command[0] === 'check' ? [] : ['--out', '-'])];
      const ending = await runWebShell(['--data-dir', lectern.dataDir, ...args], process.env, full);
      closeSync(full);
      expect(ending, command[0]).toMatchObject({
        code: 1,
        stderr: 'Standard output is not whole: the disk is full.\n',
      });
    }
  });

  it('says why a file was not written', async () => {
    const ending = await run('backup', '--out', '/nowhere/at/all');
    expect(ending.stderr).toBe(
      '/nowhere/at/all was not written: there is no such folder. A file that was there before is untouched.\n',
    );
  });

  it('says that there is no data folder', async () => {
    const ending = await runWebShell(['--data-dir', join(out, 'none'), 'backup', '--out', '-']);
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr).toContain('There is no data folder');
  });
});
