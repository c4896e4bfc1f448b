import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CommandError } from '#contract/result';
import type { Threads } from '../ports/threads';
import { serveTasks, type FromThread, type ToThread } from './serve-tasks';

/** One thread. */
interface Thread {
  post(message: ToThread): void;
  /** Called with each message; with `failed` too when the thread itself ends. */
  listen(take: (message: FromThread) => void): void;
  /** A thread at work keeps the program alive, one at rest does not. */
  work(): void;
  rest(): void;
  end(): void;
  hasEnded(): boolean;
}

/** How long a thread may be silent before its task yields all the same, so that the task can be ended. */
const silentMilliseconds = 100;
/** How many tasks are done at once; the others wait. Each takes the memory of a thread. */
const mostAtOnce = 4;

/**
 * Threads of Node, which run this script (worker.ts). One that has done its task waits for the next. Where no thread can
 * begin, that is reported, and the task is done in this one.
 */
export const createThreads = (script: URL, report: (error: unknown) => void): Threads =>
  threadsFrom(() => openWorker(script), report);

/** The same without threads, for programs that answer nobody meanwhile. Messages are copied all the same. */
export const createOwnThread = (): Threads => threadsFrom(openHere, null);

/** `report`: takes why a thread could not begin; null where that is a failure of the task. */
const threadsFrom = (open: () => Thread, report: ((error: unknown) => void) | null): Threads => {
  let resting: Thread | null = null;
  let busy = 0;
  const rested = (): Thread => {
    const thread = resting?.hasEnded() === false ? resting : open();
    resting = null;
    thread.work();
    return thread;
  };
  return {
    async *run(task, start, pieces) {
      while (busy >= mostAtOnce) {
        yield 0;
        await delay(silentMilliseconds);
      }
      busy += 1;
      let thread = rested();
      let next = inTurn(thread);
      const remaining = pieces[Symbol.iterator]();
      let begun = false;
      let sound = false;
      let share = 0;
      try {
        thread.post({ kind: 'begin', task, start });
        for (;;) {
          const message = await next();
          if (message === null) yield share;
          else if (message.kind === 'done') {
            share = message.share;
            yield share;
          } else if (message.kind === 'wants') {
            begun = true;
            const step = remaining.next();
            thread.post({ kind: 'piece', piece: step.done === true ? null : step.value });
            yield share; // to prepare a piece takes time too: others may ask meanwhile
          } else if (message.kind === 'failed' && message.code === null && !begun && report) {
            report(message.error);
            begun = true;
            thread = openHere();
            next = inTurn(thread);
            thread.post({ kind: 'begin', task, start });
          } else {
            sound = message.kind === 'value' || message.code !== null;
            if (message.kind === 'value') return message.value;
            throw message.code === null
              ? message.error
              : new CommandError(message.code, message.error.message);
          }
        }
      } finally {
        busy -= 1;
        remaining.return?.();
        if (sound && resting === null) {
          thread.rest();
          resting = thread;
        } else thread.end();
      }
    },
    close() {
      resting?.end();
      resting = null;
    },
  };
};

/** Gives the messages of a thread one by one; null when none has come for a while. */
const inTurn = (thread: Thread): (() => Promise<FromThread | null>) => {
  const arrived: FromThread[] = [];
  let wake: (() => void) | null = null;
  thread.listen((message) => {
    arrived.push(message);
    wake?.();
  });
  return async () => {
    if (arrived.length === 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, silentMilliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return arrived.shift() ?? null;
  };
};

const openWorker = (script: URL): Thread => {
  const worker = new Worker(script);
  let take: (message: FromThread) => void = () => undefined;
  worker.on('message', (message: FromThread) => take(message)); // the script is the program's own
  worker.on('error', (error: Error) => take({ kind: 'failed', code: null, error }));
  let ended = false;
  worker.on('exit', () => {
    ended = true;
    take({ kind: 'failed', code: null, error: new Error('The thread has ended.') });
  });
  return {
    post: (message) => worker.postMessage(message),
    listen(listener) {
      take = listener;
    },
    work: () => worker.ref(),
    rest: () => worker.unref(),
    end: () => void worker.terminate(),
    hasEnded: () => ended,
  };
};

const openHere = (): Thread => {
  let take: (message: FromThread) => void = () => undefined;
  let ended = false;
  const send = (act: () => void): void => void setImmediate(() => !ended && act());
  const serve = serveTasks((message, move = []) => {
    const copy = structuredClone(message, { transfer: [...move] });
    send(() => take(copy));
  });
  return {
    post(message) {
      const copy = structuredClone(message);
      send(() => serve(copy));
    },
    listen(listener) {
      take = listener;
    },
    work: () => undefined,
    rest: () => undefined,
    end() {
      ended = true;
    },
    hasEnded: () => ended,
  };
};
