import { BrowserWindow, screen } from 'electron';
import { report } from '#backend/hosting/report';
import { placeWindow, smallestWindow, type WindowPlace } from './window-place';

export interface WindowPorts {
  readonly preload: string;
  /** Shown until the page has painted. */
  readonly background: string;
  readonly development: boolean;
  readonly remembered: WindowPlace | null;
}

/** Makes the one window, hidden until its page can be shown without a flash. */
export const createWindow = (ports: WindowPorts): BrowserWindow => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const place = placeWindow(
    ports.remembered,
    [primary, ...others].map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place.bounds,
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
    },
  });
  window.once('ready-to-show', () => {
    if (place.maximised) window.maximize();
    window.show();
  });
  return window;
};

/** The place to remember: the size that the window has when it is neither maximised nor full screen. */
export const placeOf = (window: BrowserWindow): WindowPlace => {
  const { x, y, width, height } = window.getNormalBounds();
  return { bounds: { x, y, width, height }, maximised: window.isMaximized() };
};

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/**
 * Holds every closing of the window, by its button, the menu or the end of the program, until `flush` is done. `flush`
 * must end by itself, whatever the page does, and says whether the page has answered. A page that has may still object
 * (`beforeunload`), because something of it is not on disk: then `closeAnyway` decides.
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
