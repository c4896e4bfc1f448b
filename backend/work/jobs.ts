import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import type { Slices } from './chunked-work';

/** The long work that is under way: it gives way to others every few milliseconds, says how far it is, and can be cancelled. */
export interface Works {
  /**
   * `work`: what the caller calls it; without a name it is not announced and cannot be cancelled. `begin` gives the
   * work to be done. Rejects with `cancelled`; then nothing of it goes on.
   */
  run<Value>(work: string | undefined, begin: () => Promise<Slices<Value>>): Promise<Value>;
  /** Nothing when there is no such work (any longer). */
  cancel(work: string): void;
  /** Cancels everything, also what is asked for later. */
  close(): void;
}

/** For how long others may have to wait, milliseconds. */
const longestSlice = 10;
const announcedEvery = 100;

export const createWorks = (announce: (progress: Events['work.progress']) => void): Works => {
  const running = new Set<{ readonly work: string | undefined; cancelled: boolean }>();
  let closed = false;
  return {
    async run(work, begin) {
      const mine = { work, cancelled: false };
      running.add(mine);
      let toldAt = -Infinity;
      try {
        const slices = await begin();
        for (;;) {
          if (mine.cancelled || closed) throw new CommandError('cancelled', 'The work was cancelled.');
          const began = performance.now();
          let step = slices.next();
          while (step.done !== true && performance.now() - began < longestSlice) step = slices.next();
          if (step.done === true) return step.value;
          if (work !== undefined && began - toldAt >= announcedEvery) {
            announce({ work, done: step.value });
            toldAt = began;
          }
          await othersFirst();
        }
      } finally {
        running.delete(mine);
      }
    },
    cancel(work) {
      for (const one of running) one.cancelled ||= one.work === work;
    },
    close() {
      closed = true;
    },
  };
};
