import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../backend/hosting/process-alive.mjs';

/**
 * Waits until no other living process holds the lock in this folder, and takes it.
 * @param {string} folder made when it is missing
 * @param {() => void} waiting called once when another process holds the lock
 * @returns {Promise<() => void>} releases the lock
 */
export const acquireFileLock = async (folder, waiting) => {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'turn');
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !linkNew(own, lock); told = true) {
      if (!told) waiting();
      removeIfStale(lock);
      await pause(100);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
};

/**
 * Gives whether the link could be made. A link holds the process id from its first moment; a new file would
 * be empty for an instant.
 */
const linkNew = (/** @type {string} */ from, /** @type {string} */ to) => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Removes the lock of a process that has ended. Renames it first, which only one process can do; puts it back
 * if it is a living process's new lock.
 */
const removeIfStale = (/** @type {string} */ lock) => {
  const aside = `${lock}.aside.${process.pid}`;
  try {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return;
    renameSync(lock, aside);
    if (isAlive(Number(readFileSync(aside, 'utf8')))) linkNew(aside, lock);
    rmSync(aside, { force: true });
  } catch {
    // Another process has removed it in the meantime.
  }
};
