import { readdirSync } from 'node:fs';
import { diskProblem } from '../ports/disk-problem';
import { systemErrorCode } from '../ports/system-error';
import type { DataFolderError } from './lock';

export interface FolderProblem {
  /** Why the folder cannot be written, after "because", with the system's code. */
  readonly reason: string;
  /** Whether it can be read, so that `--read-only` shows what is there. */
  readonly canRead: boolean;
}

/** What is known about a data folder that cannot be written. */
export const folderProblem = ({ dataDir, cause }: DataFolderError): FolderProblem => {
  const problem = diskProblem(cause);
  const code = systemErrorCode(cause) ?? 'unknown reason';
  return {
    reason: `${problem ? reasons[problem] : 'the system refuses it'} (${code})`,
    canRead: canRead(dataDir),
  };
};

/** The sentence for a person at a terminal: what happened, what is safe, what can be done. */
export const folderSentence = (error: DataFolderError): string => {
  const { reason, canRead } = folderProblem(error);
  const ways = canRead
    ? 'start with --read-only to read what is there, or choose another with --data-dir'
    : 'choose another with --data-dir';
  return `The data folder ${error.dataDir} cannot be written, because ${reason}; nothing in it was changed: ${ways}.`;
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
