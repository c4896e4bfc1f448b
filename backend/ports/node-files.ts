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
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { AppendFile, Files } from './files';
import { makeFolder } from './make-folder';

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
      return readFileSync(path);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  readStart(path, length) {
    let file;
    try {
      file = openSync(path, 'r');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    try {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
    } finally {
      closeSync(file);
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
  rename: renameSync,
  remove(path) {
    rmSync(path);
  },
  link(from, to) {
    try {
      linkSync(from, to);
    } catch (error) {
      if (!cannotLink.has(errorCode(error))) throw error;
      copyFlushed(from, to);
    }
  },
  flushFolder(path) {
    // Windows gives no handle on a folder; NTFS journals the names itself.
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } catch (error) {
      // Some network file systems cannot flush a folder and say so.
      if (errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOTSUP') throw error;
    } finally {
      closeSync(folder);
    }
  },
};

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
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
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
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  const copy = openSync(to, 'r+');
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
