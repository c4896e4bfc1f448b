import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const heapOnRequest = pathToFileURL(join(import.meta.dirname, 'heap-on-request.mjs')).href;

/**
 * @typedef {object} RunningShell
 * @property {string} url
 * @property {number} pid
 * @property {number} milliseconds from the start of the process to its ready line
 * @property {() => Promise<number>} heapBytes of the process after a collection; only with `measured`
 * @property {string} dataDir
 * @property {(options?: { keep?: boolean }) => Promise<void>} stop `keep`: the data folder stays
 * @property {() => void} remove removes the data folder that `stop` has kept
 */

/**
 * Starts a built web shell on a new data folder.
 * @param {string} out the folder of the build
 * @param {{ measured?: boolean }} [options] `measured`: it can be asked for its memory
 * @returns {Promise<RunningShell>}
 */
export const startWebShell = (out, { measured = false } = {}) =>
  new Promise((ready, failed) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
    const args = [join(out, 'main/web.js'), '--no-open', '--port', '0', '--data-dir', dataDir];
    const started = performance.now();
    const ofNode = measured ? ['--expose-gc', '--import', heapOnRequest] : [];
    const child = spawn(process.execPath, [...ofNode, ...args], {
      stdio: ['ignore', 'pipe', 'inherit', ...(measured ? [/** @type {const} */ ('ipc')] : [])],
    });
    const ended = new Promise((done) => child.on('close', done));
    const remove = () => rmSync(dataDir, { recursive: true, force: true });
    const stop = async ({ keep = false } = {}) => {
      child.kill();
      await ended;
      if (!keep) remove();
    };
    /** @returns {Promise<number>} */
    const heapBytes = () =>
      new Promise((measuredBytes) => {
        child.once('message', (bytes) => measuredBytes(Number(bytes)));
        child.send('heap');
      });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      const milliseconds = performance.now() - started;
      const line = /^Lectern is ready: (\S+)\n/.exec((output += chunk));
      if (!line?.[1]) return;
      ready({ url: line[1], pid: child.pid ?? 0, milliseconds, heapBytes, dataDir, stop, remove });
    });
    void ended.then(() => failed(new Error('The web shell ended before it was ready.')));
  });

/** Milliseconds of a Node process that does nothing. @returns {Promise<number>} */
export const timeEmptyNode = () =>
  new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    child.on('exit', () => done(performance.now() - started));
    child.on('error', failed);
  });

/** Resident bytes of a process; null where the system has no /proc. @param {number} pid */
export const residentBytes = (pid) => {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
};
