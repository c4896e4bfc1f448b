import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { printTable, round } from './numbers.mjs';

const sizes = [100, 1_000, 10_000, 50_000];
const bounds = { change: 2, growth: 1.5, start: 2, memory: 3 };

/**
 * @typedef {object} Measured of a record with so many annotations; times in milliseconds, sizes in bytes
 * @property {number} annotations
 * @property {number} fileBytes
 * @property {number} change median of one durable change
 * @property {number} floor median of a bare append and `fdatasync` of as many bytes, in the same run
 * @property {number} longestFlush the longest time that a flush of a file or folder has blocked, in the changes and the end
 * @property {number} start median of opening the record
 * @property {number} parse median of `JSON.parse` of the same bytes
 * @property {number} heap what the opened record holds in memory
 * @property {number} compaction how long a compaction blocks
 */

/** Measures the study record against the disk and the JSON parser; each size in a separate process. */
export const benchRecord = () => {
  const measured = sizes.map(measure);
  printTable('One durable change (milliseconds)', [
    ['annotations', 'change', 'append + fdatasync', 'ratio', 'longest flush blocks'],
    ...measured.map((m) => [
      m.annotations,
      round(m.change),
      round(m.floor),
      round(m.change / m.floor),
      round(m.longestFlush),
    ]),
  ]);
  const [smallest, largest] = [measured[0], measured.at(-1)];
  const growth =
    smallest && largest ? largest.change / largest.floor / (smallest.change / smallest.floor) : NaN;
  verdict('ratio at any size', Math.max(...measured.map((m) => m.change / m.floor)), bounds.change);
  verdict('growth from the smallest to the largest, to the floor of each', growth, bounds.growth);
  printTable('Start-up (milliseconds) and memory', [
    ['annotations', 'file', 'start', 'JSON.parse', 'ratio', 'memory / file', 'compaction blocks'],
    ...measured.map((m) => [
      m.annotations,
      `${round(m.fileBytes / 1e6)} MB`,
      round(m.start),
      round(m.parse),
      round(m.start / m.parse),
      round(m.heap / m.fileBytes),
      round(m.compaction),
    ]),
  ]);
  if (largest) {
    verdict('start-up at the largest', largest.start / largest.parse, bounds.start);
    verdict('memory at the largest', largest.heap / largest.fileBytes, bounds.memory);
  }
  return { measured, bounds };
};

/** @param {string} what @param {number} ratio @param {number} bound */
const verdict = (what, ratio, bound) =>
  console.log(`${what}: ${round(ratio)}, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`);

/** @param {number} annotations @returns {Measured} */
const measure = (annotations) => {
  const program = join(import.meta.dirname, 'record-child.mjs');
  const child = spawnSync(process.execPath, ['--expose-gc', program, String(annotations)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`The benchmark of the record ended with ${child.status}.`);
  return JSON.parse(child.stdout);
};
