import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '#core/json/guards';
import { makeFolder } from '../ports/make-folder';
import { startTimeOf, thisSpace, type ProcessSpace } from './process-identity';

/** Who holds a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** When the process began (`startTimeOf`), opaque; empty where the system does not say. */
  readonly startTime: string;
  /** The name of its machine; empty when the lock file is damaged. */
  readonly host: string;
  readonly program: 'desktop' | 'web';
}

export type Lock =
  { readonly held: true; release(): void } | { readonly held: false; readonly holder: LockHolder };

/** The data folder cannot be made or written; `cause` is the system's error. */
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
 * Each program that wants the folder writes a lock file of its own, and then looks for the lock files of
 * other living programs. Only a living program itself writes or removes its file. So any program may remove a
 * stale file at any time, and two programs can never both take over the same stale lock.
 *
 * When two programs want the folder at once, the one whose file name sorts first waits for the other to
 * withdraw. The other has either looked already, and then holds the folder, or will look, and then sees that
 * its name is not the first.
 *
 * The file's name identifies the program, so that an incompletely written file does so too.
 */

/** How long a program waits for another one to withdraw. */
const waitMilliseconds = 2000;

/** Throws a `DataFolderError` when the folder cannot be made or written. */
export const acquireLock = (dataDir: string, program: 'desktop' | 'web'): Lock => {
  try {
    return acquire(dataDir, program, Date.now() + waitMilliseconds);
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
};

const acquire = (dataDir: string, program: 'desktop' | 'web', deadline: number): Lock => {
  const own = createLockFile(dataDir, program);
  for (;;) {
    const rival = leading(rivals(dataDir, own));
    if (rival === null) {
      writeFileSync(join(dataDir, `${own}.holds`), '', { flag: 'wx', mode: 0o600 });
      return { held: true, release: () => removeLockFile(dataDir, own) };
    }
    if (rival.holds || rival.name < own || Date.now() > deadline) {
      removeLockFile(dataDir, own);
      const holder = rival.holds ? rival : waitForHolder(dataDir, deadline);
      return holder === null ? acquire(dataDir, program, deadline) : { held: false, holder: holder.holder };
    }
    sleepSync(5);
  }
};

/**
 * Waits until one of the programs that want the folder holds it, or until `deadline`; null when all of them
 * have gone.
 */
const waitForHolder = (dataDir: string, deadline: number): Rival | null => {
  for (;;) {
    const rival = leading(rivals(dataDir, null));
    if (rival === null || rival.holds || Date.now() > deadline) return rival;
    sleepSync(5);
  }
};

/** Another living program that holds the folder or wants it. */
interface Rival {
  readonly name: string;
  readonly holds: boolean;
  readonly holder: LockHolder;
}

/** The rival that holds the folder, else the one whose file name sorts first; null when there is none. */
const leading = (found: readonly Rival[]): Rival | null =>
  found.find(({ holds }) => holds) ??
  found.toSorted((one, other) => (one.name < other.name ? -1 : 1))[0] ??
  null;

/** Makes the folder and this program's lock file in it; gives the file's name. */
const createLockFile = (dataDir: string, program: 'desktop' | 'web'): string => {
  const startTime = startTimeOf(process.pid) ?? '';
  const name = `lock-${program}-${process.pid}-${startTime}-${randomBytes(4).toString('hex')}`;
  makeFolder(dataDir);
  try {
    writeFileSync(join(dataDir, name), JSON.stringify(thisSpace()), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // On a full disk an empty file is enough: the reader can still read and export what is there.
    if (!existsSync(join(dataDir, name))) throw error;
  }
  return name;
};

/** Removes the `.holds` file first: it must not exist without the lock file. */
const removeLockFile = (dataDir: string, name: string): void => {
  rmSync(join(dataDir, `${name}.holds`), { force: true });
  rmSync(join(dataDir, name), { force: true });
};

/**
 * The other living programs that hold the folder or want it. Removes the files of programs that have ended.
 */
const rivals = (dataDir: string, own: string | null): Rival[] => {
  const here = thisSpace();
  const names = readdirSync(dataDir);
  return names.flatMap((name) => {
    const parsed = /^lock-(desktop|web)-(\d{1,10})-([A-Za-z0-9]*)-[0-9a-f]{8}$/.exec(name);
    if (parsed === null || name === own) return [];
    const [, program, pid, startTime = ''] = parsed;
    const space = readSpace(join(dataDir, name));
    const holder: LockHolder = {
      pid: Number(pid),
      startTime,
      host: space?.host ?? '',
      program: program === 'desktop' ? 'desktop' : 'web',
    };
    if (mayBeAlive(holder, space, here)) return [{ name, holds: names.includes(`${name}.holds`), holder }];
    removeLockFile(dataDir, name);
    return [];
  });
};

/** Whether the program may still be running. Where that cannot be known, it counts as alive. */
const mayBeAlive = (
  { pid, startTime }: LockHolder,
  space: ProcessSpace | null,
  here: ProcessSpace,
): boolean => {
  if (space !== null) {
    const sameBoot = space.boot !== '' && space.boot === here.boot;
    if (!sameBoot && space.host !== here.host) return true; // another machine
    if (!sameBoot && space.boot !== '' && here.boot !== '') return false; // the same machine before its last start
    if (space.namespace !== here.namespace) return true; // in another container
  }
  const found = startTimeOf(pid);
  return found !== null && (found === '' || startTime === '' || found === startTime);
};

/** Null when the file is incomplete or gone. */
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

const sleepSync = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
