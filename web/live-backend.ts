import type { Backend } from '#backend/backend';
import { createEventSockets, type EventSockets } from './event-sockets';

/** The backend, opened when it is first needed, and the pages that listen to it. */
export interface LiveBackend {
  readonly sockets: EventSockets;
  readonly get: () => Promise<Backend>;
  /**
   * Asks the open pages for what has been typed and waits for their answers, at most so long; then for what a
   * page still held that has just been closed.
   */
  flushPages(milliseconds: number): Promise<void>;
  /** Puts everything to rest on disk; nothing when it was never opened. */
  close(): Promise<void>;
}

/** What a page sends while it is being closed may arrive so long after it. */
const lastWordsMilliseconds = 500;

/** `open` gets what to call when a page has answered `app.flush`. `now` in milliseconds. */
export const createLiveBackend = (
  open: (flushed: () => void) => Promise<Backend>,
  now: () => number = () => performance.now(),
): LiveBackend => {
  let opening: Promise<Backend> | null = null;
  let answers = 0;
  let changed = (): void => undefined;
  /** When a page has been closed last that held something unsent. */
  let lastGone = -Infinity;
  const sockets = createEventSockets((unsent) => {
    if (unsent) lastGone = now();
    changed();
  });

  const start = async (): Promise<Backend> => {
    const backend = await open(() => {
      answers += 1;
      changed();
    });
    backend.subscribe(sockets.send);
    return backend;
  };

  const askPages = (backend: Backend, milliseconds: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      changed = () => {
        if (answers < sockets.count) return; // a page that goes away is not waited for
        clearTimeout(timer);
        done();
      };
      answers = 0;
      backend.announce('app.flush', null);
    });

  return {
    sockets,
    get: () =>
      (opening ??= start().catch((error: unknown) => {
        opening = null; // the next request tries again
        throw error;
      })),
    async flushPages(milliseconds) {
      if (opening && sockets.count > 0) await askPages(await opening, milliseconds);
      const left = lastGone + lastWordsMilliseconds - now();
      if (left > 0) await new Promise((over) => setTimeout(over, left));
    },
    async close() {
      if (opening) (await opening).close();
    },
  };
};
