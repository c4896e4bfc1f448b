import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, recall, remember, runNode, say } from './project.mjs';

/** How long a failed download is remembered, so that not every start waits for another attempt. */
const rememberedMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** The path of Electron's program; null when it has not been downloaded. */
export const electronBinary = () => {
  const named = join(installed('electron'), 'path.txt');
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const path = elsewhere ? join(elsewhere, name) : join(installed('electron'), 'dist', name);
  return (elsewhere || existsSync(named)) && existsSync(path) ? path : null;
};

/**
 * The path of Electron's program, which is downloaded when it is missing; null when that fails. After a
 * failure, the same version is not tried again for a week.
 * @param {{ insist: boolean }} options `insist`: try again all the same, and wait longer
 * @returns {Promise<string | null>}
 */
export const findOrGetElectron = async ({ insist }) => {
  const found = electronBinary();
  if (found || (!insist && hasFailedLately())) return found;
  say('Fetching Electron …');
  const timeout = (insist ? 15 : 3) * 60_000;
  await runNode([installed('electron/install.js')], { timeout, quiet: true, env: withProxy(process.env) });
  const fetched = electronBinary();
  if (!fetched) remember(memory, JSON.stringify({ version: version(), at: Date.now() }));
  return fetched;
};

/**
 * Electron's installer uses a proxy only when it is told to (@electron/get), and does not know npm's own settings,
 * which npm gives to `npm start`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
const withProxy = (env) => {
  const named = env['HTTPS_PROXY'] || env['https_proxy'];
  const proxy = named || env['npm_config_https_proxy'] || env['npm_config_proxy'];
  return proxy ? { ...env, HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: 'true' } : env;
};

const memory = 'electron-missing';

const version = () => {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(installed('electron/package.json'), 'utf8'));
  return version;
};

const hasFailedLately = () => {
  try {
    /** @type {{ version: string, at: number }} */
    const failure = JSON.parse(recall(memory) ?? '');
    const age = Date.now() - failure.at;
    return failure.version === version() && age >= 0 && age < rememberedMilliseconds;
  } catch {
    return false;
  }
};
