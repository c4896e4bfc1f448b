import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './project.mjs';

/**
 * A program that ends earlier than this, by a signal or because a library is missing, cannot run on this
 * machine.
 */
const startMilliseconds = 10_000;

/**
 * Runs the desktop shell until it ends, and takes over its exit code.
 *
 * @param {string} binary the path of Electron's program
 * @param {readonly string[]} args
 * @returns {Promise<string | null>} why it cannot run here; null when it has run
 */
export const runDesktop = (binary, args) =>
  new Promise((done) => {
    const started = Date.now();
    let asked = false;
    const child = spawn(binary, [root, ...args], { stdio: 'inherit', env: environment() });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        asked = true;
        child.kill(signal);
      });
    }
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => {
      const atOnce = Date.now() - started < startMilliseconds && !asked;
      if (atOnce && (signal || code === 127))
        return done(`it ended at once with ${signal ?? code}${remedy(signal)}`);
      process.exitCode = code ?? 1;
      done(null);
    });
  });

/** Some editors set this for their own processes, and Electron would run as a plain Node. */
const environment = () => {
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
};

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * Ubuntu forbids the sandbox to programs without a profile of AppArmor, and Electron then ends by a trap.
 *
 * @param {NodeJS.Signals | null} signal
 */
const remedy = (signal) =>
  signal === 'SIGTRAP' && contentOf(restriction) === '1'
    ? '; this system forbids its sandbox: install the deb package, or run "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"'
    : '';

/** @param {string} path */
const contentOf = (path) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};
