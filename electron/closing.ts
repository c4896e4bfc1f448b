import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import type { Backend } from '#backend/backend';
import type { DesktopHost } from './host';
import { messages } from './messages';
import { report } from '#backend/hosting/report';
import { closeAfter } from './window';

/**
 * How long a page may take to send what was typed, on a busy machine for example, before the program closes
 * without it, in ms. A system that shuts down ends a program that takes much longer: after 5 s by default where
 * systemd's logind does it (InhibitDelayMaxSec in logind.conf(5)).
 */
const patience = { usual: 5000, shutdown: 3000 } as const;

export interface ClosingPorts {
  readonly window: BrowserWindow;
  readonly backend: Backend;
  readonly host: DesktopHost;
  /** Called before the window closes. */
  remember(): void;
  /** Called when the person chooses not to close after all. */
  keptOpen(): void;
  /** Called after the backend is closed. */
  release(): void;
}

/**
 * However the program ends, the page first sends what was typed, then the backend closes, and last the data
 * folder is released. Only a killed process skips this, which loses no acknowledged change.
 */
export const closeInOrder = (ports: ClosingPorts): void => {
  const { window, backend, host } = ports;
  let milliseconds: number = patience.usual;
  const flush = (): Promise<boolean> => {
    ports.remember();
    if (window.webContents.isCrashed()) return Promise.resolve(false);
    const flushed = host.whenFlushed(milliseconds);
    backend.announce('app.flush', null);
    return flushed;
  };
  closeAfter(window, flush, async () => {
    const closes = await closesAnyway(window);
    if (!closes) ports.keptOpen();
    return closes;
  });
  const closeBackend = once(() => {
    try {
      backend.close();
    } catch (error) {
      report(error);
    }
    ports.release();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeBackend);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  // The types leave out the event argument that the documentation names.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault(); // the system waits until the program has closed in order
    milliseconds = patience.shutdown;
    app.quit();
  });
  // Windows ends the process right after `session-end`, which leaves no time to wait for the page's answer.
  window.on('query-session-end', () => backend.announce('app.flush', null));
  window.on('session-end', closeBackend);
};

/** Asks whether to close although something the person wrote is not on disk. */
const closesAnyway = async (window: BrowserWindow): Promise<boolean> => {
  const words = messages.notOnDisk;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.message,
    detail: words.detail,
    buttons: [words.keep, words.close],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
};

const once = (act: () => void): (() => void) => {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
};
