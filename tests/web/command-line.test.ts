import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { cannotMount, smallDisk } from '../support/small-disk';
import { runWebShell, startLectern, temporaryDataDir, type Ending } from '../support/web-shell';

let dataDir: string;
beforeEach(() => {
  dataDir = temporaryDataDir();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Ending> =>
  runWebShell(['--no-open', '--data-dir', dataDir, ...args]);

/** One sentence on standard error, nothing on standard output. */
const expectSentence = ({ stdout, stderr }: Ending, ...words: string[]): void => {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[A-Z"][^\n]*\.\n$/);
  for (const word of words) expect(stderr).toContain(word);
};

describe('options', () => {
  it.each([['--colour'], ['--port', 'many'], ['--port', '70000'], ['--shell', 'carpet'], ['extra']])(
    'refuses %s %s with exit code 2',
    async (...args) => {
      const ending = await run(...args);
      expect(ending.code).toBe(2);
      expectSentence(ending, '--help');
    },
  );

  it('names all options for --help', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const option of [
      '--shell',
      '--data-dir',
      '--port',
      '--no-open',
      '--read-only',
      '--take-over',
      '--version',
    ]) {
      expect(stdout).toContain(option);
    }
  });

  it('gives the version of the package for --version', async () => {
    const manifest = readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('takes the data folder from LECTERN_DATA_DIR', async () => {
    const first = await startLectern({ dataDir });
    const ending = await runWebShell(['--no-open'], { ...process.env, LECTERN_DATA_DIR: dataDir });
    await first.stop();
    expect(ending.stderr).toContain(dataDir);
  });
});

describe('a command without a window', () => {
  it('prints what a report needs while another Lectern holds the folder, and writes nothing', async () => {
    const lectern = await startLectern({ dataDir });
    const reader = await signIn(lectern);
    const textId = await firstText(reader);
    await reader.invoke('annotations.create', { textId, annotation: wholeTextNote });
    const before = readdirSync(dataDir, { recursive: true });
    const { code, stdout, stderr } = await runWebShell(['--data-dir', dataDir, 'diagnose']);
    expect(readdirSync(dataDir, { recursive: true })).toEqual(before);
    await lectern.stop();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`the web shell (process ${lectern.pid} on this machine, running)`);
    expect(stdout).toContain('1 note or highlight, 0 in the trash');
    expect(stdout).toMatch(/\d started version=.* shell=web/);
    for (const words of [dataDir, textId, wholeTextNote.note]) expect(stdout).not.toContain(words);
  });

  it('makes no folder, and has a help of its own', async () => {
    const missing = join(dataDir, 'missing');
    const { code, stdout } = await runWebShell(['diagnose', '--data-dir', missing]);
    expect(code).toBe(0);
    expect(stdout).toContain('not there (ENOENT)');
    expect(readdirSync(dataDir)).toEqual([]);
    expect((await run('diagnose', '--help')).stdout).toContain('npm start -- diagnose');
  });
});

describe('a port or data folder that is in use', () => {
  it('says that a port is in use, and ends with 1', async () => {
    const blocker = createServer();
    await new Promise<void>((listening) => blocker.listen(0, '127.0.0.1', listening));
    const { port } = blocker.address() as AddressInfo; // it listens on TCP
    const ending = await run('--port', String(port));
    blocker.close();
    expect(ending.code).toBe(1);
    expectSentence(ending, String(port), '--port');
    const free = await startLectern({ dataDir }); // the lock was released
    expect(await free.stop()).toMatchObject({ code: 0 });
  });

  it('says who holds a data folder, and ends with 1', async () => {
    const first = await startLectern({ dataDir });
    const ending = await run();
    await first.stop();
    expect(ending.code).toBe(1);
    expectSentence(ending, dataDir, String(first.pid), '--read-only');
  });

  it('is free after its holder was killed', async () => {
    const first = await startLectern({ dataDir });
    await first.stop('SIGKILL');
    const second = await startLectern({ dataDir });
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  it('opens a held folder with --read-only and writes nothing there', async () => {
    const first = await startLectern({ dataDir });
    const second = await startLectern({ dataDir, args: ['--read-only'] });
    const files = readdirSync(dataDir, { recursive: true });
    const reader = await signIn(second);
    const textId = await firstText(reader);
    const change = await reader.invoke('annotations.create', { textId, annotation: wholeTextNote });
    await second.stop();
    expect(change).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readdirSync(dataDir, { recursive: true })).toEqual(files);
    await first.stop();
  });
});

it('says that a data folder cannot be written, and ends with 1', async () => {
  const file = join(dataDir, 'a-file');
  writeFileSync(file, '');
  const ending = await runWebShell(['--no-open', '--data-dir', join(file, 'below')]);
  expect(ending.code).toBe(1);
  expectSentence(ending, join(file, 'below'), '--data-dir');
});

it.runIf(process.platform === 'linux')(
  'ends, too, below a folder in which none can be made although none is there',
  async () => {
    const ending = await runWebShell(['--no-open', '--data-dir', '/proc/lectern/data']);
    expect(ending.code).toBe(1);
    expectSentence(ending, '/proc/lectern/data', '--data-dir');
  },
);

it('says that a disk can only be read, and reads it with --read-only', async ({ skip }) => {
  const disk = smallDisk(1024) ?? skip(cannotMount);
  try {
    await (await startLectern({ dataDir: disk.folder })).stop();
    writeFileSync(join(disk.folder, 'a-file'), '');
    disk.makeReadOnly();
    const ending = await runWebShell(['--no-open', '--data-dir', disk.folder]);
    expect(ending.code).toBe(1);
    expectSentence(ending, disk.folder, 'can only be read (EROFS)', '--read-only', '--data-dir');
    const reading = await startLectern({ dataDir: disk.folder, args: ['--read-only'] });
    expect(await (await signIn(reading)).invoke('settings.get', null)).toMatchObject({ ok: true });
    await reading.stop();
  } finally {
    disk.remove();
  }
});

it('starts on a full disk, keeps nothing that has no room, and says why', async ({ skip }) => {
  const disk = smallDisk(1024) ?? skip(cannotMount);
  try {
    await (await startLectern({ dataDir: disk.folder })).stop();
    disk.fill();
    const lectern = await startLectern({ dataDir: disk.folder });
    const client = await signIn(lectern);
    const textId = await firstText(client);
    const change = await client.invoke('annotations.create', { textId, annotation: wholeTextNote });
    expect(change).toMatchObject({ ok: false, error: { code: 'not-on-disk' } });
    expect(await client.invoke('text.open', { textId })).toMatchObject({
      value: { record: { state: 'failing', problem: 'full' } },
    });
    disk.makeRoom();
    expect(await client.invoke('annotations.create', { textId, annotation: wholeTextNote })).toMatchObject({
      ok: true,
    });
    await lectern.stop();
  } finally {
    disk.remove();
  }
});

it('prints one line when it is ready, and nothing else', async () => {
  const lectern = await startLectern({ dataDir });
  await (await signIn(lectern)).get('/');
  const { stdout, stderr } = await lectern.stop();
  expect(stdout).toBe(`Lectern is ready: ${lectern.url}\n`);
  expect(stderr).toBe('');
});
