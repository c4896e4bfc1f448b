import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, expect, type ElectronApplication } from 'playwright/test';
import { electronBinary } from '../../../scripts/electron-binary.mjs';

const root = resolve(import.meta.dirname, '../../..');
/** A packed program to try instead of the build; it has its inspector open (docs/testing.md). */
const packed = process.env['LECTERN_PACKED'];
/** Only a look: nothing is fetched for a test. */
const binary = packed === undefined ? electronBinary() : resolve(packed);

/** The path of Electron's program, and the arguments before those of the program under test. */
export const program = { binary: binary ?? '', root };

/** Why Electron itself cannot run here; null when it can. */
export const whyNot = (): string | null => {
  if (binary === null) return "Electron's program is not installed";
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY ? 'there is no display' : null;
};

interface Fixtures {
  readonly dataDir: string;
  readonly launch: (args?: readonly string[]) => Promise<ElectronApplication>;
}

/** Playwright's `test` with the built program in Electron itself. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the needed fixtures from the pattern
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-electron-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ dataDir }, use) => {
    const started: ElectronApplication[] = [];
    await use(async (args = []) => {
      const app = await _electron.launch({
        executablePath: binary ?? '',
        // Playwright would turn Chromium's sandbox off on Linux. For root it does not start.
        chromiumSandbox: process.getuid?.() !== 0,
        args: [...(packed === undefined ? [root] : []), '--data-dir', dataDir, ...args],
      });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});

export { expect };

/** Clicks an item of the application menu as a person would find it. */
export const choose = (app: ElectronApplication, ...path: string[]): Promise<void> =>
  app.evaluate(({ Menu, BrowserWindow }, labels) => {
    let items = Menu.getApplicationMenu()?.items ?? [];
    for (const [index, label] of labels.entries()) {
      const item = items.find((candidate) => candidate.label.replaceAll('&', '') === label);
      if (!item) throw new Error(`The menu has no "${labels.join(' › ')}"`);
      if (index === labels.length - 1) {
        const click = item.click as (event: undefined, window: unknown) => void; // typed only as a function
        click.call(item, undefined, BrowserWindow.getAllWindows()[0]);
      }
      items = item.submenu?.items ?? [];
    }
  }, path);

/** The process's exit code. */
export const ended = (app: ElectronApplication): Promise<number | null> =>
  new Promise((resolve_) => {
    const child = app.process();
    if (child.exitCode !== null) resolve_(child.exitCode);
    else child.once('exit', (code) => resolve_(code));
  });
