import './node-version.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseOptions, usageOf } from '../backend/hosting/options.mjs';
import { findOrGetElectron } from './electron-binary.mjs';
import { prepare } from './prepare.mjs';
import { root, say } from './project.mjs';
import { runDesktop } from './run-desktop.mjs';

// `npm start` installs what is missing, builds what is stale, and runs one of the shells. Standard output
// belongs to the shell; the script itself writes to standard error.

const parent = process.ppid;
const argv = process.argv.slice(2);

/** Answers --help, --version and wrong options before anything is installed or built. */
const begin = async () => {
  const options = parseOptions(argv, process.env);
  if ('error' in options) {
    say(`${options.error} "npm start -- --help" lists the options.`);
    process.exitCode = 2;
  } else if (options.help) process.stdout.write(usageOf(options));
  else if (options.version) process.stdout.write(`${version()}\n`);
  else await start(options.command === null ? options.shell : 'web'); // which also runs commands without a window
};

const version = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** @param {'desktop' | 'web' | null} shell null: the person has not chosen */
const start = async (shell) => {
  await prepare();
  if (process.ppid !== parent) return; // the process that asked for the start has ended
  if (shell === 'web') return startWeb();
  const reason = await startDesktop(shell === 'desktop');
  if (reason === null) return;
  if (shell === 'desktop') throw new Error(`The desktop shell cannot run here: ${reason}.`);
  say(`Electron cannot run here (${reason}); starting the web shell instead.`);
  return startWeb();
};

/** Runs the web shell in this process, so that whoever started this process can end it. */
const startWeb = () => import(pathToFileURL(join(root, 'out/main/web.js')).href);

/** @param {boolean} insist @returns {Promise<string | null>} why it cannot run; null when it has run */
const startDesktop = async (insist) => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'there is no display';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'its sandbox does not work for root';
  const electron = await findOrGetElectron({ insist });
  return 'path' in electron ? runDesktop(electron.path, argv) : electron.reason;
};

begin().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
