import { basename, dirname, join, relative } from 'node:path';
import type { BackendPorts } from '../ports/backend-ports';

type SetAsidePorts = Pick<BackendPorts, 'app' | 'files' | 'now'>;

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
    files.rename(path, target); // a folder in place of the file cannot be linked
  }
  files.flushFolder(folder);
  files.flushFolder(app.dataDir);
  return relative(app.dataDir, target);
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
    if (files.read(path) === null) throw error;
  }
  const name = setAside(ports, path);
  if (files.read(path) !== null) files.remove(path);
  files.makeFolder(path);
  return name;
};
