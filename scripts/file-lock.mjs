import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './project.mjs';

/**
 * Waits until no other process has its turn in this folder. A dead process's turn is over.
 * @param {string} folder made when it is missing
 * @param {() => void} waiting called once when there is somebody to wait for
 * @returns {Promise<() => void>} ends the turn
 */
export const takeTurn = async (folder, waiting) => {
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, 'turn');
  const own = `${mark}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !linkNew(own, mark); told = true) {
      if (!told) waiting();
      clearIfLeftBehind(mark);
      await pause(100);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(mark, { force: true });
};

/** A link appears whole, with the process id in it; a new file would be empty for a moment. */
const linkNew = (/** @type {string} */ from, /** @type {string} */ to) => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Of several that try, one succeeds in renaming; should it have caught a newer mark of a living process, it puts it back. */
const clearIfLeftBehind = (/** @type {string} */ mark) => {
  const aside = `${mark}.aside.${process.pid}`;
  try {
    if (isAlive(Number(readFileSync(mark, 'utf8')))) return;
    renameSync(mark, aside);
    if (isAlive(Number(readFileSync(aside, 'utf8')))) linkNew(aside, mark);
    rmSync(aside, { force: true });
  } catch {
    // Gone in the meantime.
  }
};
