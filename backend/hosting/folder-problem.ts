import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskProblem } from '../ports/disk-problem';
import { systemErrorCode } from '../ports/system-error';
import type { DataFolderError } from './lock';

export interface FolderProblem {
  /** Why the folder cannot be written, after "because", with the system's code. */
  readonly reason: string;
  /** Whether it can be read, so that `--read-only` shows what is there. */
  readonly canRead: boolean;
  /** The file that is where a folder should be, absolute or as the data folder was given; null: there is none. */
  readonly inTheWay: string | null;
}

/** What is known about a data folder that cannot be written. */
export const folderProblem = ({ dataDir, cause }: DataFolderError): FolderProblem => {
  const problem = diskProblem(cause);
  const code = systemErrorCode(cause) ?? 'unknown reason';
  const inTheWay = noFolderAt(dataDir);
  const other = inTheWay === null ? 'the system refuses it' : notFolder(dataDir, inTheWay);
  return {
    reason: `${problem ? reasons[problem] : other} (${code})`,
    canRead: canRead(dataDir),
    inTheWay,
  };
};

const notFolder = (dataDir: string, path: string): string =>
  path === dataDir ? 'it is not a folder but a file' : `${path} is not a folder but a file`;

/** The path, or the nearest one above it that exists, when that is no folder; else null. */
const noFolderAt = (path: string): string | null => {
  if (existsSync(path)) return statSync(path).isDirectory() ? null : path;
  return dirname(path) === path ? null : noFolderAt(dirname(path));
};

/** The sentence for a person at a terminal: what happened, what is safe, what can be done. */
export const folderSentence = (error: DataFolderError): string => {
  const { reason, canRead, inTheWay } = folderProblem(error);
  const other = 'choose another folder with --data-dir';
  const way = canRead
    ? 'start with --read-only to read what is there, or '
    : inTheWay === null
      ? ''
      : 'move or rename that file, or ';
  return `The data folder ${error.dataDir} cannot be written, because ${reason}; nothing ${inTheWay === null ? 'in it ' : ''}was changed: ${way}${other}.`;
};

const reasons = {
  full: 'its disk is full',
  'only-readable': 'its disk can only be read',
  denied: 'you may not write there',
  'no-flush': 'its file system does not confirm what is on disk',
  defective: 'its disk reports an error',
} as const;

const canRead = (folder: string): boolean => {
  try {
    return readdirSync(folder).length > 0; // there is nothing to read in an empty one
  } catch {
    return false;
  }
};
