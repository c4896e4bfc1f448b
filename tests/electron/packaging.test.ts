import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '#contract/bridge';
import { fusesOf, shutFuses } from '../../scripts/fuses.mjs';
import { buildStandIn } from '../electron-stand-in/build';
import {
  usualConfiguration,
  type Configuration,
  type DriverCalls,
  type RequestAnswer,
} from '../electron-stand-in/calls';
import { startMain } from '../electron-stand-in/driver/start';
import { asar, expectedFiles, filesBelow, packAroundStub, root, type Packed } from './support/package';
import { quietDriver } from './support/quiet-driver';

let folder: string;
let packed: Packed;
/** The archive, laid open where no node_modules are near. */
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-package-'));
  packed = await packAroundStub(folder);
  program = join(folder, 'program');
  asar.extractAll(join(packed.resources, 'app.asar'), program);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the built program and nothing else of the repository', () => {
    expect(filesBelow(program)).toEqual(expectedFiles());
  });

  it('holds the text, its index, the fonts and every licence', () => {
    const files = filesBelow(program).join('\n');
    expect(files).toMatch(/library\/[a-z0-9-]+\/text\.json/);
    expect(files).toMatch(/library\/[a-z0-9-]+\/index\.json/);
    expect(files).toMatch(/literata-.+\.woff2/);
    expect(files).toMatch(/source-sans-3-.+\.woff2/);
    const licences = readFileSync(join(program, 'out/renderer/licences.json'), 'utf8');
    for (const name of ['electron-store', 'vue', 'electron']) expect(licences).toContain(`"name":"${name}"`);
    for (const font of bundledFonts()) {
      expect(readFileSync(join(packed.resources, 'licenses', `${font}.txt`), 'utf8')).toContain(
        'SIL OPEN FONT LICENSE',
      );
    }
  });

  it('has no script that neither main nor its threads reach', () => {
    const main = join(program, 'out/main');
    const reached = new Set(
      ['index.js', 'worker.js'].flatMap((entry) => [...scriptsFrom(join(main, entry))]),
    );
    expect(filesBelow(main).filter((file) => file.endsWith('.js'))).toEqual(
      Array.from(reached, (file) => file.slice(main.length + 1)).sort(),
    );
  });

  it('is named and started as its desktop expects', () => {
    expect(existsSync(join(packed.unpacked, 'lectern'))).toBe(true);
    expect(packed.log).not.toMatch(/warn|deprecat/i);
  });

  it('has Electron’s side doors shut', async () => {
    expect(await fusesOf(packed.binary)).toBe(shutFuses);
  });

  it('says how the sandbox is kept', () => {
    expect(readFileSync(join(packed.unpacked, 'README.txt'), 'utf8')).toContain('lectern.apparmor');
    expect(readFileSync(join(packed.unpacked, 'lectern.apparmor'), 'utf8')).toContain('/opt/lectern/lectern');
  });

  it('starts without any package beside it and serves its page', async () => {
    const standIn = await buildStandIn('packaging');
    const dataDir = join(folder, 'data');
    const { started, page } = startPackaged(standIn, dataDir);
    const answer = await page;
    expect(answer).toMatchObject({ kind: 'handled', status: 200 });
    expect(answer.kind === 'handled' && Buffer.from(answer.body).toString()).toContain('"shell":"desktop"');
    started.process.kill('SIGTERM');
    expect(await started.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

/** The packages of the typefaces that the page uses. */
const bundledFonts = (): string[] => {
  const styles = readFileSync(join(root, 'renderer/styles/fonts.css'), 'utf8');
  return [
    ...new Set([...styles.matchAll(/@fontsource-variable\/([a-z0-9-]+)/g)].map(([, name = '']) => name)),
  ];
};

/**
 * A script and all that it imports, now or later. Words in a comment may look like an import, but name no
 * file.
 */
const scriptsFrom = (entry: string, reached = new Set<string>()): Set<string> => {
  if (reached.has(entry) || !existsSync(entry)) return reached;
  reached.add(entry);
  const imports = readFileSync(entry, 'utf8').matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  for (const [, path = ''] of imports) scriptsFrom(join(dirname(entry), path), reached);
  return reached;
};

/** The main process of the package, without a browser: `page` is what it answers for its page's address. */
const startPackaged = (standIn: string, dataDir: string) => {
  const args = ['--data-dir', dataDir];
  const configuration: Configuration = { ...usualConfiguration, appPath: program, packaged: true, args };
  const calls: DriverCalls = {
    ...quietDriver,
    loadUrl: async ({ url }) =>
      give(await started.calls.request({ url, method: 'GET', resourceType: 'mainFrame' })),
    async send({ id, args: [event] }) {
      const frame = { url: 'lectern://app/', isMainFrame: true };
      if (event !== 'app.flush') return;
      await started.calls.invoke({ id, frame, channel: channels.invoke, args: ['app.flushed', null] });
    },
  };
  const started = startMain(standIn, configuration, calls);
  let give: (answer: RequestAnswer) => void;
  const page = new Promise<RequestAnswer>((resolve, reject) => {
    give = resolve;
    void started.ended.then(({ stderr }) => reject(new Error(`It ended: ${stderr}`)));
  });
  return { started, page };
};
