import { basename, dirname, join, relative } from 'node:path';
import { setAsideBounds } from '#contract/my-data';
import type { BackendPorts } from '../ports/backend-ports';
import type { Files } from '../ports/files';
import type { SetAsideKind } from '../ports/happening';
import { isThere } from './read-file';

type SetAsidePorts = Pick<BackendPorts, 'app' | 'files' | 'now' | 'log'>;

/**
 * Keeps a damaged file in the data folder's `set-aside`, under a name that begins with the time. Where the
 * file system has hard links the file also stays where it was, so that it exists at every moment; the caller
 * then replaces it.
 * @returns its new path within the data folder. Throws when the file could not be kept: then it must not be
 *   overwritten.
 */
export const setAside = (ports: SetAsidePorts, path: string): string => {
  const { files, app } = ports;
  const folder = join(app.dataDir, 'set-aside');
  files.makeFolder(folder);
  const origin = relative(app.dataDir, dirname(path)).replaceAll(/[/\\]/g, '.');
  const stamp = ports.now().toISOString().replaceAll(':', '-');
  const name = [stamp, origin, basename(path)].filter((part) => part !== '').join('.');
  const target = join(folder, freeName(files.list(folder), name));
  try {
    files.link(path, target);
  } catch {
    files.rename(path, target); // what is no file may not be linked
  }
  files.flushFolder(folder);
  files.flushFolder(app.dataDir);
  ports.log({
    what: 'set-aside',
    kind: kinds[origin] ?? (name.endsWith('.settings.json') ? 'settings' : 'other'),
  });
  removeOldest(files, folder, basename(target));
  return relative(app.dataDir, target);
};

/** By the folder that the file was in. */
const kinds: Readonly<Record<string, SetAsideKind>> = {
  records: 'document',
  journal: 'journal',
  snapshots: 'snapshot',
};

/**
 * Removes the oldest files by their names when there are more than `setAsideBounds` allows, never the one
 * named `kept`. What was good in them is in the record. Folders stay. A failure is left to the next time.
 */
const removeOldest = (files: Files, folder: string, kept: string): void => {
  let bytes = 0;
  const older = files
    .list(folder)
    .filter((name) => name !== kept)
    .reverse();
  for (const [index, name] of older.entries()) {
    const path = join(folder, name);
    try {
      const size = files.size(path);
      if (size === null) continue;
      const isNewest = index + 1 < setAsideBounds.newest;
      if (!isNewest) bytes += size;
      const isOver = index + 1 >= setAsideBounds.files || bytes > setAsideBounds.bytes;
      if (isOver && !isNewest) files.remove(path);
    } catch {
      // the file stays, and is looked at again
    }
  }
};

const freeName = (taken: readonly string[], name: string): string => {
  let free = name;
  for (let count = 2; taken.includes(free); count += 1) free = `${name}-${count}`;
  return free;
};

/**
 * Makes a folder below the data folder. A file in its place is set aside.
 * @returns the new path of that file within the data folder, or null.
 */
export const ensureFolder = (ports: SetAsidePorts, path: string): string | null => {
  const { files } = ports;
  try {
    files.makeFolder(path);
    return null;
  } catch (error) {
    if (!isThere(files, path)) throw error;
  }
  const name = setAside(ports, path);
  if (isThere(files, path)) files.remove(path);
  files.makeFolder(path);
  return name;
};
