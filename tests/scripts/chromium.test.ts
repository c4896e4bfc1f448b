import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../support/made-up-project';

const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/chromium.mjs')).href;
const print = (wanted: string): string => `import { findChromium } from ${JSON.stringify(script)};
  findChromium(${wanted}).then((path) => console.log(path), (error) => console.log(error.message));`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The Chromium that is found on a machine without Playwright's own browser, with only `folder` on its path.
 */
const find = async (env: NodeJS.ProcessEnv = {}, wanted = ''): Promise<string> => {
  const bare = { LECTERN_CHROMIUM: '', PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none'), PATH: folder };
  return (await run(folder, ['--input-type=module', '-e', print(wanted)], { ...bare, ...env })).stdout.trim();
};

const lay = (name: string): string => {
  writeFileSync(join(folder, name), '');
  return join(folder, name);
};

describe.runIf(process.platform === 'linux')('the Chromium for tests (as Linux names it)', () => {
  it('is the one that LECTERN_CHROMIUM names, before all others', async () => {
    lay('chromium');
    const named = lay('my-chromium');
    expect(await find({ LECTERN_CHROMIUM: named })).toBe(named);
  });

  it('is not another one when the named one does not exist', async () => {
    lay('chromium');
    expect(await find({ LECTERN_CHROMIUM: join(folder, 'absent') })).toMatch(
      /^LECTERN_CHROMIUM names .*absent/,
    );
  });

  it('is one on the system otherwise', async () => {
    expect(await find()).toBe('null');
    const chrome = lay('google-chrome');
    expect(await find()).toBe(chrome);
    const chromium = lay('chromium');
    expect(await find()).toBe(chromium);
  });

  it('is the headless shell before a whole browser, which the benchmarks take', async () => {
    const [chromium, shell] = [lay('chromium'), lay('chromium-headless-shell')];
    expect(await find()).toBe(shell);
    expect(await find({}, '{ shell: false }')).toBe(chromium);
  });
});
