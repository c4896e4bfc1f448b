import { existsSync } from 'node:fs';
import type { Rectangle } from 'electron';
import type { Browser, Page } from 'playwright/test';
import {
  usualConfiguration,
  type AppFacts,
  type Configuration,
  type DialogKind,
  type DriverCalls,
  type FrameFacts,
  type Happening,
  type InvokeAnswer,
  type MenuEntry,
  type WindowAct,
  type WindowFacts,
} from '../calls';
import { createDialogs, type AskedDialog } from './dialogs';
import { createPages, type Download, type ShownWindow } from './pages';
import { createQueue } from './queue';
import { startMain, type Ending } from './start';

export interface DesktopOptions extends Partial<Configuration> {
  /** The folder that build.ts made. */
  readonly standIn: string;
  readonly appPath: string;
  readonly bypassCSP?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it runs in a pseudo-terminal, into which `type` types. */
  readonly pty?: boolean;
}

export interface ContextMenu {
  readonly labels: readonly string[];
  choose(label: string): Promise<void>;
}

/** A running desktop program, with what a person can do and see in it. */
export interface Desktop {
  /**
   * The next page, once it shows what the main process has loaded: the first one of a window, or the one that
   * follows a crash.
   */
  window(): Promise<ShownWindow>;
  readonly ended: Promise<Ending>;
  readonly openedLinks: readonly string[];
  readonly openedFolders: readonly string[];
  /** Uncaught errors of the pages' scripts. */
  readonly errors: readonly string[];
  readonly downloads: readonly Download[];
  readonly leaks: readonly string[];
  /** The arguments with which the program asked to be started again. */
  readonly relaunches: readonly (readonly string[])[];
  /** What the program has put on the clipboard. */
  readonly copied: readonly string[];
  windows(): Promise<readonly WindowFacts[]>;
  facts(): Promise<AppFacts>;
  menu(): Promise<readonly MenuEntry[]>;
  choose(...path: string[]): Promise<void>;
  /** The next context menu that opens. */
  contextMenu(): Promise<ContextMenu>;
  /** The next dialog of this kind. */
  dialog<Kind extends DialogKind>(kind: Kind): Promise<AskedDialog<Kind>>;
  act(act: WindowAct, bounds?: Rectangle): Promise<void>;
  /** Emits an event of the page's `webContents`; gives whether a listener prevented its default. */
  emitOnPage(name: string, details: unknown): Promise<boolean>;
  /** Ends the page's process, and tells the main process so. */
  crash(reason?: string): Promise<void>;
  /** The same hands on a window of several; the other members act on the first. */
  at(window: Pick<ShownWindow, 'id'>): Pick<Desktop, 'act' | 'emitOnPage' | 'crash'>;
  /** macOS gives the running program a link. */
  openUrl(url: string): Promise<void>;
  /** As `openUrl`, for a file. */
  openFile(path: string): Promise<void>;
  changeDisplays(displays: Configuration['displays']): Promise<void>;
  /** A call on a channel; `frame` null: its frame has gone since. */
  invoke(frame: FrameFacts | null, channel: string, args: readonly unknown[]): Promise<InvokeAnswer>;
  /** Gives whether a listener prevented the event's default. */
  happen(what: Happening): Promise<boolean>;
  signal(signal: NodeJS.Signals): void;
  /** Types into the terminal; \u0003 is Ctrl+C. */
  type(characters: string): void;
  /** What the program has told `npm start`, which electron/starter.ts believes to have started it. */
  readonly toldStarter: readonly unknown[];
  /** `npm start` asks for an orderly end, as on Windows. */
  endByStarter(): void;
  /** Ends whatever is still running, without asking. */
  dispose(): Promise<void>;
}

export const display = (bounds: Rectangle) => ({
  bounds,
  workArea: { ...bounds, height: bounds.height - 40 },
});

export const startDesktop = async (browser: Browser, options: DesktopOptions): Promise<Desktop> => {
  const { standIn, appPath, bypassCSP = false, env, pty = false, ...rest } = options;
  const configuration: Configuration = { ...usualConfiguration, ...rest, appPath };
  const pages = await createPages(browser, { dark: configuration.dark, bypassCSP }, () => main.calls);
  const loaded = createQueue<ShownWindow>();
  const seen = new WeakSet<Page>();
  const dialogs = createDialogs();
  const openedLinks: string[] = [];
  const openedFolders: string[] = [];
  const relaunches: (readonly string[])[] = [];
  const copied: string[] = [];
  const contextMenus = createQueue<readonly MenuEntry[]>();
  const own: DriverCalls = {
    ...pages.calls,
    painted({ id }) {
      const shown = pages.windows.get(id);
      if (shown && !seen.has(shown.page)) loaded.put(shown);
      if (shown) seen.add(shown.page);
      return Promise.resolve();
    },
    ask: ({ kind, options: asked, window }) => dialogs.ask(kind, asked, window),
    openExternal: ({ url }) => Promise.resolve(void openedLinks.push(url)),
    openPath: ({ path }) => {
      openedFolders.push(path);
      return Promise.resolve(existsSync(path) ? '' : 'There is no such folder.');
    },
    relaunch: ({ args }) => Promise.resolve(void relaunches.push(args)),
    crashPage: ({ id }) => pages.crash(id),
    popup: ({ items }) => Promise.resolve(contextMenus.put(items)),
    copy: ({ text }) => Promise.resolve(void copied.push(text)),
  };
  const main = startMain(standIn, configuration, own, { env, pty });
  const toldStarter: unknown[] = [];
  main.process.on('message', (message) => {
    if (typeof message === 'object' && 'lectern' in message) toldStarter.push(message);
  });
  void main.ended.then(({ code, stderr }) => {
    const error = new Error(`The program ended with ${code}: ${stderr}`);
    loaded.end(error);
    contextMenus.end(error);
    dialogs.end(error);
  });
  const first = async (): Promise<number> => (await main.calls.windows())[0]?.id ?? 0;
  const handsOn = (window: () => Promise<number>): ReturnType<Desktop['at']> => ({
    act: async (act, bounds) =>
      main.calls.actOnWindow({ id: await window(), act, ...(bounds && { bounds }) }),
    emitOnPage: async (name, details) => main.calls.emitOnPage({ id: await window(), name, details }),
    async crash(reason = 'crashed') {
      const id = await window();
      await pages.crash(id);
      await main.calls.crash({ id, reason });
    },
  });

  return {
    ...handsOn(first),
    at: ({ id }) => handsOn(() => Promise.resolve(id)),
    openUrl: (url) => main.calls.openUrl({ url }),
    openFile: (path) => main.calls.openFile({ path }),
    changeDisplays: (displays) => main.calls.changeDisplays({ displays }),
    window: () => loaded.take(),
    ended: main.ended,
    openedLinks,
    openedFolders,
    errors: pages.errors,
    downloads: pages.downloads,
    leaks: pages.leaks,
    relaunches,
    copied,
    windows: () => main.calls.windows(),
    facts: () => main.calls.facts(),
    menu: () => main.calls.menu(),
    choose: (...path) => main.calls.choose({ path }),
    async contextMenu() {
      const items = await contextMenus.take();
      return {
        labels: items.map(({ label }) => label),
        choose: (label) => main.calls.chooseInPopup({ label }),
      };
    },
    dialog: (kind) => dialogs.take(kind),
    invoke: async (frame, channel, args) => main.calls.invoke({ id: await first(), frame, channel, args }),
    happen: (what) => main.calls.happen({ what }),
    signal: (signal) => void main.process.kill(signal),
    type: (characters) => void main.process.stdin?.write(characters),
    toldStarter,
    endByStarter: () => void main.process.send({ lectern: 'end' }),
    async dispose() {
      main.process.kill('SIGKILL');
      await main.ended;
      await pages.context.close().catch(alreadyGone);
    },
  };
};

/** Chromium may have ended with the last window; then there is nothing to close. */
const alreadyGone = (error: unknown): void => {
  if (!(error instanceof Error && error.message.includes('has been closed'))) throw error;
};
