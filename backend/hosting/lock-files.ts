import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import { readRegularFile } from '../ports/read-regular-file';
import {
  isOutsideContainers,
  startMomentOf,
  startTimeOf,
  thisSpace,
  type ProcessSpace,
} from './process-identity';

// Reads the lock files of a data folder; lock.ts says how they are used, and writes them.

/** Who holds a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** When the process began (`startTimeOf`), opaque; empty where the system does not say. */
  readonly startTime: string;
  /** The name of its machine; empty when the lock file is damaged. */
  readonly host: string;
  readonly program: 'desktop' | 'web';
}

/** A program that holds the folder or wants it, or did so when it ended. */
export interface FoundLock {
  readonly lockFile: string;
  readonly holds: boolean;
  readonly holder: LockHolder;
  readonly liveness: Liveness;
  /** Whether its lock file names this machine, as far as the machine's name tells. */
  readonly isHere: boolean;
}

export const lockFileName = /^lock-(desktop|web)-(\d{1,10})-([A-Za-z0-9]*)-[0-9a-f]{8}$/;

/** The locks in the folder but that of this name. Reads only. Throws the system's error. */
export const locksIn = (dataDir: string, except: string | null): FoundLock[] => {
  const here = thisSpace();
  const names = readdirSync(dataDir);
  return names.flatMap((name) => {
    const parsed = lockFileName.exec(name);
    if (parsed === null || name === except) return [];
    const [, program, pid, startTime = ''] = parsed;
    const space = readSpace(join(dataDir, name));
    const holder: LockHolder = {
      pid: Number(pid),
      startTime,
      host: space?.host ?? '',
      program: program === 'desktop' ? 'desktop' : 'web',
    };
    const liveness = livenessOf(holder, space, { here, written: () => writtenAt(join(dataDir, name)) });
    const isHere = space !== null && isSameMachine(space, here);
    return [{ lockFile: name, holds: names.includes(`${name}.holds`), holder, liveness, isHere }];
  });
};

/** `perhaps`: it cannot be known from here whether the program is running. */
export type Liveness = 'running' | 'perhaps' | 'ended';

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

/** Null when the file is incomplete, no file or gone. */
const readSpace = (path: string): ProcessSpace | null => {
  try {
    const space: unknown = JSON.parse(readRegularFile(path).toString('utf8'));
    if (!isRecord(space)) return null;
    const { host, machine = '', boot, namespace } = space; // `machine` is new
    return isArrayOf([host, machine, boot, namespace], isString)
      ? ({ host, machine, boot, namespace } as ProcessSpace) // all are strings
      : null;
  } catch {
    return null;
  }
};
