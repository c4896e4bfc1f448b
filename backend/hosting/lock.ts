import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../ports/make-folder';
import { lockFileName, locksIn, type LockHolder } from './lock-files';
import { startTimeOf, thisSpace } from './process-identity';

export type { LockHolder };

/** What a program may do with a data folder that it has opened. */
export interface FolderAccess {
  /**
   * Whether the folder may be written; false for ever once another program has taken it over. It costs one `stat`,
   * so that whoever writes can ask before each write.
   */
  isHeld(): boolean;
  release(): void;
}

/** For a folder that is only read. */
export const withoutLock: FolderAccess = { isHeld: () => false, release: () => undefined };

export type Lock = (FolderAccess & { readonly held: true }) | (HeldByOther & { readonly held: false });

export interface HeldByOther {
  readonly holder: LockHolder;
  /** The name of its lock file, by which `acquireLock` takes the folder over from it. */
  readonly lockFile: string;
  /** Whether it is certainly running: then no one may say that it is gone. */
  readonly isRunning: boolean;
}

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

/*
 * Where it cannot be known whether a program has ended, a person may say so: then its lock file is removed
 * like a stale one. Should it live after all, it misses its file before its next write, and writes nothing
 * more.
 */

/** How long a program waits for another one to withdraw. */
const waitMilliseconds = 2000;

interface Request {
  readonly dataDir: string;
  readonly program: 'desktop' | 'web';
  /** The lock files of programs of which a person says that they are gone. */
  readonly takeOver: readonly string[];
  /** When to give up waiting, milliseconds since the epoch. */
  readonly deadline: number;
}

/**
 * `takeOver` names lock files of programs that are gone, as a person says. Throws a `DataFolderError` when the
 * folder cannot be made or written.
 */
export const acquireLock = (
  dataDir: string,
  program: 'desktop' | 'web',
  takeOver: readonly string[] = [],
): Lock => {
  try {
    return acquire({ dataDir, program, takeOver, deadline: Date.now() + waitMilliseconds });
  } catch (error) {
    throw new DataFolderError(dataDir, error);
  }
};

/** The lock files of all programs that hold the folder or want it, or did so when they ended. */
export const lockFilesIn = (dataDir: string): string[] =>
  existsSync(dataDir) && statSync(dataDir).isDirectory()
    ? readdirSync(dataDir).filter((name) => lockFileName.test(name))
    : [];

/** Whether a desktop shell holds the folder, as far as that can be known from here. Throws the system's error. */
export const isOpenOnDesktop = (dataDir: string): boolean =>
  rivals(dataDir, null).some(({ holds, holder }) => holds && holder.program === 'desktop');

const acquire = (request: Request): Lock => {
  const { dataDir, program, takeOver, deadline } = request;
  const own = createLockFile(dataDir, program);
  for (;;) {
    const rival = leading(rivals(dataDir, own));
    if (rival === null) {
      hold(dataDir, own);
      return { held: true, isHeld: watch(dataDir, own), release: () => leaveLockFile(dataDir, own) };
    }
    const isLate = Date.now() > deadline;
    const isGone = takeOver.includes(rival.lockFile);
    // A program that only wants the folder may be about to hold it; by the deadline a living one has withdrawn.
    if (isGone && (rival.holds || isLate)) {
      removeLockFile(dataDir, rival.lockFile);
      continue;
    }
    if (rival.holds || (rival.lockFile < own && !isGone) || isLate) {
      removeLockFile(dataDir, own);
      const found = rival.holds ? rival : waitForHolder(dataDir, deadline);
      return found === null ? acquire(request) : { held: false, ...found };
    }
    sleepSync(5);
  }
};

const holdsPath = (dataDir: string, own: string): string => join(dataDir, `${own}.holds`);

const hold = (dataDir: string, own: string): void =>
  writeFileSync(holdsPath(dataDir, own), '', { flag: 'wx', mode: 0o600 });

/** See `Lock`. */
const watch = (dataDir: string, own: string): (() => boolean) => {
  let isLost = false;
  return () => {
    if (!isLost && isMissing(holdsPath(dataDir, own))) {
      // A program that takes the folder over writes into it. A folder that has been removed is made again.
      if (isMissing(dataDir)) restore(dataDir, own);
      else isLost = true;
    }
    return !isLost;
  };
};

/** Where this fails, as without the disk, no other program has the folder either; each write says so itself. */
const restore = (dataDir: string, own: string): void => {
  try {
    makeFolder(dataDir);
    writeLockFile(dataDir, own);
    hold(dataDir, own);
  } catch {
    // the next look tries again
  }
};

/** A file system that does not answer does not say that the file is missing. */
const isMissing = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
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
interface Rival extends HeldByOther {
  readonly holds: boolean;
}

/** The rival that holds the folder, else the one whose file name sorts first; null when there is none. */
const leading = (found: readonly Rival[]): Rival | null =>
  found.find(({ holds }) => holds) ??
  found.toSorted((one, other) => (one.lockFile < other.lockFile ? -1 : 1))[0] ??
  null;

/** Makes the folder and this program's lock file in it; gives the file's name. */
const createLockFile = (dataDir: string, program: 'desktop' | 'web'): string => {
  const startTime = startTimeOf(process.pid) ?? '';
  const name = `lock-${program}-${process.pid}-${startTime}-${randomBytes(4).toString('hex')}`;
  makeFolder(dataDir);
  writeLockFile(dataDir, name);
  return name;
};

/** On a full disk an empty file is enough: the reader can still read and export what is there. */
const writeLockFile = (dataDir: string, name: string): void => {
  try {
    writeFileSync(join(dataDir, name), JSON.stringify(thisSpace()), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!existsSync(join(dataDir, name))) throw error;
  }
};

/** Removes the `.holds` file first: it must not exist without the lock file. */
const removeLockFile = (dataDir: string, name: string): void => {
  rmSync(join(dataDir, `${name}.holds`), { force: true });
  rmSync(join(dataDir, name), { force: true });
};

/** Where it cannot be removed, others see that its program has ended. */
const leaveLockFile = (dataDir: string, name: string): void => {
  try {
    removeLockFile(dataDir, name);
  } catch {
    // the disk can only be read, for example, or a folder has this name
  }
};

/**
 * The other living programs that hold the folder or want it. Removes the files of programs that have ended.
 */
const rivals = (dataDir: string, own: string | null): Rival[] =>
  locksIn(dataDir, own).flatMap(({ liveness, lockFile, holds, holder }) => {
    if (liveness !== 'ended') return [{ lockFile, holds, holder, isRunning: liveness === 'running' }];
    leaveLockFile(dataDir, lockFile);
    return [];
  });

const sleepSync = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
