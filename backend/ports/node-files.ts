import {
  closeSync,
  constants,
  copyFileSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { AppendFile, Files } from './files';
import { cannotFlushFolder } from './folder-flush';
import { makeFolder } from './make-folder';
import { NotAFileError, readRegularFile } from './read-regular-file';
import { systemErrorCode } from './system-error';

/** The real file system. */
export const nodeFiles: Files = {
  makeFolder,
  list(path) {
    try {
      return readdirSync(path).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
  read(path) {
    try {
      return readRegularFile(path);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  readStart(path, length) {
    try {
      return readRegularFile(path, length);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  size(path) {
    try {
      const stats = statSync(path);
      return stats.isFile() ? stats.size : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  openAppend,
  rename,
  remove(path) {
    rmSync(path);
  },
  link(from, to) {
    try {
      linkSync(realpathSync(from), to); // a link to a symbolic link would change when that is replaced
    } catch (error) {
      if (!cannotLink.has(systemErrorCode(error) ?? '')) throw error;
      copyFlushed(from, to);
    }
  },
  flush(path) {
    flushFile(path);
  },
  flushFolder(path) {
    // Windows gives no handle for a folder; NTFS keeps names safe in its own journal.
    if (process.platform === 'win32') return;
    try {
      flushOpened(path);
    } catch (error) {
      if (!cannotFlushFolder(error)) throw error;
    }
  },
};

function flushOpened(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function openAppend(path: string): AppendFile {
  const file = openSync(path, 'a', 0o600);
  let size = fstatSync(file).size;
  return {
    get size() {
      return size;
    },
    append(bytes) {
      const written = writeSync(file, bytes);
      size += written;
      return written;
    },
    flush() {
      fdatasyncSync(file);
    },
    truncate(to) {
      ftruncateSync(file, to);
      size = to;
    },
    close() {
      closeSync(file);
    },
  };
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '');
}

// FAT and some network file systems have no hard links.
const cannotLink: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EXDEV',
  'EMLINK',
  'EACCES',
]);

function copyFlushed(from: string, to: string): void {
  if (!statSync(from).isFile()) throw new NotAFileError(from); // to copy a pipe could take for ever
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  flushFile(to);
}

function flushFile(path: string): void {
  const file = openSync(path, 'r+'); // Windows flushes only what may be written
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits between two tries of a rename, milliseconds; together about a second. */
const renamePauses = [10, 20, 50, 100, 200, 300, 400] as const;

/** On Windows a scanner or an indexer may hold a file for a moment, and the system then refuses to rename. */
function rename(from: string, to: string): void {
  for (const pause of process.platform === 'win32' ? renamePauses : []) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (!heldForAMoment.has(systemErrorCode(error) ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  renameSync(from, to);
}

const heldForAMoment: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY', 'EXDEV']);
