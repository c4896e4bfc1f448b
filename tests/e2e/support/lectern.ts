import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { copyBuild } from '../../../scripts/bench/build-copy.mjs';
import { layText, libraryOf } from '../../../scripts/bench/lay-texts.mjs';
import { longText } from '../../../scripts/bench/long-text.mjs';
import { addSecondText } from '../../../scripts/bench/second-text.mjs';
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
  /**
   * The path of a text's file in the library, which a test may damage or remove. Only where the test has a
   * library of its own, by `textSize` or `secondText`.
   */
  textFile(textId: string): string;
}

interface Fixtures {
  readonly lecternArguments: readonly string[];
  /** Null: the bundled text comes first; otherwise a made-up one of this size in its place. */
  readonly textSize: {
    readonly words: number;
    readonly notes: number;
    readonly paragraphsInNote?: number;
    readonly wordsInParagraph?: number;
  } | null;
  /** Whether the library has a second text; docs/testing.md says what it is. */
  readonly secondText: boolean;
  readonly lectern: RunningLectern;
}

/**
 * Playwright's `test` with a web shell for each test, for tests that restart it, read its data folder, or
 * need another text or other arguments. `shared-lectern.ts` has the faster one for all others.
 */
export const test = base.extend<Fixtures>({
  lecternArguments: [[], { option: true }],
  textSize: [null, { option: true }],
  secondText: [false, { option: true }],
  lectern: async ({ lecternArguments, textSize, secondText, keptPage, problems, start }, use) => {
    const dataDir = temporaryDataDir();
    const build = textSize || secondText ? copyBuild(join(webShell, '../..')) : null;
    if (build && textSize) layText(build.out, longText(textSize));
    if (build && secondText) await addSecondText(build.out);
    const options = {
      dataDir,
      args: lecternArguments,
      program: build ? join(build.out, 'main/web.js') : webShell,
    };
    const running = await restartable(start, options, () => problems.tolerate(cutOff));
    const textFile = (textId: string): string => {
      if (!build) throw new Error('This test has no library of its own.');
      return join(libraryOf(build.out), textId, 'text.json');
    };
    await use(Object.assign(running, { textFile }));
    // First the pages: one that is still open would miss the program and say so.
    await keptPage.leave();
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
    build?.remove();
  },
});

export { expect };

/** What an open page says when a request of it was on its way while the program ended. */
export const cutOff = /ERR_CONNECTION|ERR_EMPTY_RESPONSE/;

const restartable = async (
  start: (options: StartOptions) => Promise<Lectern>,
  options: StartOptions & { readonly dataDir: string },
  beforeEnd: () => void,
): Promise<Omit<RunningLectern, 'textFile'>> => {
  let current = await start(options);
  const stop = (signal?: NodeJS.Signals): Promise<Ending> => {
    beforeEnd();
    return current.stop(signal);
  };
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
