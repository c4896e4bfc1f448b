import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import type { ChunkedWork, WaitingWork } from './chunked-work';

/**
 * The long jobs that are running. Each lets other commands run every few milliseconds, announces its
 * progress, and can be cancelled.
 */
export interface Jobs {
  /**
   * Runs the work that `begin` gives. `name`: what the caller calls the job; a job without a name is not
   * announced and cannot be cancelled. Rejects with `cancelled`, which is also thrown into the work, so that it
   * removes what it has begun; after that, no further chunk is done.
   */
  run<Value>(
    name: string | undefined,
    begin: () => Promise<ChunkedWork<Value> | WaitingWork<Value>>,
  ): Promise<Value>;
  /** Does nothing when no job of that name is running. */
  cancel(name: string): void;
  /** Cancels every job, also those that are asked for later. */
  close(): void;
}

/** How long other commands may have to wait. */
const longestRunMilliseconds = 10;
const announceEveryMilliseconds = 100;

export const createJobs = (announce: (progress: Events['work.progress']) => void): Jobs => {
  const running = new Set<{ readonly name: string | undefined; cancelled: boolean }>();
  let closed = false;
  return {
    async run(name, begin) {
      const job = { name, cancelled: false };
      running.add(job);
      let announcedAt = -Infinity;
      try {
        const work = await begin();
        for (;;) {
          if (job.cancelled || closed) {
            const cancelled = new CommandError('cancelled', 'The work was cancelled.');
            await work.throw(cancelled);
            throw cancelled;
          }
          const began = performance.now();
          let step = await work.next();
          while (step.done !== true && performance.now() - began < longestRunMilliseconds) {
            step = await work.next();
          }
          if (step.done === true) return step.value;
          if (name !== undefined && began - announcedAt >= announceEveryMilliseconds) {
            announce({ work: name, done: step.value });
            announcedAt = began;
          }
          await nextTurn();
        }
      } finally {
        running.delete(job);
        if (name !== undefined && announcedAt !== -Infinity) announce({ work: name, done: 1, ended: true });
      }
    },
    cancel(name) {
      for (const job of running) job.cancelled ||= job.name === name;
    },
    close() {
      closed = true;
    },
  };
};
