import { BrowserWindow, screen } from 'electron';
import { report } from '#backend/hosting/report';
import { backToScreen, smallestWindow, type Rectangle, type WindowState } from './window-state';
import { usableZoom, zoomAfter, type ZoomStep } from './zoom';

export interface WindowPorts {
  readonly preload: string;
  /** The file of the icon, for X11. */
  readonly icon: string;
  /** The colour that is shown until the page has painted. */
  readonly background: string;
  readonly development: boolean;
  /** How the window opens. */
  readonly state: WindowState;
}

/** A window whose page says nothing of having painted is shown so long after its making, in ms. */
const showsAfter = 3000;

export interface ShownWindow {
  readonly window: BrowserWindow;
  /** The state to remember. */
  readonly state: () => WindowState;
}

/** Makes a window. It stays hidden until its page has painted, so that it does not flash. */
export const createWindow = ({ preload, icon, background, development, state }: WindowPorts): ShownWindow => {
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: background,
    // The other systems take that of the program.
    ...(process.platform === 'linux' && { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: development,
      zoomFactor: usableZoom(state.zoom),
    },
  });
  showOnce(window, () => {
    if (state.maximised) window.maximize();
    window.show();
    if (state.fullScreen) window.setFullScreen(true);
  });
  window.on('leave-full-screen', () => moveToScreen(window));
  const opened = window.getNormalBounds();
  // Wayland tells every window that it is at 0, 0: then the place stays that of the last time.
  const knowsPlace = opened.x === state.bounds.x && opened.y === state.bounds.y;
  return {
    window,
    state: () => {
      const { x, y, width, height } = window.getNormalBounds();
      const place = !knowsPlace && x === 0 && y === 0 ? state.bounds : { x, y };
      return {
        bounds: { x: place.x, y: place.y, width, height },
        maximised: window.isMaximized(),
        fullScreen: window.isFullScreen(),
        zoom: window.webContents.getZoomFactor(),
      };
    },
  };
};

/** The parts of the screens that windows may use, that of the primary screen first. */
export const workAreas = (): Rectangle[] => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
};

/** Shows the window when its page has painted, or else after a while. */
const showOnce = (window: BrowserWindow, show: () => void): void => {
  const timer = setTimeout(show, showsAfter);
  window.once('ready-to-show', () => {
    clearTimeout(timer);
    if (!window.isVisible()) show();
  });
  window.once('closed', () => clearTimeout(timer));
};

/** Moves each window back to a screen when the screen that it was on has gone or has changed. */
export const keepOnScreens = (windows: () => readonly BrowserWindow[]): void => {
  const moveAll = (): void => windows().forEach(moveToScreen);
  screen.on('display-removed', moveAll);
  screen.on('display-metrics-changed', moveAll);
};

/** In full screen the system takes care of it. */
const moveToScreen = (window: BrowserWindow): void => {
  if (window.isFullScreen()) return;
  const bounds = backToScreen(window.getNormalBounds(), workAreas());
  if (!bounds) return;
  const isMaximised = window.isMaximized();
  if (isMaximised) window.unmaximize();
  window.setBounds(bounds);
  if (isMaximised) window.maximize();
};

/**
 * Enlarges the whole page, besides the text size that the page sets itself. Chromium keeps it when it loads anew, and
 * has one factor for all windows, because their pages are of one origin.
 */
export const zoomPage = ({ webContents }: BrowserWindow, step: ZoomStep): void =>
  webContents.setZoomFactor(zoomAfter(webContents.getZoomFactor(), step));

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isDestroyed()) return; // the program is about to end
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/**
 * Delays every closing of the window, by its button, the menu or the end of the program, until `flush` has
 * settled. It must settle whatever the page does, and gives whether the page has answered. A page that has
 * answered may still object (`beforeunload`), because something in it is not on disk; then `closeAnyway`
 * decides. While it does, a further wish to close changes nothing. Gives a function that says whether the window is
 * closing.
 */
export const closeAfter = (
  window: BrowserWindow,
  flush: () => Promise<boolean>,
  closeAnyway: () => Promise<boolean>,
): (() => boolean) => {
  let state: 'open' | 'flushing' | 'flushed' | 'asking' = 'open';
  window.on('close', (event) => {
    if (state === 'flushed') return;
    event.preventDefault();
    if (state !== 'open') return;
    state = 'flushing';
    void flush()
      .catch(report)
      .then((answered) => {
        state = 'flushed';
        if (answered) window.close();
        else window.destroy();
      });
  });
  window.webContents.on('will-prevent-unload', () => {
    if (state !== 'flushed') return; // the page wanted to load itself anew
    state = 'asking';
    void closeAnyway()
      .catch(report)
      .then((close) => {
        state = 'open';
        if (close) window.destroy();
      });
  });
  return () => state !== 'open';
};
