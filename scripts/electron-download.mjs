import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed, root } from './project.mjs';

/**
 * What the installer's process tells (scripts/told-fetch.mjs). `bytes` have come so far; `total` is null when the
 * server does not say it.
 *
 * @typedef {{ kind: 'asks', host: string }
 *   | { kind: 'came', bytes: number, total: number | null }
 *   | { kind: 'whole' }
 *   | { kind: 'refused', host: string, status: number }
 *   | { kind: 'unreachable' | 'cut off', host: string, code: string }} Told
 */

/**
 * Why nothing was fetched. `lasting`: the same will happen at the next start, as far as can be told.
 * @typedef {{ reason: string, lasting: boolean }} Failure
 */

/** A connection over which nothing has come for so long is given up. */
const stallMilliseconds = 60_000;
/** Bytes: several times what an Electron has. What is larger is something else, or has no end. */
const largest = 2 ** 30;

/**
 * Runs the installer that comes with Electron. It may take as long as it needs while something comes.
 *
 * @param {{ stall?: number, onProgress: (bytes: number, total: number | null) => void }} options `stall` in ms
 * @returns {Promise<Failure | null>} null when the installer says that it has done its work
 */
export const downloadElectron = ({ stall = stallMilliseconds, onProgress }) =>
  new Promise((done) => {
    // A folder of our own, because an installer that is ended leaves a hundred megabytes behind.
    const temporary = mkdtempSync(join(tmpdir(), 'lectern-electron-'));
    const child = spawn(process.execPath, ['--import', watcher, installed('electron/install.js')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: environment(temporary),
    });
    const course = createCourse();
    const giveUp = () => {
      course.stalled(stall);
      child.kill('SIGKILL');
    };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    child.on('message', (/** @type {Told} */ told) => {
      clearTimeout(timer);
      if (told.kind === 'came' && Math.max(told.bytes, told.total ?? 0) > largest) {
        course.tooLarge();
        child.kill('SIGKILL');
        return;
      }
      if (told.kind === 'came') onProgress(told.bytes, told.total);
      if (told.kind === 'asks' || told.kind === 'came') timer = setTimeout(giveUp, stall);
      course.hear(told);
    });
    let words = '';
    child.stderr?.on('data', (chunk) => (words += String(chunk)));

    const end = (/** @type {Failure | null} */ failure) => {
      clearTimeout(timer);
      stopListening();
      rmSync(temporary, { recursive: true, force: true });
      done(failure);
    };
    const stopListening = onSignal((signal) => {
      child.kill('SIGKILL');
      rmSync(temporary, { recursive: true, force: true });
      process.exit(128 + constants.signals[signal]); // as a shell says of a program that the signal ends
    });
    child.on('error', (error) => end({ reason: error.message, lasting: true }));
    child.on('close', (code) => end(code === 0 ? null : course.failure(words)));
  });

/** @param {(signal: NodeJS.Signals) => void} act @returns {() => void} stops listening */
const onSignal = (act) => {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, act);
  return () => {
    for (const signal of signals) process.off(signal, act);
  };
};

const watcher = new URL('told-fetch.mjs', import.meta.url).href;

/** Gathers what has happened, for the sentence about a failure. */
const createCourse = () => {
  let host = 'the server';
  let hasBegun = false;
  /** @type {Failure | null} */
  let failure = null;
  return {
    /** @param {Told} told */
    hear(told) {
      if (told.kind === 'asks') host = told.host;
      if (told.kind === 'came') hasBegun = true;
      if (told.kind === 'refused')
        failure = { reason: `${told.host} answers with ${told.status}`, lasting: true };
      if (told.kind === 'unreachable')
        failure = {
          reason: `${told.host} cannot be reached (${told.code}); behind a proxy, set HTTPS_PROXY`,
          lasting: true,
        };
      if (told.kind === 'cut off')
        failure = { reason: `the connection to ${told.host} broke off (${told.code})`, lasting: false };
    },
    tooLarge() {
      failure = { reason: `${host} sends far more than an Electron has`, lasting: true };
    },
    /** @param {number} milliseconds */
    stalled(milliseconds) {
      const seconds = Math.ceil(milliseconds / 1000);
      failure = { reason: `nothing has come from ${host} for ${seconds} s`, lasting: !hasBegun };
    },
    /** @param {string} words what the installer has written to standard error */
    failure: (words) => failure ?? { reason: `its installer ended with "${firstOf(words)}"`, lasting: false },
  };
};

/** The line that names the error: the lines before it show where in the code it happened. */
const firstOf = (/** @type {string} */ words) => {
  const lines = words.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.find((line) => line !== '') ?? 'no word';
};

/**
 * Electron's installer uses a proxy only when it is told to (@electron/get), and does not know npm's own settings,
 * which npm gives to `npm start`.
 *
 * @param {string} temporary a folder, absolute
 * @returns {NodeJS.ProcessEnv}
 */
const environment = (temporary) => {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const named = process.env['HTTPS_PROXY'] || process.env['https_proxy'];
  const proxy = named || process.env['npm_config_https_proxy'] || process.env['npm_config_proxy'];
  return proxy ? { ...env, HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: 'true' } : env;
};
