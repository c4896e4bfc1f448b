import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import { makeFolder } from '../ports/make-folder';
import {
  isOutsideContainers,
  startMomentOf,
  startTimeOf,
  thisSpace,
  type ProcessSpace,
} from './process-identity';

/** Who holds a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** When the process began (`startTimeOf`), opaque; empty where the system does not say. */
  readonly startTime: string;
  /** The name of its machine; empty when the lock file is damaged. */
  readonly host: string;
  readonly program: 'desktop' | 'web';
}

/**
 * `isHeld` is false for ever once another program has taken the folder over. It costs one `stat`, so that
 * whoever writes can ask before each write.
 */
export type Lock =
  { readonly held: true; isHeld(): boolean; release(): void } | (HeldByOther & { readonly held: false });

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
  existsSync(dataDir) ? readdirSync(dataDir).filter((name) => lockFileName.test(name)) : [];

/** Whether a desktop shell holds the folder, as far as that can be known from here. Throws the system's error. */
export const isOpenOnDesktop = (dataDir: string): boolean =>
  rivals(dataDir, null).some(({ holds, holder }) => holds && holder.program === 'desktop');

const lockFileName = /^lock-(desktop|web)-(\d{1,10})-([A-Za-z0-9]*)-[0-9a-f]{8}$/;

const acquire = (request: Request): Lock => {
  const { dataDir, program, takeOver, deadline } = request;
  const own = createLockFile(dataDir, program);
  for (;;) {
    const rival = leading(rivals(dataDir, own));
    if (rival === null) {
      hold(dataDir, own);
      return { held: true, isHeld: watch(dataDir, own), release: () => removeLockFile(dataDir, own) };
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

/**
 * The other living programs that hold the folder or want it. Removes the files of programs that have ended.
 */
const rivals = (dataDir: string, own: string | null): Rival[] => {
  const here = thisSpace();
  const names = readdirSync(dataDir);
  return names.flatMap((name) => {
    const parsed = lockFileName.exec(name);
    if (parsed === null || name === own) return [];
    const [, program, pid, startTime = ''] = parsed;
    const space = readSpace(join(dataDir, name));
    const holder: LockHolder = {
      pid: Number(pid),
      startTime,
      host: space?.host ?? '',
      program: program === 'desktop' ? 'desktop' : 'web',
    };
    const liveness = livenessOf(holder, space, { here, written: () => writtenAt(join(dataDir, name)) });
    if (liveness === 'ended') {
      removeLockFile(dataDir, name);
      return [];
    }
    const holds = names.includes(`${name}.holds`);
    return [{ lockFile: name, holds, holder, isRunning: liveness === 'running' }];
  });
};

/** `perhaps`: it cannot be known from here whether the program is running. */
type Liveness = 'running' | 'perhaps' | 'ended';

/** Where and when the question is asked. */
interface Place {
  readonly here: ProcessSpace;
  /** When the lock file was written, milliseconds since the epoch; null: not known. */
  readonly written: () => number | null;
}

/** A file system may round times to two seconds (FAT). */
const clockTolerance = 2000;

export const livenessOf = (
  { pid, startTime }: LockHolder,
  space: ProcessSpace | null,
  { here, written }: Place,
): Liveness => {
  if (space !== null) {
    const isSameBoot = space.boot !== '' && space.boot === here.boot;
    if (!isSameBoot && !isSameMachine(space, here)) return 'perhaps';
    if (!isSameBoot && space.boot !== '' && here.boot !== '') return 'ended'; // before the machine's last start
    if (space.namespace !== here.namespace) return 'perhaps'; // in another container
  }
  const found = startTimeOf(pid);
  if (found === null) return 'ended';
  if (found !== '' && startTime !== '') return found === startTime ? 'running' : 'ended';
  const [began, locked] = [startMomentOf(pid), written()];
  if (began === null || locked === null) return 'perhaps';
  return began > locked + clockTolerance ? 'ended' : 'running'; // ended: another program has got its number
};

/** By the machines' ids where both say theirs, since a network may change the name; else by their names. */
const isSameMachine = (one: ProcessSpace, other: ProcessSpace): boolean =>
  [one, other].every((space) => space.machine !== '' && isOutsideContainers(space))
    ? one.machine === other.machine
    : one.host === other.host;

const writtenAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;

/** Null when the file is incomplete or gone. */
const readSpace = (path: string): ProcessSpace | null => {
  try {
    const space: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(space)) return null;
    const { host, machine = '', boot, namespace } = space; // `machine` is new
    return isArrayOf([host, machine, boot, namespace], isString)
      ? ({ host, machine, boot, namespace } as ProcessSpace) // all are strings
      : null;
  } catch {
    return null;
  }
};

const sleepSync = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
