import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext } from 'playwright/test';
import { copyBuild } from '../../../scripts/bench/build-copy.mjs';
import { layText, longText } from '../../../scripts/bench/long-text.mjs';
import {
  startLectern,
  temporaryDataDir,
  webShell,
  type Ending,
  type Lectern,
  type StartOptions,
} from '../../support/web-shell';

/** The running web shell of one test, on a data folder of its own. */
export interface RunningLectern extends Lectern {
  /** Ends it and starts it again on the same data folder; `url`, `origin` and `pid` are those of the new process. */
  restart(signal?: NodeJS.Signals): Promise<void>;
}

/** What went wrong in the pages of one test; anything left at its end fails the test. */
export interface Problems {
  /** Problems that fit are expected from now on, such as refused connections while the server is away. */
  tolerate(pattern: RegExp): void;
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
  readonly problems: Problems;
}

/**
 * Playwright's `test` with the web shell behind it. A page error, an error or warning on the console, or a request to
 * anything but 127.0.0.1 fails the test, in every page of the context.
 */
export const test = base.extend<Fixtures>({
  lecternArguments: [[], { option: true }],
  textSize: [null, { option: true }],
  lectern: async ({ lecternArguments, textSize, context }, use) => {
    const dataDir = temporaryDataDir();
    const build = textSize && copyBuild(join(webShell, '../..'));
    if (build) layText(build.out, longText(textSize));
    const running = await startRestartable({
      dataDir,
      args: lecternArguments,
      program: build ? join(build.out, 'main/web.js') : webShell,
    });
    await use(running);
    // First the pages: one that is still open would miss the program and say so.
    await Promise.all(context.pages().map((page) => page.close()));
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
    build?.remove();
  },
  problems: [
    async ({ context }, use) => {
      const tolerated: RegExp[] = [];
      const found = collectProblems(context);
      await use({ tolerate: (pattern) => void tolerated.push(pattern) });
      expect(
        found.filter((problem) => !tolerated.some((pattern) => pattern.test(problem))),
        'problems in the page',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const startRestartable = async (
  options: StartOptions & { readonly dataDir: string },
): Promise<RunningLectern> => {
  let current = await startLectern(options);
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
      current = await startLectern(options);
    },
  };
};

const collectProblems = (context: BrowserContext): readonly string[] => {
  const found: string[] = [];
  context.on('weberror', (error) => found.push(`page error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!staysHere(request.url())) found.push(`request: ${request.url()}`);
  });
  return found;
};

const staysHere = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' ? hostname === '127.0.0.1' : ['blob:', 'data:', 'about:'].includes(protocol);
};
