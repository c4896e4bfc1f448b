import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import type { Backend } from '#backend/backend';
import type { DesktopHost } from './host';
import { messages } from './messages';
import { report } from '#backend/hosting/report';
import { closeAfter } from './window';

/** How long a page may take to hand over what was typed before the program closes without it: a busy machine takes its time. */
const patience = 5000;

export interface ClosingPorts {
  readonly window: BrowserWindow;
  readonly backend: Backend;
  readonly host: DesktopHost;
  /** Before the window goes. */
  remember(): void;
  /** The person chose not to close after all. */
  keptOpen(): void;
  /** After the backend is at rest. */
  release(): void;
}

/**
 * However the program ends, the page hands over first, the backend comes to rest next, and the data folder is released
 * last. Only a killed process skips this, and that costs no change that was acknowledged.
 */
export const closeInOrder = (ports: ClosingPorts): void => {
  const { window, backend, host } = ports;
  const flush = (): Promise<boolean> => {
    ports.remember();
    const flushed = host.whenFlushed(patience);
    backend.announce('app.flush', null);
    return flushed;
  };
  closeAfter(window, flush, async () => {
    const closes = await closesAnyway(window);
    if (!closes) ports.keptOpen();
    return closes;
  });
  const rest = once(() => {
    try {
      backend.close();
    } catch (error) {
      report(error);
    }
    ports.release();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', rest);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  powerMonitor.on('shutdown', delayShutdown); // the types leave out the event that the documentation names
  // Windows ends the process right after `session-end`: no time to wait for the page's answer.
  window.on('query-session-end', () => backend.announce('app.flush', null));
  window.on('session-end', rest);
};

/** The system waits until the program has ended in order. */
const delayShutdown = (event?: Electron.Event): void => {
  event?.preventDefault();
  app.quit();
};

/** Asks the person whose words are not on disk. */
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
