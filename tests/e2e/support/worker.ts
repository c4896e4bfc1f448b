import { test as base, expect } from 'playwright/test';
import { startLectern, type Lectern, type StartOptions } from '../../support/web-shell';
import { keepPage, type KeptPage } from './kept-page';
import { collectProblems, type Problems } from './problems';
import { createSharedLectern, type ResettableLectern, type SharedLibrary } from './reset-lectern';

export interface CommonFixtures {
  readonly problems: Problems;
}

export interface WorkerFixtures {
  readonly keptPage: KeptPage;
  /** Starts the web shell of a test. The address is the same each time, since the page's cache goes by it. */
  readonly start: (options: StartOptions) => Promise<Lectern>;
  /** Of each library one, started when it is first asked for. */
  readonly sharedLectern: (library: SharedLibrary) => Promise<ResettableLectern>;
}

/**
 * What `lectern.ts` and `shared-lectern.ts` have in common: the page, which belongs to the worker, and the
 * problems in it, which fail the test in which they happen. Playwright runs tests with the same worker
 * fixtures in the same worker, so these stand here also where only some of the tests use them.
 */
export const test = base.extend<CommonFixtures, WorkerFixtures>({
  keptPage: [
    async ({ browser }, use, { project }) => {
      const kept = keepPage(browser, { viewport: project.use.viewport ?? null });
      await use(kept);
      await kept.close();
    },
    { scope: 'worker' },
  ],
  start: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the needed fixtures from the pattern
    async ({}, use) => use(startAtOneAddress()),
    { scope: 'worker' },
  ],
  sharedLectern: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const started = new Map<SharedLibrary, Promise<ResettableLectern>>();
      await use((library) => {
        const lectern = started.get(library) ?? createSharedLectern(library);
        started.set(library, lectern);
        return lectern;
      });
      for (const lectern of started.values()) await (await lectern).dispose();
    },
    { scope: 'worker' },
  ],
  page: async ({ keptPage }, use) => {
    await use(await keptPage.take());
    await keptPage.leave();
  },
  context: ({ page }, use) => use(page.context()),
  problems: [
    async ({ context, keptPage }, use) => {
      const problems = collectProblems(context);
      await use(problems);
      await keptPage.leave();
      expect(problems.stop(), 'problems in the page').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * On a port below those that systems give to outgoing connections, so that none takes it between two tests.
 * Should another program have it, another one is tried.
 */
const startAtOneAddress = (): ((options: StartOptions) => Promise<Lectern>) => {
  const anyPort = (): number => 11_000 + Math.floor(Math.random() * 20_000);
  let port = anyPort();
  const start = async (options: StartOptions): Promise<Lectern> => {
    try {
      return await startLectern({ ...options, args: [...(options.args ?? []), '--port', String(port)] });
    } catch (error) {
      if (!String(error).includes(`The port ${port} is in use`)) throw error;
      port = anyPort();
      return start(options);
    }
  };
  return start;
};
