import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import { copyBuild } from '../../../scripts/bench/build-copy.mjs';
import { addSecondText } from '../../../scripts/bench/second-text.mjs';
import { buildStandIn } from '../../electron-stand-in/build';
import { startDesktop, type Desktop, type DesktopOptions } from '../../electron-stand-in/driver/desktop';

/** The program under test: the built one, unless the variable names another copy of it. */
export const appPath = process.env['LECTERN_APP'] ?? resolve(import.meta.dirname, '../../..');

type Start = Partial<Omit<DesktopOptions, 'standIn'>>;

export interface Opened {
  readonly desktop: Desktop;
  readonly page: Page;
}

interface Fixtures {
  /** Whether the library has a second text; docs/testing.md says what it is. */
  readonly secondText: boolean;
  /** The program that is started: `appPath`, or a copy with a second text. */
  readonly program: string;
  readonly dataDir: string;
  /** Starts the program; `args` come after `--data-dir`. */
  readonly start: (options?: Start) => Promise<Desktop>;
  /** Starts it and waits until its page is shown. */
  readonly open: (options?: Start) => Promise<Opened>;
}

interface WorkerFixtures {
  readonly standIn: string;
}

/**
 * Playwright's `test` with the desktop shell over the stand-in for `electron`. A request that leaves the
 * program, or an error in a page, fails the test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  standIn: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the needed fixtures from the pattern
    async ({}, use, worker) => use(await buildStandIn(`e2e-${worker.parallelIndex}`)),
    { scope: 'worker' },
  ],
  secondText: [false, { option: true }],
  program: async ({ secondText }, use) => {
    if (!secondText) return use(appPath);
    const build = copyBuild(join(appPath, 'out'));
    await addSecondText(build.out);
    await use(build.folder);
    build.remove();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ browser, dataDir, program, standIn }, use) => {
    const started: Desktop[] = [];
    await use(async (options = {}) => {
      const args = ['--data-dir', dataDir, ...(options.args ?? [])];
      const desktop = await startDesktop(browser, { appPath: program, ...options, standIn, args });
      started.push(desktop);
      return desktop;
    });
    for (const desktop of started) await desktop.dispose();
    const leaks = started.flatMap((desktop) => desktop.leaks);
    expect(leaks, 'requests that would have reached the network').toEqual([]);
    const errors = started.flatMap((desktop) => desktop.errors);
    expect(errors, 'errors in the pages').toEqual([]);
  },
  open: async ({ start }, use) => {
    await use(async (options) => {
      const desktop = await start(options);
      const { page } = await desktop.window();
      return { desktop, page };
    });
  },
});

export { expect };

interface Lectern {
  invoke(command: string, argument: unknown): Promise<unknown>;
}

/** A command as the page's own script would give it. */
export const invoke = (page: Page, command: string, argument: unknown): Promise<unknown> =>
  page.evaluate(
    ([name, what]) => {
      const { lectern } = window as unknown as { lectern: Lectern }; // what the preload exposes
      return lectern.invoke(name, what);
    },
    [command, argument] as const,
  );
