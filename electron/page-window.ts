import type { BrowserWindow, WebContents } from 'electron';
import { channels } from '#contract/bridge';
import type { EventName, Events } from '#contract/events';
import { createOffers } from './offers';
import type { WindowState } from './window-state';

/** A window of the program with what belongs to it alone. */
export interface PageWindow {
  readonly window: BrowserWindow;
  readonly page: WebContents;
  /** The state to remember. */
  state(): WindowState;
  /** What its page offers for the context menu. */
  readonly offers: ReturnType<typeof createOffers>;
  /** Sends an event to this window alone. A page that has gone hears nothing. */
  send<Name extends EventName>(event: Name, payload: Events[Name]): void;
  /** Called when the page has answered `app.flush`. */
  flushed(): void;
  /**
   * Asks the page to hand over what has been typed (`app.flush`); resolves when it has. A page that is loaded anew
   * meanwhile never got the question, so it is asked again when it is there.
   */
  flush(): Promise<void>;
  /** Takes note of whether the page holds anything that it has not handed over. */
  tellUnsent(unsent: boolean): void;
  holdsUnsent(): boolean;
  /** Takes note of a command of the page and its argument, which is unparsed. */
  hear(argument: unknown): void;
  /** Whether the page has given a command since it was loaded: one that has given none holds nothing typed. */
  hasSpoken(): boolean;
}

/**
 * `left` is called with the name that the page gave itself (`client`, contract/commands.ts) when nothing more comes
 * under it: the window has closed, or its page has taken another name.
 */
export const createPageWindow = (
  { window, state }: Pick<PageWindow, 'window' | 'state'>,
  left: (client: string) => void,
): PageWindow => {
  const page = window.webContents;
  let answered: (() => void) | null = null;
  let hasSpoken = false;
  let holdsUnsent = false;
  let client: string | null = null;
  // A page that is loaded anew holds nothing.
  const forget = (): void => void ([hasSpoken, holdsUnsent] = [false, false]);
  page.on('did-navigate', forget);
  page.on('render-process-gone', forget);
  const send: PageWindow['send'] = (event, payload) => {
    if (!page.isDestroyed() && !page.isCrashed()) page.send(channels.event, event, payload);
  };
  window.once('closed', () => {
    if (client !== null) left(client);
  });
  return {
    window,
    page,
    state,
    offers: createOffers(),
    send,
    flushed() {
      answered?.();
      answered = null;
    },
    flush: () =>
      new Promise((resolve) => {
        answered = resolve;
        send('app.flush', null);
      }),
    tellUnsent: (unsent) => (holdsUnsent = unsent),
    holdsUnsent: () => holdsUnsent,
    hear(argument) {
      if (!hasSpoken && answered) send('app.flush', null); // it listens when it gives its first command
      hasSpoken = true;
      const named = clientIn(argument);
      if (named === null) return;
      if (client !== null && named !== client) left(client);
      client = named;
    },
    hasSpoken: () => hasSpoken,
  };
};

const clientIn = (argument: unknown): string | null =>
  typeof argument === 'object' &&
  argument !== null &&
  'client' in argument &&
  typeof argument.client === 'string'
    ? argument.client
    : null;
