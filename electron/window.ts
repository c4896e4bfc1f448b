import { BrowserWindow, screen } from 'electron';
import { report } from '#backend/hosting/report';
import { fitWindow, smallestWindow, type WindowState } from './window-state';
import { usableZoom, zoomAfter, type ZoomStep } from './zoom';

export interface WindowPorts {
  readonly preload: string;
  /** The colour that is shown until the page has painted. */
  readonly background: string;
  readonly development: boolean;
  readonly remembered: WindowState | null;
}

/** Makes the only window. It stays hidden until its page has painted, so that it does not flash. */
export const createWindow = (ports: WindowPorts): BrowserWindow => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const state = fitWindow(
    ports.remembered,
    [primary, ...others].map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: ports.background,
    webPreferences: {
      preload: ports.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: ports.development,
      zoomFactor: usableZoom(ports.remembered?.zoom ?? 1),
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximised) window.maximize();
    window.show();
  });
  return window;
};

/** The state to remember. */
export const stateOf = (window: BrowserWindow): WindowState => {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    bounds: { x, y, width, height },
    maximised: window.isMaximized(),
    zoom: window.webContents.getZoomFactor(),
  };
};

/** Enlarges the whole page, besides the text size that the page sets itself. Chromium keeps it when it loads anew. */
export const zoomPage = ({ webContents }: BrowserWindow, step: ZoomStep): void =>
  webContents.setZoomFactor(zoomAfter(webContents.getZoomFactor(), step));

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/**
 * Delays every closing of the window, by its button, the menu or the end of the program, until `flush` has
 * settled. It must settle whatever the page does, and gives whether the page has answered. A page that has
 * answered may still object (`beforeunload`), because something in it is not on disk; then `closeAnyway`
 * decides.
 */
export const closeAfter = (
  window: BrowserWindow,
  flush: () => Promise<boolean>,
  closeAnyway: () => Promise<boolean>,
): void => {
  let state: 'open' | 'flushing' | 'flushed' = 'open';
  window.on('close', (event) => {
    if (state === 'flushed') return;
    event.preventDefault();
    if (state === 'flushing') return;
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
    state = 'open';
    void closeAnyway()
      .catch(report)
      .then((close) => close && window.destroy());
  });
};
