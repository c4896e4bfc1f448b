import type { Browser, BrowserContextOptions, Page } from 'playwright/test';

/**
 * The page in which the tests of one worker run one after the other. To open Lectern in it again takes half
 * as long as in a new one.
 */
export interface KeptPage {
  /**
   * For the next test; a new page in a new context when the last test has changed more of it than can be put
   * back.
   */
  take(): Promise<Page>;
  /** Puts back what a test has changed and leaves nothing in the page, its context or other pages. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** What stays in a page or a context until its end. */
const lasting = {
  page: ['on', 'once', 'addInitScript', 'exposeBinding', 'exposeFunction', 'addLocatorHandler'],
  context: ['addInitScript', 'exposeBinding', 'exposeFunction', 'grantPermissions', 'setOffline', 'route'],
  clock: ['install', 'setFixedTime', 'setSystemTime', 'pauseAt'],
} as const;

export const keepPage = (browser: Browser, options: BrowserContextOptions): KeptPage => {
  let page: Page | null = null;
  let spent = false;
  let left = true;

  const make = async (): Promise<Page> => {
    const context = await browser.newContext(options);
    const made = await context.newPage();
    spent = false;
    const spend = (): void => void (spent ||= page === made);
    watchCalls(made, lasting.page, spend);
    watchCalls(context, lasting.context, spend);
    watchCalls(context.clock, lasting.clock, spend);
    made.addListener('crash', spend).addListener('close', spend);
    return made;
  };

  const close = async (): Promise<void> => {
    await page?.context().close();
    page = null;
  };

  return {
    async take() {
      left = false;
      return (page ??= await make());
    },
    async leave() {
      if (!page || left) return;
      left = true;
      const context = page.context();
      const others = context.pages().filter((other) => other !== page);
      await Promise.all(others.map((other) => other.close()));
      if (spent) return close();
      await page.evaluate(clearStorage);
      await page.goto('about:blank');
      await context.clearCookies(); // with them goes the right to ask Lectern for anything
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.mouse.move(0, 0);
      await page.emulateMedia(asConfigured);
      if (options.viewport) await page.setViewportSize(options.viewport);
    },
    close,
  };
};

/** Runs in the page. Lectern itself stores only the name of the window there. */
const clearStorage = (): void => {
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // An empty page has no storage.
  }
};

/** What a new context has. */
const asConfigured = {
  media: null,
  colorScheme: 'light',
  reducedMotion: 'no-preference',
  forcedColors: 'none',
  contrast: 'no-preference',
} as const;

/** Calls `called` before each call of one of these methods. */
const watchCalls = <Name extends string>(
  object: Readonly<Record<Name, unknown>>,
  names: readonly Name[],
  called: () => void,
): void => {
  for (const name of names) {
    const method = object[name] as (...args: unknown[]) => unknown; // only names of methods are given
    const watched = (...args: unknown[]): unknown => {
      called();
      return method.apply(object, args);
    };
    Object.assign(object, { [name]: watched });
  }
};
