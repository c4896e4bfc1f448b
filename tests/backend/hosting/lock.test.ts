import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquireLock, DataFolderError, lockFilesIn, type Lock } from '#backend/hosting/lock';
import { livenessOf } from '#backend/hosting/lock-files';
import { isOutsideContainers, thisSpace } from '#backend/hosting/process-identity';
import { buildProgram, type BuiltProgram } from '../support/build-program';

let program: BuiltProgram;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  program = await buildProgram('take-lock');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'lectern-lock-')), 'data');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** A process that wants the folder, and the line that says whether it got it. */
const start = async (): Promise<{ child: ChildProcess; says: string }> => {
  const child = spawn(process.execPath, [program.path, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [says] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, says };
};

const take = (): Lock => acquireLock(folder, 'desktop');
const lockFiles = (): string[] => readdirSync(folder).filter((name) => name.startsWith('lock-'));

describe('the lock on a data folder', () => {
  it('makes the folder for its owner alone and leaves nothing when it is released', () => {
    const lock = take();
    expect(lock.held).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of lockFiles()) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    if (lock.held) lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the process that holds the folder', async () => {
    const { child, says } = await start();
    expect(says).toBe('held');
    const lock = take();
    expect(lock).toMatchObject({ held: false, holder: { pid: child.pid, host: hostname(), program: 'web' } });
    expect(take().held).toBe(false); // asking again does not release it
  });

  it('is not given twice within one process', () => {
    const first = take();
    expect(take()).toMatchObject({ held: false, holder: { pid: process.pid, program: 'desktop' } });
    if (first.held) first.release();
    const again = take();
    expect(again.held).toBe(true);
  });

  it('is free at once when its holder has been killed', async () => {
    const { child } = await start();
    await kill(child);
    expect(lockFiles()).not.toEqual([]);
    expect(take().held).toBe(true);
    expect(lockFiles().every((name) => name.includes(`-${process.pid}-`))).toBe(true);
  });

  it('is free when its holder has ended but its parent has not collected it', async () => {
    // A shell that never waits for its child keeps it as a zombie.
    const shell = spawn(
      '/bin/sh',
      ['-c', `"$0" "$1" "$2" & echo pid $!; exec sleep 60`, process.execPath, program.path, folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    children.push(shell);
    const lines: string[] = [];
    const reader = createInterface(shell.stdout);
    reader.on('line', (line) => lines.push(line));
    while (lines.length < 2) await once(reader, 'line');
    const pid = Number(lines.find((line) => line.startsWith('pid '))?.slice(4));
    expect(take().held).toBe(false);
    process.kill(pid, 'SIGKILL');
    await until(() => take().held);
  });

  it('is free when another process has got the id of its ended holder', async () => {
    const { child } = await start();
    const [name = ''] = lockFiles().filter((file) => !file.endsWith('.holds'));
    const asIfEarlier = name.replace(/-(\d+)-(\d+)-/, '-$1-1$2-');
    for (const file of lockFiles())
      renameSync(join(folder, file), join(folder, file.replace(name, asIfEarlier)));
    expect(child.exitCode).toBeNull();
    expect(take().held).toBe(true);
  });

  it('is free after the machine has been restarted, but not when it is another machine', () => {
    const space = (host: string, machine = '') =>
      JSON.stringify({ host, machine, boot: 'another', namespace: here.namespace });
    const here = thisSpace();
    const name = `lock-web-${process.pid}--0123abcd`;
    take();
    for (const file of lockFiles()) rmSync(join(folder, file));
    writeFileSync(join(folder, name), space('elsewhere'));
    writeFileSync(join(folder, `${name}.holds`), '');
    expect(take()).toMatchObject({ held: false, holder: { host: 'elsewhere' } });
    if (here.machine !== '' && isOutsideContainers(here)) {
      writeFileSync(join(folder, name), space(hostname(), 'another'));
      expect(take().held, 'another machine of the same name').toBe(false);
      writeFileSync(join(folder, name), space('renamed since', here.machine));
      expect(take().held).toBe(true);
      return;
    }
    writeFileSync(join(folder, name), space(hostname()));
    expect(take().held).toBe(true);
  });

  it('holds when a living holder’s file is incomplete, and is free when an ended holder’s file is', async () => {
    const { child } = await start();
    for (const name of lockFiles()) truncateSync(join(folder, name), 0);
    expect(take()).toMatchObject({ held: false, holder: { pid: child.pid } });
    await kill(child);
    expect(take().held).toBe(true);
  });

  it('goes to exactly one of many processes when its holder has been killed', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child } = await start();
      await kill(child);
      const started = await Promise.all(Array.from({ length: 6 }, start));
      const said = started.map(({ says }) => says);
      expect(said.filter((says) => says === 'held')).toHaveLength(1);
      const winner = started.find(({ says }) => says === 'held')?.child.pid;
      expect(said.filter((says) => says === `held by ${winner}`)).toHaveLength(5);
      await Promise.all(started.map(({ child: one }) => kill(one)));
    }
  });

  it('is lost to a program that takes the folder over, also if it lives, and is not given back', () => {
    const first = take();
    const refused = take();
    expect(refused).toMatchObject({ held: false, isRunning: true });
    const second = acquireLock(folder, 'web', lockFilesIn(folder));
    expect([first, second].map((lock) => lock.held && lock.isHeld())).toEqual([false, true]);
    if (first.held) first.release();
    expect(take()).toMatchObject({ held: false, holder: { program: 'web' } });
    if (second.held) second.release();
    expect([first, second].map((lock) => lock.held && lock.isHeld())).toEqual([false, false]);
  });

  it('is taken over only from the program that was named', () => {
    const first = take();
    if (!first.held) throw new Error('The folder is new.');
    const named = lockFilesIn(folder);
    first.release();
    const second = take();
    expect(acquireLock(folder, 'web', named).held).toBe(false);
    expect(second.held && second.isHeld()).toBe(true);
  });

  it('is taken over from a program that wanted the folder and ended before it held it', () => {
    for (const name of ['lock-desktop-1--00000000', 'lock-web-1--00000000']) {
      take();
      for (const file of lockFiles()) rmSync(join(folder, file));
      const space = { host: 'elsewhere', machine: 'another', boot: 'another', namespace: '' };
      writeFileSync(join(folder, name), JSON.stringify(space));
      let now = 0;
      const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 500));
      const refused = take();
      expect(refused).toMatchObject({ held: false, lockFile: name, isRunning: false });
      expect(acquireLock(folder, 'desktop', lockFilesIn(folder)).held, name).toBe(true);
      clock.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });

  it('stays with its holder while the disk with the folder is away', () => {
    const lock = take();
    rmSync(join(folder, '..'), { recursive: true });
    symlinkSync('nowhere', join(folder, '..')); // no folder can be made here
    expect(lock.held && lock.isHeld()).toBe(true);
    rmSync(join(folder, '..'));
    expect(lock.held && lock.isHeld()).toBe(true);
    expect(take().held).toBe(false);
  });

  it('stays with its holder when the whole folder is removed', () => {
    const lock = take();
    rmSync(folder, { recursive: true });
    expect(lock.held && lock.isHeld()).toBe(true);
    expect(take().held).toBe(false);
  });

  it('is in doubt where a holder cannot be seen, and free where it certainly ended', () => {
    const here = thisSpace();
    const holder = { pid: process.pid, startTime: '', host: here.host, program: 'web' as const };
    const ask = (space: object) => livenessOf(holder, { ...here, ...space }, { here, written: () => null });
    expect(ask({ host: 'elsewhere', machine: 'another', boot: 'another' })).toBe('perhaps');
    expect(ask({ namespace: 'another container' })).toBe('perhaps');
    expect(ask({}), 'the system does not say when it began').toBe('perhaps');
    expect(livenessOf({ ...holder, pid: 2 ** 22 + 1 }, here, { here, written: () => null })).toBe('ended');
  });

  it.each(['', '.holds'])('is free where a folder has the name of an ended holder’s file%s', (ending) => {
    const name = 'lock-desktop-4194305-1-00000000';
    mkdirSync(join(folder, `${name}${ending}`, 'kept'), { recursive: true });
    if (ending !== '') writeFileSync(join(folder, name), '');
    expect(take().held).toBe(true);
    expect(existsSync(join(folder, `${name}${ending}`, 'kept'))).toBe(true);
  });

  it('is free where a file names a group of processes', () => {
    mkdirSync(folder);
    for (const name of ['lock-web-0-1-00000000', 'lock-web-0--00000000'])
      for (const ending of ['', '.holds']) writeFileSync(join(folder, `${name}${ending}`), '');
    expect(take().held).toBe(true);
  });

  it('fails no end of a program whose file cannot be removed', () => {
    const lock = take();
    const [holds = ''] = lockFiles().filter((name) => name.endsWith('.holds'));
    rmSync(join(folder, holds));
    mkdirSync(join(folder, holds));
    if (lock.held) lock.release();
    expect(lockFiles()).toContain(holds);
  });

  it('says which folder cannot be made', () => {
    writeFileSync(folder, 'a file');
    expect(take).toThrow(DataFolderError);
    expect(take).toThrow(expect.objectContaining({ dataDir: folder }) as Error);
  });
});

/** Between two looks, turns of the event loop pass, not time. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((next) => setImmediate(next));
};
