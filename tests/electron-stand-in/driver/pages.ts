import type { Browser, BrowserContext, Dialog, Download as PageDownload, Page } from 'playwright/test';
import type { DriverCalls, KeyPress, MainCalls, Size, WebPreferences } from '../calls';
import { toElectron, toPage } from './origins';
import { bindings, preloadScript } from './preload-script';
import { answerRoute } from './requests';

export interface ShownWindow {
  readonly id: number;
  readonly page: Page;
  readonly webPreferences: WebPreferences;
}

export interface Download {
  readonly url: string;
  readonly refused: boolean;
}

export interface PagesOptions {
  readonly dark: boolean;
  /** Bypasses the page's content security policy, so that a test can see the defence behind it. */
  readonly bypassCSP: boolean;
}

export type PageCalls = Pick<
  DriverCalls,
  | 'createWindow'
  | 'resizeWindow'
  | 'loadUrl'
  | 'reload'
  | 'edit'
  | 'send'
  | 'closeWindow'
  | 'destroyWindow'
  | 'focusPage'
  | 'setColourScheme'
>;

export interface Pages {
  readonly calls: PageCalls;
  readonly context: BrowserContext;
  readonly windows: ReadonlyMap<number, ShownWindow>;
  /** Uncaught errors of the pages' scripts. */
  readonly errors: readonly string[];
  readonly downloads: readonly Download[];
  /** Requests that were neither refused nor answered: in Electron they would have reached the network. */
  readonly leaks: readonly string[];
  /** Ends a page as the end of its process does; the main process is not told. */
  crash(id: number): Promise<void>;
}

/** The windows of one main process, as pages of one context. Every request of a page goes through `main`. */
export const createPages = async (
  browser: Browser,
  options: PagesOptions,
  main: () => MainCalls,
): Promise<Pages> => {
  const schemeOf = (dark: boolean) => (dark ? 'dark' : 'light');
  const context = await browser.newContext({
    colorScheme: schemeOf(options.dark),
    bypassCSP: options.bypassCSP,
  });
  // Chromium grants all permissions, so that only the program can refuse one.
  await context.grantPermissions([
    'geolocation',
    'notifications',
    'camera',
    'clipboard-read',
    'clipboard-write',
  ]);
  const windows = new Map<number, ShownWindow>();
  const loading = new Set<Page>();
  const leaks: string[] = [];
  const downloads: Download[] = [];
  const errors: string[] = [];
  context.on('weberror', (found) => errors.push(found.error().message));
  await context.route('**/*', (route) => answerRoute(route, { main, windows, loading, leaks }));

  const made = new Map<number, MadeWindow>();
  const making = new Map<number, Promise<void>>();
  let isDark = options.dark;

  const pageOf = (id: number): Page => {
    const shown = windows.get(id);
    if (!shown) throw new Error(`There is no window ${id}`);
    return shown.page;
  };
  /** Who waits for the closing of a page that objects (`beforeunload`). */
  const keepers = new Map<Page, () => void>();
  const answerObjection = async (page: Page, dialog: Dialog, id: number): Promise<void> => {
    const leaves = await main().emitOnPage({ id, name: 'will-prevent-unload', details: {} });
    if (leaves) return dialog.accept();
    await dialog.dismiss();
    keepers.get(page)?.();
  };
  const makePage = async (id: number, { preload, webPreferences, size }: MadeWindow): Promise<void> => {
    const page = await context.newPage();
    windows.set(id, { id, page, webPreferences });
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: schemeOf(isDark) });
    await exposeBindings(page, id, main);
    page.on('dialog', (dialog) => void answerObjection(page, dialog, id).catch(() => undefined));
    followDownloads(page, id, main, (download) => downloads.push(download));
    await page.addInitScript({ content: preloadScript(preload) });
  };
  const load = async (id: number, url: string): Promise<void> => {
    const window = made.get(id);
    if (window && pageOf(id).isClosed()) await makePage(id, window);
    const page = pageOf(id);
    loading.add(page);
    try {
      await page.goto(toPage(url));
    } catch (error) {
      // The main process ends the load itself when it hears of a crash or closes the window.
      if (page.isClosed()) return new Promise<never>(() => undefined);
      await page.close(); // it shows Chromium's own page for errors, which would disturb the next load
      throw error;
    } finally {
      loading.delete(page);
    }
  };

  const calls: PageCalls = {
    async createWindow({ id, ...window }) {
      made.set(id, window);
      const page = makePage(id, window);
      making.set(id, page);
      await page;
    },
    async resizeWindow({ id, size }) {
      const window = made.get(id);
      if (window) window.size = size;
      if (!pageOf(id).isClosed()) await pageOf(id).setViewportSize(size);
    },
    loadUrl: ({ id, url }) => load(id, url),
    // The page itself knows where it has gone since; after a crash or a failure it has no address.
    reload: ({ id, url }) =>
      load(id, !pageOf(id).isClosed() && pageOf(id).url().startsWith('https:') ? pageOf(id).url() : url),
    async edit({ id, name }) {
      await pageOf(id).evaluate((command) => document.execCommand(command), name);
    },
    send: ({ id, channel, args }) => deliver(pageOf(id), channel, args),
    async closeWindow({ id }) {
      const closed = await closeUnlessKept(pageOf(id), keepers);
      if (closed) windows.delete(id);
      return closed;
    },
    async destroyWindow({ id }) {
      const page = pageOf(id);
      windows.delete(id);
      await page.close();
    },
    // Playwright lets every page believe that it has the focus, so only the event can be had.
    async focusPage({ id, name }) {
      const page = windows.get(id)?.page;
      if (page && !page.isClosed())
        await page.evaluate((what) => void window.dispatchEvent(new Event(what)), name);
    },
    async setColourScheme({ dark }) {
      isDark = dark;
      await Promise.all(context.pages().map((page) => page.emulateMedia({ colorScheme: schemeOf(dark) })));
    },
  };
  const crash = async (id: number): Promise<void> => {
    await making.get(id);
    await pageOf(id).close();
  };
  return { calls, context, windows, errors, downloads, leaks, crash };
};

type MadeWindow = Omit<Parameters<DriverCalls['createWindow']>[0], 'id'> & { size: Size };

/** Runs the page's `beforeunload`; gives whether the page is closed. */
const closeUnlessKept = async (page: Page, keepers: Map<Page, () => void>): Promise<boolean> => {
  if (page.isClosed()) return true; // after a crash there is nothing to ask
  const closed = new Promise<boolean>((resolve) => {
    page.once('close', () => resolve(true));
    keepers.set(page, () => resolve(false));
  });
  await page.close({ runBeforeUnload: true });
  return closed;
};

const deliver = (page: Page, channel: string, args: readonly unknown[]): Promise<void> =>
  page.evaluate(
    ([name, to, what]) => {
      // The preload script has put it there.
      const listen = (window as unknown as Record<string, (channel: string, args: unknown) => void>)[name];
      listen?.(to, what);
    },
    [bindings.deliver, channel, args] as const,
  );

/** The page's side of Electron's own calls. They are in every frame, as a hostile frame would have them. */
const exposeBindings = async (page: Page, id: number, main: () => MainCalls): Promise<void> => {
  await page.exposeBinding(bindings.invoke, (source, channel: string, args: unknown[]) => {
    const isMainFrame = source.frame === page.mainFrame();
    const frame = source.frame.isDetached() ? null : { url: toElectron(source.frame.url()), isMainFrame };
    return main().invoke({ id, frame, channel, args });
  });
  await page.exposeBinding(bindings.openWindow, (_source, url: string) =>
    main().openWindow({ id, url: toElectron(url), disposition: 'new-window' }),
  );
  await page.exposeBinding(bindings.key, (_source, key: KeyPress) => main().key({ key }));
  await page.exposeBinding(bindings.contextMenu, (_source, place: { linkURL: string }) => {
    const linkURL = place.linkURL === '' ? '' : toElectron(place.linkURL);
    return main().emitOnPage({ id, name: 'context-menu', details: { ...place, linkURL } });
  });
  await page.exposeBinding(bindings.preloadFailed, (_source, message: string) =>
    main().preloadFailed({ id, message }),
  );
  await page.exposeBinding(bindings.permission, (source, kind: 'request' | 'check', permission: string) =>
    main().permission({ id, kind, permission, origin: toElectron(new URL(source.frame.url()).origin) }),
  );
};

const followDownloads = (
  page: Page,
  id: number,
  main: () => MainCalls,
  found: (download: Download) => void,
): void => {
  const ask = async (download: PageDownload): Promise<void> => {
    const url = toElectron(download.url());
    const refused = await main().download({ id, url });
    if (refused) await download.cancel();
    found({ url, refused });
  };
  page.on('download', (download) => void ask(download).catch(() => undefined)); // the main process may have ended
};
