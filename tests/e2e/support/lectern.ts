import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { copyBuild } from '../../../scripts/bench/build-copy.mjs';
import { layText, longText } from '../../../scripts/bench/long-text.mjs';
import {
  temporaryDataDir,
  webShell,
  type Ending,
  type Lectern,
  type StartOptions,
} from '../../support/web-shell';
import { test as base } from './worker';

/** The running web shell of one test, on a data folder of its own. */
export interface RunningLectern extends Lectern {
  /**
   * Ends it and starts it again on the same data folder; `url`, `origin` and `pid` are those of the new
   * process.
   */
  restart(signal?: NodeJS.Signals): Promise<void>;
}

interface Fixtures {
  readonly lecternArguments: readonly string[];
  /** Null: the bundled text; otherwise a made-up one of this size in its place. */
  readonly textSize: {
    readonly words: number;
    readonly notes: number;
    readonly paragraphsInNote?: number;
  } | null;
  readonly lectern: RunningLectern;
}

/**
 * Playwright's `test` with a web shell for each test, for tests that restart it, read its data folder, or
 * need another text or other arguments. `shared-lectern.ts` has the faster one for all others.
 */
export const test = base.extend<Fixtures>({
  lecternArguments: [[], { option: true }],
  textSize: [null, { option: true }],
  lectern: async ({ lecternArguments, textSize, keptPage, start }, use) => {
    const dataDir = temporaryDataDir();
    const build = textSize && copyBuild(join(webShell, '../..'));
    if (build) layText(build.out, longText(textSize));
    const running = await restartable(start, {
      dataDir,
      args: lecternArguments,
      program: build ? join(build.out, 'main/web.js') : webShell,
    });
    await use(running);
    // First the pages: one that is still open would miss the program and say so.
    await keptPage.leave();
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
    build?.remove();
  },
});

export { expect };

const restartable = async (
  start: (options: StartOptions) => Promise<Lectern>,
  options: StartOptions & { readonly dataDir: string },
): Promise<RunningLectern> => {
  let current = await start(options);
  const stop = (signal?: NodeJS.Signals): Promise<Ending> => current.stop(signal);
  return {
    dataDir: options.dataDir,
    get url() {
      return current.url;
    },
    get origin() {
      return current.origin;
    },
    get token() {
      return current.token;
    },
    get pid() {
      return current.pid;
    },
    get ended() {
      return current.ended;
    },
    stop,
    async restart(signal) {
      await stop(signal);
      current = await start(options);
    },
  };
};
