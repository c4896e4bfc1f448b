import { app, powerMonitor } from 'electron';
import type { Backend } from '#backend/backend';
import { report } from '#backend/hosting/report';
import { asks, type Question } from './ask';
import { messages } from './messages';
import type { PageWindow } from './page-window';
import { createTurns } from './turns';
import { bringToFront, closeAfter } from './window';
import type { Windows } from './windows';

/**
 * How long a page may take to send what was typed, on a busy machine for example, before the person is asked
 * whether to close without it, in ms. Where nobody can be asked, the window then closes. A system that shuts down
 * ends a program that takes much longer: after 5 s by default where systemd's logind does it (InhibitDelayMaxSec in
 * logind.conf(5)).
 */
const patience = { usual: 5000, shutdown: 3000 } as const;

export interface ClosingPorts {
  readonly backend: Backend;
  readonly windows: Windows;
  /** Called before a window closes. */
  remember(): void;
  /** Called when the person chooses not to close a window after all. */
  keptOpen(): void;
  /** Called after the backend is closed. */
  release(): void;
}

export interface Closing {
  /** Makes a window close in order; gives a function that says whether the window is closing. */
  closesInOrder(shown: PageWindow): () => boolean;
  /** Whether the program is on its way to its end, so that nothing new may begin; a person may call the end off. */
  isEnding(): boolean;
}

/**
 * However the program ends, each page first sends what was typed, then the backend closes, and last the data
 * folder is released. Only a killed process skips this, which loses no acknowledged change. The last window that
 * closes ends the program.
 */
export const closeInOrder = (ports: ClosingPorts): Closing => {
  let milliseconds: number = patience.usual;
  /** Whether a person ends the program, who can be asked. */
  let isAttended = true;
  let isEnding = false;
  app.on('before-quit', () => (isEnding = true));
  const questions = new Set<AbortController>();
  const inTurn = createTurns();

  /** Asks unless the page answers before the question's turn, or while the person thinks. */
  const asksUnless = async (shown: PageWindow, question: Question, past: Promise<void>): Promise<boolean> => {
    const asked = new AbortController();
    const { signal } = asked;
    questions.add(asked);
    void past.then(() => asked.abort());
    const isPast = new Promise<false>((resolve) => signal.addEventListener('abort', () => resolve(false)));
    const answer = inTurn(async () => {
      if (signal.aborted) return false;
      bringToFront(shown.window);
      return asks(shown.window, question, signal);
    });
    try {
      return await Promise.race([answer, isPast]);
    } finally {
      questions.delete(asked);
    }
  };

  const flush = async (shown: PageWindow): Promise<boolean> => {
    ports.remember();
    if (shown.page.isCrashed()) return false;
    const answered = shown.flush();
    while (!(await isWithin(milliseconds, answered))) {
      if (!isAttended || !mayHoldWords(shown)) return false;
      if (await asksUnless(shown, messages.notAnswering, answered)) return false;
    }
    return true;
  };
  /** The end is called off; a later one begins anew. */
  const keepOpen = (): void => {
    [isAttended, isEnding, milliseconds] = [true, false, patience.usual];
    ports.keptOpen();
  };
  const closesAnyway = (shown: PageWindow): Promise<boolean> =>
    inTurn(async () => {
      bringToFront(shown.window);
      const closes = await asks(shown.window, messages.notOnDisk);
      if (!closes) keepOpen();
      return closes;
    });

  const quitUnattended = (limit?: number): void => {
    isAttended = false;
    milliseconds = limit ?? milliseconds;
    for (const question of questions) question.abort();
    app.quit();
  };
  const closeBackend = endProgramInOrder(ports, quitUnattended);
  const closesInOrder = (shown: PageWindow): (() => boolean) => {
    // Windows asks whether it may end the session. It waits while a program says no, and goes on when that program
    // has ended. After `session-end` it ends the process, which leaves no time to wait for a page's answer.
    shown.window.on('query-session-end', (event) => {
      if (!shown.holdsUnsent()) return shown.send('app.flush', null); // the place, for example
      event.preventDefault();
      quitUnattended(patience.shutdown);
    });
    shown.window.on('session-end', () => {
      isEnding = true;
      closeBackend();
    });
    return closeAfter(
      shown.window,
      () => flush(shown),
      () => closesAnyway(shown),
    );
  };
  return { closesInOrder, isEnding: () => isEnding };
};

const mayHoldWords = (shown: PageWindow): boolean =>
  shown.hasSpoken() && !shown.page.isDestroyed() && !shown.page.isCrashed();

/**
 * `quitUnattended` gets the time that a page may take, where that is another than usual, in ms. Gives the function that
 * closes the backend.
 */
const endProgramInOrder = (ports: ClosingPorts, quitUnattended: (limit?: number) => void): (() => void) => {
  const closeBackend = once(() => {
    try {
      ports.backend.close();
    } catch (error) {
      report(error);
    }
    ports.release();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeBackend);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quitUnattended());
  // The types leave out the event argument that the documentation names.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault(); // the system waits until the program has closed in order
    quitUnattended(patience.shutdown);
  });
  return closeBackend;
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
