import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installed, run, runNode, say } from './project.mjs';

/**
 * @typedef {{ readonly shell?: boolean }} Wanted `shell` false: no headless shell, but a browser that people
 *   use
 */

/**
 * The path of an installed Chromium, looked for in the order of docs/testing.md; null when there is none.
 * Rejects when LECTERN_CHROMIUM names a missing file.
 * @param {Wanted} wanted
 */
export const findChromium = async ({ shell = true } = {}) => {
  const named = process.env['LECTERN_CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`LECTERN_CHROMIUM names ${named}, which does not exist.`);
  }
  return (await playwrightChromium()) ?? systemChromium(shell);
};

/**
 * As `findChromium`, but downloads or installs Chromium when there is none. Rejects with a sentence that says
 * what the person can do.
 * @param {Wanted} wanted
 */
export const findOrGetChromium = async ({ shell = true } = {}) => {
  const found = await findChromium({ shell });
  if (found) return found;
  say('No Chromium is here; trying to get one …');
  await runNode([installed('playwright/cli.js'), 'install', 'chromium'], { timeout: minutes(5) });
  const own = await playwrightChromium();
  if (own) return own;
  if (isDebianAsRoot()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { timeout: minutes(5), env });
    for (const name of shell ? [shellName, 'chromium'] : ['chromium']) {
      const code = await run('apt-get', ['install', '-y', name], { timeout: minutes(10), env });
      if (code === 0) break; // Ubuntu has no package of the shell
    }
  }
  const system = systemChromium(shell);
  if (system) return system;
  throw new Error(
    'No Chromium could be found or fetched. Set LECTERN_CHROMIUM to the path of one, install one on the system, ' +
      'or run "npx playwright install chromium" (on Debian or Ubuntu, as root: "apt-get install -y chromium").',
  );
};

/**
 * Arguments with which Chromium makes no connections of its own. As root, Chromium does not start with its
 * sandbox.
 */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const minutes = (/** @type {number} */ count) => count * 60_000;

const playwrightChromium = async () => {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
};

/**
 * Chromium's headless shell: the same engine without the browser around it, which costs a page twice the
 * processor time.
 */
const shellName = 'chromium-headless-shell';
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** @param {boolean} shell */
const systemChromium = (shell) => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const shells = folders.map((folder) => join(folder, shellName));
  const programs = [
    process.env['PROGRAMFILES'],
    process.env['PROGRAMFILES(X86)'],
    process.env['LOCALAPPDATA'],
  ];
  const elsewhere = {
    darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
    win32: programs.flatMap((folder) =>
      folder
        ? [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ]
        : [],
    ),
  };
  const candidates =
    process.platform === 'darwin' || process.platform === 'win32'
      ? elsewhere[process.platform]
      : [...(shell ? shells : []), ...onPath];
  return candidates.find((path) => existsSync(path)) ?? null;
};

const isDebianAsRoot = () => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
};
