import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadElectron } from './electron-download.mjs';
import { acquireFileLock } from './file-lock.mjs';
import { createProgressLine } from './progress-line.mjs';
import { installed, recall, remember, root, say } from './project.mjs';

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
 * Electron's program, which is downloaded when it is missing. When that fails for a reason that lasts, the same
 * version is not tried again for a week.
 *
 * @param {{ insist: boolean, stall?: number }} options `insist`: try again all the same; `stall` in ms
 * @returns {Promise<{ path: string } | { reason: string }>} `reason`: why there is none, for the person
 */
export const findOrGetElectron = async ({ insist, stall }) => {
  const found = electronBinary();
  if (found) return { path: found };
  const past = insist ? null : lateFailure();
  if (past) return { reason: `${past}; "npm start -- --shell desktop" tries again` };
  const release = await acquireFileLock(join(root, '.cache', 'electron'), () =>
    say('Another process is fetching Electron; waiting for it …'),
  );
  try {
    return await fetchElectron(stall);
  } finally {
    release();
  }
};

/** @param {number | undefined} stall */
const fetchElectron = async (stall) => {
  const meanwhile = electronBinary();
  if (meanwhile) return { path: meanwhile };
  say('Fetching Electron …');
  const line = createProgressLine(process.stderr, 'Fetching Electron');
  const failure = await downloadElectron({ ...(stall && { stall }), onProgress: line.show });
  line.end();
  const path = electronBinary();
  if (path) return { path };
  const { reason, lasting } = failure ?? { reason: 'its installer has left no program', lasting: true };
  if (lasting) remember(memory, JSON.stringify({ version: version(), at: Date.now(), reason }));
  return { reason: `its program could not be fetched: ${reason}` };
};

const memory = 'electron-missing';

const version = () => {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(installed('electron/package.json'), 'utf8'));
  return version;
};

/** What is remembered of a failure in the last week; null when there was none. */
const lateFailure = () => {
  try {
    /** @type {{ version: string, at: number, reason?: string }} */
    const failure = JSON.parse(recall(memory) ?? '');
    const age = Date.now() - failure.at;
    if (failure.version !== version() || age < 0 || age >= rememberedMilliseconds) return null;
    const day = new Date(failure.at).toISOString().slice(0, 10);
    return `its program could not be fetched on ${day}: ${failure.reason ?? 'no reason was given'}`;
  } catch {
    return null;
  }
};
