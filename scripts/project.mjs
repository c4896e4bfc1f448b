import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The folder of what the scripts remember between runs. It vanishes with node_modules when the packages are
 * installed again.
 */
export const memory = join(root, 'node_modules', '.cache', 'lectern');

/**
 * Writes to standard error, because standard output belongs to the program.
 * @param {string} message for the person at the terminal
 */
export const say = (message) => void process.stderr.write(`${message}\n`);

/** @param {string} name @returns {string | null} what was remembered under the name */
export const recall = (name) => {
  const file = join(memory, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

/** @param {string} name @param {string} text */
export const remember = (name, text) => {
  mkdirSync(memory, { recursive: true });
  writeFileSync(join(memory, name), text);
};

/** @param {...(string | Buffer)} parts */
export const digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/** The absolute path of a file of an installed package. @param {string} path below node_modules */
export const installed = (path) => join(root, 'node_modules', path);

/**
 * @typedef {object} RunOptions
 * @property {number} [timeout] milliseconds
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 */

/**
 * Runs a Node program in the project's folder with its output on our standard error.
 * @param {readonly string[]} command the program's file and its arguments
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export const runNode = (command, options) => run(process.execPath, command, options);

/**
 * As `runNode`, for any program. Passes on a signal that would end this process, so that the child does not
 * go on alone.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export const run = (program, args, { timeout = 0, env = process.env, shell = false } = {}) =>
  new Promise((done) => {
    const stdio = /** @type {const} */ (['ignore', process.stderr, process.stderr]);
    const child = spawn(program, args, { cwd: root, stdio: [...stdio], env, timeout, shell });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, passOn);
      done(code);
    };
    child.on('error', () => end(1));
    child.on('close', (code) => end(code ?? 1));
  });

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
