import type { Rectangle } from 'electron';

/** The name of the environment variable that holds the child's configuration as JSON. */
export const configurationVariable = 'ELECTRON_STAND_IN';

export interface Configuration {
  /** The folder of the program's package.json. */
  readonly appPath: string;
  readonly packaged: boolean;
  readonly args: readonly string[];
  /** The primary one first. */
  readonly displays: readonly { readonly bounds: Rectangle; readonly workArea: Rectangle }[];
  /** Whether the system prefers dark colours. */
  readonly dark: boolean;
  /** The system that the program shall take this one for (`process.platform`). */
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Whether a terminal is behind the program's output. */
  readonly terminal: boolean;
  /** Whether the display server is Wayland's, which tells a window neither its place nor that it is minimised. */
  readonly wayland: boolean;
  /** False: the single-instance lock cannot be made (Chromium's LOCK_ERROR), as where links are impossible. */
  readonly canLock: boolean;
  /** A link with which macOS has started the program, of which it tells before `ready`. */
  readonly openUrl: string | null;
  /** False: no window ever says `ready-to-show`. */
  readonly paints: boolean;
}

/** A plain Linux machine with one screen. */
export const usualConfiguration: Omit<Configuration, 'appPath'> = {
  packaged: false,
  args: [],
  displays: [
    {
      bounds: { x: 0, y: 0, width: 1920, height: 1080 },
      workArea: { x: 0, y: 0, width: 1920, height: 1040 },
    },
  ],
  dark: false,
  platform: 'linux',
  terminal: false,
  wayland: false,
  canLock: true,
  openUrl: null,
  paints: true,
};

/** What the child asks of the test's side. All values pass through structured clone. */
export interface DriverCalls {
  createWindow(window: {
    id: number;
    preload: string;
    webPreferences: WebPreferences;
    size: Size;
  }): Promise<void>;
  resizeWindow(window: { id: number; size: Size }): Promise<void>;
  /** Rejects with Playwright's message when the page cannot be loaded. */
  loadUrl(window: { id: number; url: string }): Promise<void>;
  /** As `loadUrl`; makes a new page after a crash. `url`: the address that the main process knows. */
  reload(window: { id: number; url: string }): Promise<void>;
  /** Runs an editing command, such as `undo`, on what has the focus in the page. */
  edit(command: { id: number; name: string }): Promise<void>;
  send(message: { id: number; channel: string; args: readonly unknown[] }): Promise<void>;
  /** Runs the page's `beforeunload`, which may object; gives whether the window is closed. */
  closeWindow(window: { id: number }): Promise<boolean>;
  destroyWindow(window: { id: number }): Promise<void>;
  /** The page's document gets the focus of the system, or loses it. */
  focusPage(window: { id: number; name: 'focus' | 'blur' }): Promise<void>;
  setColourScheme(scheme: { dark: boolean }): Promise<void>;
  /** Called when the page has been loaded and `ready-to-show` emitted; also when it has been loaded again. */
  painted(window: { id: number }): Promise<void>;
  /** Resolves when the test answers the dialog. `window`: whose it is. */
  ask(dialog: { kind: DialogKind; options: unknown; window: number | null }): Promise<unknown>;
  openExternal(link: { url: string }): Promise<void>;
  /** As `shell.openPath`: an empty string, or why not. */
  openPath(place: { path: string }): Promise<string>;
  relaunch(start: { args: readonly string[] }): Promise<void>;
  /** The page's process ends. */
  crashPage(window: { id: number }): Promise<void>;
  /** A context menu has opened. */
  popup(menu: { items: readonly MenuEntry[] }): Promise<void>;
  copy(words: { text: string }): Promise<void>;
}

export type DialogKind = 'message' | 'save' | 'open' | 'error';

/** What the test's side asks of the child. */
export interface MainCalls {
  invoke(call: {
    id: number;
    /** Null: the frame has gone since it sent the call. */
    frame: FrameFacts | null;
    channel: string;
    args: readonly unknown[];
  }): Promise<InvokeAnswer>;
  /** Gives whether the page's navigation is refused. */
  navigate(navigation: { id: number; url: string; isMainFrame: boolean }): Promise<boolean>;
  /** Gives whether the handler denies the window. The stand-in does not support a handler that allows it. */
  openWindow(wish: {
    id: number;
    url: string;
    disposition: 'new-window' | 'foreground-tab';
  }): Promise<boolean>;
  request(request: { url: string; method: string; resourceType: string }): Promise<RequestAnswer>;
  permission(wish: {
    id: number;
    kind: 'request' | 'check';
    permission: string;
    origin: string;
  }): Promise<boolean>;
  /** Gives whether the download is refused. */
  download(wish: { id: number; url: string }): Promise<boolean>;
  /** Emits an event of the page's `webContents`; gives whether a listener prevented its default. */
  emitOnPage(event: { id: number; name: string; details: unknown }): Promise<boolean>;
  /** The page's process ends; the driver has ended the page already. */
  crash(end: { id: number; reason: string }): Promise<void>;
  preloadFailed(failure: { id: number; message: string }): Promise<void>;
  /** A key that the page has left alone: gives whether an entry of the menu has it. */
  key(press: { key: KeyPress }): Promise<boolean>;
  /** Something happens in the system around the program; gives whether a listener prevented its default. */
  happen(happening: { what: Happening }): Promise<boolean>;
  windows(): Promise<readonly WindowFacts[]>;
  /** macOS gives the running program a link. */
  openUrl(link: { url: string }): Promise<void>;
  openFile(file: { path: string }): Promise<void>;
  /** Displays come, go or change. The first one is the primary one. */
  changeDisplays(screens: { displays: Configuration['displays'] }): Promise<void>;
  /** A person closes, moves, maximises … a window. */
  actOnWindow(act: { id: number; act: WindowAct; bounds?: Rectangle }): Promise<void>;
  menu(): Promise<readonly MenuEntry[]>;
  choose(item: { path: readonly string[] }): Promise<void>;
  /** Chooses an item of the context menu that opened last. */
  chooseInPopup(item: { label: string }): Promise<void>;
  facts(): Promise<AppFacts>;
}

export type Happening =
  /** A click on the program's icon in the dock of macOS. */
  | 'dock-click'
  /** The system of Linux or macOS shuts down. */
  | 'shutdown'
  /** Windows asks whether it may end the session, and then ends it. */
  | 'query-session-end'
  | 'session-end'
  /** The system's colours change. */
  | 'dark'
  | 'light';

/** As in a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type WindowAct = 'close' | 'resize' | 'maximise' | 'minimise' | 'focus' | 'full screen';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface FrameFacts {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export type InvokeAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

export type RequestAnswer =
  /** A listener of `webRequest.onBeforeRequest` refused it, or its scheme has not the privilege. */
  | { readonly kind: 'cancelled' }
  /** The scheme's handler has failed. */
  | { readonly kind: 'failed' }
  /** The scheme has no handler: in Electron the request would go to the network. */
  | { readonly kind: 'foreign' }
  | {
      readonly kind: 'handled';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

export type WebPreferences = Readonly<Record<string, unknown>>;

export interface WindowFacts {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimised: boolean;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
  readonly backgroundColour: string;
  /** What the last `setProgressBar` said; -1: no bar. */
  readonly progress: number;
  /** The file of its icon. */
  readonly icon: string | null;
}

export interface MenuEntry {
  readonly label: string;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly registered: boolean;
  readonly enabled: boolean;
  readonly items: readonly MenuEntry[];
}

export interface AppFacts {
  readonly paths: Readonly<Record<string, string>>;
  readonly privilegedSchemes: readonly { readonly scheme: string; readonly privileges: unknown }[];
  readonly sandboxEnabled: boolean;
  readonly switches: Readonly<Record<string, string>>;
  readonly themeSource: string;
  readonly appUserModelId: string | null;
  /** For which schemes the program has made itself the default, and with which arguments. */
  readonly protocols: readonly { readonly scheme: string; readonly args: readonly string[] }[];
}
