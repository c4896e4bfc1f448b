import { appendFileSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Happening } from '../ports/happening';
import { makeFolder } from '../ports/make-folder';
import type { FolderAccess } from './lock';
import { log, writeLogTo } from './report';

/** The log is two files of at most so many bytes: the present one, and the one before. */
export const longestLog = 256 * 1024;

/** Oldest first; the paths are absolute. */
export const logFilesIn = (dataDir: string): readonly [before: string, present: string] => [
  join(dataDir, 'log', 'lectern.1.log'),
  join(dataDir, 'log', 'lectern.log'),
];

type Started = Omit<
  Extract<Happening, { what: 'started' }>,
  'what' | 'platform' | 'arch' | 'node' | 'electron'
>;

/**
 * Keeps a log in the data folder while this program holds it. Gives the folder again; when it is released, or the
 * process ends without that, the log says so.
 */
export const keepLog = (dataDir: string, folder: FolderAccess, started: Started): FolderAccess => {
  writeLogTo((text) => {
    if (folder.isHeld()) appendToLog(dataDir, text);
  });
  const { platform, arch, versions } = process;
  const { node, electron } = versions;
  log({
    what: 'started',
    ...started,
    platform,
    arch,
    node,
    ...(electron === undefined ? {} : { electron }),
  });
  const end = (code: number): void => log({ what: 'ended', code });
  process.once('exit', end);
  return {
    isHeld: () => folder.isHeld(),
    release() {
      process.off('exit', end);
      log({ what: 'ended' });
      writeLogTo(null);
      folder.release();
    },
  };
};

/**
 * Writes one entry with its time and the process's id. Where that fails, as on a full disk or where something
 * else is in the file's place, there is no log: the program goes on as it would with one.
 */
export const appendToLog = (dataDir: string, text: string, now = new Date()): void => {
  const bytes = Buffer.from(`${now.toISOString()} ${process.pid} ${text}\n`);
  const [before, present] = logFilesIn(dataDir);
  try {
    makeFolder(join(dataDir, 'log'));
    const found = lstatSync(present, { throwIfNoEntry: false });
    if (found && !found.isFile()) return; // to open a pipe could take for ever
    if (found && found.size > longestLog) rmSync(present);
    else if (found && found.size + bytes.length > longestLog) setBehind(present, before);
    appendFileSync(present, bytes, { mode: 0o600 });
  } catch {
    // see above
  }
};

/** Where something else has the name of the earlier file, as a folder, that file is given up and not the log. */
const setBehind = (present: string, before: string): void => {
  try {
    renameSync(present, before);
  } catch {
    rmSync(present);
  }
};
