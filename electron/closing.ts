import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Backend } from '#backend/backend';
import { asks } from './ask';
import type { DesktopHost } from './host';
import { messages } from './messages';
import { report } from '#backend/hosting/report';
import { closeAfter } from './window';

/**
 * How long a page may take to send what was typed, on a busy machine for example, before the person is asked
 * whether to close without it, in ms. Where nobody can be asked, the program then closes. A system that shuts down
 * ends a program that takes much longer: after 5 s by default where systemd's logind does it (InhibitDelayMaxSec in
 * logind.conf(5)).
 */
const patience = { usual: 5000, shutdown: 3000 } as const;

export interface ClosingPorts {
  readonly window: BrowserWindow;
  readonly backend: Backend;
  readonly host: DesktopHost;
  /** Whether there may be words in the page that have not been sent. */
  mayHoldWords(): boolean;
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
export const closeInOrder = (ports: ClosingPorts): { isClosing: () => boolean } => {
  const { window, backend, host } = ports;
  let milliseconds: number = patience.usual;
  /** Whether a person ends the program, who can be asked. */
  let isAttended = true;
  let question = new AbortController();
  const flush = async (): Promise<boolean> => {
    ports.remember();
    if (window.webContents.isCrashed()) return false;
    const answered = host.whenFlushed();
    backend.announce('app.flush', null);
    while (!(await isWithin(milliseconds, answered))) {
      if (!isAttended || !ports.mayHoldWords()) return false;
      question = new AbortController();
      void answered.then(() => question.abort()); // the question is past
      if (await asks(window, messages.notAnswering, question.signal)) return false;
    }
    return true;
  };
  /** The end is called off; a later one begins anew. */
  const keepOpen = (): void => {
    [isAttended, milliseconds] = [true, patience.usual];
    ports.keptOpen();
  };
  const quitUnattended = (): void => {
    isAttended = false;
    question.abort();
    app.quit();
  };
  const isClosing = closeAfter(window, flush, async () => {
    const closes = await asks(window, messages.notOnDisk);
    if (!closes) keepOpen();
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quitUnattended);
  // The types leave out the event argument that the documentation names.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault(); // the system waits until the program has closed in order
    milliseconds = patience.shutdown;
    quitUnattended();
  });
  // Windows ends the process right after `session-end`, which leaves no time to wait for the page's answer.
  window.on('query-session-end', () => backend.announce('app.flush', null));
  window.on('session-end', closeBackend);
  return { isClosing };
};

/** Whether it has settled after so many milliseconds. */
const isWithin = (milliseconds: number, promise: Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    void promise.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });

const once = (act: () => void): (() => void) => {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
};
