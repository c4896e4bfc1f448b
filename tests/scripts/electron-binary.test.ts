import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeUpProject, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(async () => {
  project = makeUpProject();
  await project.start(['--shell', 'web']); // installs
});
afterEach(() => project.dispose());

const find = (insist: boolean, env?: NodeJS.ProcessEnv): Promise<unknown> =>
  project.evaluate(
    `(await import('./scripts/electron-binary.mjs')).findOrGetElectron({ insist: ${String(insist)} })`,
    env,
  );
const attempts = (): number => project.calls.filter((call) => call === 'fetch electron').length;

it('tries once to fetch a missing binary, and remembers that it could not', async () => {
  expect(await find(false)).toBeNull();
  expect(await find(false)).toBeNull();
  expect(attempts()).toBe(1);
});

it('tries again when a person insists', async () => {
  await find(false);
  expect(await find(true)).toBeNull();
  expect(attempts()).toBe(2);
});

it('tries again for another version', async () => {
  await find(false);
  project.write('node_modules/electron/package.json', JSON.stringify({ version: '2.0.0' }));
  await find(false);
  expect(attempts()).toBe(2);
});

it('tries again after a week', async () => {
  await find(false);
  const memory = 'node_modules/.cache/lectern/electron-missing';
  const { version, at } = JSON.parse(readFileSync(join(project.folder, memory), 'utf8')) as {
    version: string;
    at: number;
  };
  const day = 24 * 60 * 60 * 1000;
  project.write(memory, JSON.stringify({ version, at: at - 6 * day }));
  await find(false);
  expect(attempts()).toBe(1);
  project.write(memory, JSON.stringify({ version, at: at - 8 * day }));
  await find(false);
  expect(attempts()).toBe(2);
});

it('finds the binary of an installation', async () => {
  project.write('node_modules/electron/path.txt', 'electron');
  project.write('node_modules/electron/dist/electron', '');
  expect(await find(false)).toBe(join(project.folder, 'node_modules/electron/dist/electron'));
  expect(attempts()).toBe(0);
});

it('finds the binary that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
  project.write('elsewhere/electron', '');
  const folder = join(project.folder, 'elsewhere');
  expect(await find(false, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
});

it.each(['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy'])(
  'fetches through the proxy that %s names',
  async (variable) => {
    const noProxy = { HTTPS_PROXY: '', https_proxy: '', npm_config_https_proxy: '', npm_config_proxy: '' };
    const report = "require('fs').writeFileSync('seen', JSON.stringify(process.env))";
    project.write('node_modules/electron/install.js', report);
    await find(true, { ...noProxy, [variable]: 'http://127.0.0.1:3128' });
    const seen: unknown = JSON.parse(readFileSync(join(project.folder, 'seen'), 'utf8'));
    expect(seen).toMatchObject({ HTTPS_PROXY: 'http://127.0.0.1:3128', ELECTRON_GET_USE_PROXY: 'true' });
  },
);
