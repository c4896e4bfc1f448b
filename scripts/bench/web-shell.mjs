import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts a built web shell on a new data folder.
 * @param {string} out the folder of the build
 * @returns {Promise<{ url: string, pid: number, milliseconds: number, stop: () => Promise<void> }>}
 *   `milliseconds` from the start of the process to its ready line
 */
export const startWebShell = (out) =>
  new Promise((ready, failed) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
    const args = [join(out, 'main/web.js'), '--no-open', '--port', '0', '--data-dir', dataDir];
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((done) => child.on('close', done));
    const stop = async () => {
      child.kill();
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    };
    let output = '';
    child.stdout.on('data', (chunk) => {
      const milliseconds = performance.now() - started;
      const line = /^Lectern is ready: (\S+)\n/.exec((output += chunk));
      if (line?.[1]) ready({ url: line[1], pid: child.pid ?? 0, milliseconds, stop });
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
