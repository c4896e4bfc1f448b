import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { acquireFileLock } from './file-lock.mjs';
import { digest, installed, recall, remember, root, run, runNode, say } from './project.mjs';

/** The files that the build reads, and the folders of such files. */
const sources = [
  ...['core', 'contract', 'backend', 'electron', 'web', 'renderer', 'resources', 'scripts'],
  ...['package.json', 'package-lock.json', 'electron.vite.config.ts'],
];
const products = [
  'main/index.js',
  'main/web.js',
  'main/library/library.json',
  'preload/index.cjs',
  'renderer/index.html',
];

/**
 * Installs the packages if they are missing and builds Lectern if the build is stale. A second process waits
 * for the first.
 * @param {{ build?: boolean }} [options] `build: false` installs only
 * @returns {Promise<void>} rejects with a sentence for the person when a step fails
 */
export const prepare = async ({ build = true } = {}) => {
  if (isInstalled() && (!build || isBuilt())) return;
  const release = await acquireFileLock(join(root, '.cache'), () =>
    say('Another process is installing or building; waiting for it …'),
  );
  try {
    if (!isInstalled()) await install();
    if (build && !isBuilt()) await makeBuild();
  } finally {
    release();
  }
};

const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');

const isInstalled = () => {
  if (!existsSync(installed('.package-lock.json'))) return false;
  const wanted = digest(read('package-lock.json'));
  if (recall('installed') === wanted) return true;
  if (!matches(JSON.parse(read('package-lock.json')), JSON.parse(read('node_modules/.package-lock.json'))))
    return false;
  remember('installed', wanted); // the person has run npm by hand
  return true;
};

/**
 * Whether each package of the lockfile is installed in that version. Optional packages, for other systems,
 * may be missing.
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean, peer?: boolean }> }} Lockfile
 * @param {Lockfile} lockfile @param {Lockfile} hidden the lockfile that npm leaves in node_modules
 */
const matches = (lockfile, hidden) =>
  Object.entries(lockfile.packages).every(([path, { version, optional }]) => {
    const found = hidden.packages[path];
    return path === '' || (found ? found.version === version : optional === true);
  });

const install = async () => {
  say('Installing what Lectern needs …');
  const npm = process.env['npm_execpath'] ?? '';
  const code = /npm-cli\.[cm]?js$/.test(npm)
    ? await runNode([npm, 'ci', '--include=dev'])
    : await run('npm', ['ci', '--include=dev'], { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error('The packages could not be installed; what npm says stands above.');
  remember('installed', digest(read('package-lock.json')));
};

/** The build does not read the `.mjs` files among the scripts. */
const isRead = (/** @type {string} */ source, /** @type {string} */ name) =>
  name !== 'tsconfig.json' && !(source === 'scripts' && name.endsWith('.mjs'));

/** A digest of the contents, so that a checkout that only changes the files' times causes no new build. */
const sourceDigest = () => {
  const files = sources.flatMap((source) =>
    source.includes('.')
      ? [source]
      : readdirSync(join(root, source), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && isRead(source, entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  return digest(...files.sort().flatMap((file) => [file, readFileSync(join(root, file))]));
};

const isBuilt = () =>
  products.every((product) => existsSync(join(root, 'out', product))) && recall('built') === sourceDigest();

const makeBuild = async () => {
  say('Building Lectern …');
  remember('built', ''); // an interrupted build must not look complete
  const before = sourceDigest();
  const code = await runNode([
    installed('electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) throw new Error('Lectern could not be built; what the build says stands above.');
  remember('built', before);
};
