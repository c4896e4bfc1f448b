import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '#core/json/guards';
import { makeFolder } from '../ports/make-folder';
import { startTimeOf, thisSpace, type ProcessSpace } from './process-identity';

/** Who holds a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** As the system gives it; opaque, and empty where it cannot be had. */
  readonly startTime: string;
  /** Empty when the file of the lock is damaged. */
  readonly host: string;
  readonly program: 'desktop' | 'web';
}

export type Lock =
  { readonly held: true; release(): void } | { readonly held: false; readonly holder: LockHolder };

/** The folder cannot be made or written; `cause` is the system's error. */
export class DataFolderError extends Error {
  readonly dataDir: string;
  constructor(dataDir: string, cause: unknown) {
    super(`The data folder cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'DataFolderError';
    this.dataDir = dataDir;
  }
}

/*
 * Each program that wants the folder lays down a file of its own, and then looks whether another living one has done so
 * before it. As nobody ever writes or removes the file of a living program but that program itself, a stale file can be
 * swept away by anyone at any time, and there is no moment at which two could take over the same one. Of two that want
 * the folder at once the one whose file comes first by name waits for the other to give way: that other has either
 * looked already, and holds the folder, or will look, and see that it is not the first.
 *
 * The name says who it is, so that a torn file says it too.
 */

/** How long to wait for another program to give way, milliseconds. */
const patience = 2000;

/** Throws a `DataFolderError` when the folder cannot be made or written. */
export const acquireLock = (dataDir: string, program: 'desktop' | 'web'): Lock => {
  try {
    return acquire(dataDir, program, Date.now() + patience);
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
};

const acquire = (dataDir: string, program: 'desktop' | 'web', deadline: number): Lock => {
  const mine = layDown(dataDir, program);
  for (;;) {
    const rival = strongest(rivals(dataDir, mine));
    if (rival === null) {
      writeFileSync(join(dataDir, `${mine}.holds`), '', { flag: 'wx', mode: 0o600 });
      return { held: true, release: () => withdraw(dataDir, mine) };
    }
    if (rival.holds || rival.name < mine || Date.now() > deadline) {
      withdraw(dataDir, mine);
      const holder = rival.holds ? rival : settled(dataDir, deadline);
      return holder === null ? acquire(dataDir, program, deadline) : { held: false, holder: holder.holder };
    }
    pause(5);
  }
};

/** Looks on until one of those that want the folder holds it, or time is up; null when they have all gone. */
const settled = (dataDir: string, deadline: number): Rival | null => {
  for (;;) {
    const rival = strongest(rivals(dataDir, null));
    if (rival === null || rival.holds || Date.now() > deadline) return rival;
    pause(5);
  }
};

interface Rival {
  readonly name: string;
  readonly holds: boolean;
  readonly holder: LockHolder;
}

const strongest = (found: readonly Rival[]): Rival | null =>
  found.find(({ holds }) => holds) ??
  found.toSorted((one, other) => (one.name < other.name ? -1 : 1))[0] ??
  null;

/** Makes the folder and this program's file in it; gives the file's name. */
const layDown = (dataDir: string, program: 'desktop' | 'web'): string => {
  const startTime = startTimeOf(process.pid) ?? '';
  const name = `lock-${program}-${process.pid}-${startTime}-${randomBytes(4).toString('hex')}`;
  makeFolder(dataDir);
  try {
    writeFileSync(join(dataDir, name), JSON.stringify(thisSpace()), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // On a full disk the name alone must do: what is already there can still be read and exported.
    if (!existsSync(join(dataDir, name))) throw error;
  }
  return name;
};

/** First what says that the folder is held, so that nobody sees it held by nobody. */
const withdraw = (dataDir: string, name: string): void => {
  rmSync(join(dataDir, `${name}.holds`), { force: true });
  rmSync(join(dataDir, name), { force: true });
};

/** The other living programs that hold the folder or want it. What the dead have left is removed. */
const rivals = (dataDir: string, mine: string | null): Rival[] => {
  const here = thisSpace();
  const names = readdirSync(dataDir);
  return names.flatMap((name) => {
    const parsed = /^lock-(desktop|web)-(\d{1,10})-([A-Za-z0-9]*)-[0-9a-f]{8}$/.exec(name);
    if (parsed === null || name === mine) return [];
    const [, program, pid, startTime = ''] = parsed;
    const space = readSpace(join(dataDir, name));
    const holder: LockHolder = {
      pid: Number(pid),
      startTime,
      host: space?.host ?? '',
      program: program === 'desktop' ? 'desktop' : 'web',
    };
    if (isAlive(holder, space, here)) return [{ name, holds: names.includes(`${name}.holds`), holder }];
    withdraw(dataDir, name);
    return [];
  });
};

/** Whether it may still be running: what cannot be known counts as alive. */
const isAlive = ({ pid, startTime }: LockHolder, space: ProcessSpace | null, here: ProcessSpace): boolean => {
  if (space !== null) {
    const sameBoot = space.boot !== '' && space.boot === here.boot;
    if (!sameBoot && space.host !== here.host) return true; // another machine
    if (!sameBoot && space.boot !== '' && here.boot !== '') return false; // this machine before it was started anew
    if (space.namespace !== here.namespace) return true; // a container of its own
  }
  const found = startTimeOf(pid);
  return found !== null && (found === '' || startTime === '' || found === startTime);
};

/** Null when the file is torn or gone. */
const readSpace = (path: string): ProcessSpace | null => {
  try {
    const space: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(space)) return null;
    const { host, boot, namespace } = space;
    return typeof host === 'string' && typeof boot === 'string' && typeof namespace === 'string'
      ? { host, boot, namespace }
      : null;
  } catch {
    return null;
  }
};

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
