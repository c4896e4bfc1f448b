import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './project.mjs';

const isWindows = process.platform === 'win32';

/**
 * Runs the desktop shell until it ends, and takes over its exit code. The program says over a channel when its
 * window is shown, or when it ends with words of its own (electron/starter.ts): one that ends earlier by an error
 * or a signal cannot run on this machine.
 *
 * @param {string} binary the path of Electron's program
 * @param {readonly string[]} args
 * @returns {Promise<string | null>} why it cannot run here; null when it has run
 */
export const runDesktop = (binary, args) =>
  new Promise((done) => {
    let hasStarted = false;
    let asked = false;
    const child = spawn(binary, [root, ...args], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: environment(),
      // A terminal sends Ctrl+C to a whole group of processes. In one of its own, the page lives on until it has
      // sent what was typed.
      detached: !isWindows,
    });
    child.on('message', (message) => {
      if (isAbout(message, 'started')) hasStarted = true;
    });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      asked = true;
      // On Windows a signal would end the program outright.
      if (!isWindows) child.kill(signal);
      else if (child.connected) child.send({ lectern: 'end' }, () => undefined);
    };
    for (const signal of signals) process.on(signal, passOn);
    const end = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) => {
      for (const name of signals) process.off(name, passOn);
      if (!hasStarted && !asked && code !== 0)
        return done(`it ended before its window was shown, with ${signal ?? code}${remedy(code, signal)}`);
      process.exitCode = code ?? 1;
      done(null);
    };
    child.on('error', (error) => done(error.message));
    child.on('close', end);
    // A process that the program has left may hold the channel open.
    child.on('exit', (code, signal) => void setTimeout(() => end(code, signal), channelMilliseconds).unref());
  });

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const channelMilliseconds = 1000;

/** @param {unknown} message @param {string} about */
const isAbout = (message, about) =>
  typeof message === 'object' && message !== null && 'lectern' in message && message.lectern === about;

/** Some editors set ELECTRON_RUN_AS_NODE for their own processes, and Electron would run as a plain Node. */
const environment = () => {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, LECTERN_STARTER: 'npm start' };
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
};

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * Ubuntu forbids the sandbox to programs without a profile of AppArmor, and Electron then ends by a trap. It ends
 * with 1 when the display that the environment names does not answer.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
const remedy = (code, signal) => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (signal === 'SIGTRAP' && contentOf(restriction) === '1')
    return '; this system forbids its sandbox: install the deb package, or run "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"';
  if (code === 127) return '; a library of the system is missing: the lines above name it';
  const display = WAYLAND_DISPLAY || DISPLAY;
  return code === 1 && display ? `; the display ${display} may be gone: the lines above say more` : '';
};

/** @param {string} path */
const contentOf = (path) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};
