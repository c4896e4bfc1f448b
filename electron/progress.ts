import type { Events } from '#contract/events';

/** Shorter work shows nothing in dock and taskbar, in ms. */
const shownAfter = 1000;
/** For `BrowserWindow.setProgressBar`: no bar. */
export const noBar = -1;

interface RunningWork {
  /** When it was first heard of, in ms. */
  readonly began: number;
  done: number;
}

/**
 * Gives what to call with each `work.progress`. `show` is called with the share that is done, 0 … 1, of the work
 * that is furthest behind, and with `noBar` when there is none any more. `now` in ms.
 */
export const createProgress = (
  show: (share: number) => void,
  now: () => number = () => performance.now(),
): ((progress: Events['work.progress']) => void) => {
  const running = new Map<string, RunningWork>();
  let shown = noBar;
  return ({ work, done, ended }) => {
    if (ended) running.delete(work);
    else running.set(work, { began: running.get(work)?.began ?? now(), done });
    const long = [...running.values()].filter(({ began }) => now() - began >= shownAfter);
    const share = long.length === 0 ? noBar : Math.min(...long.map((one) => one.done));
    if (share !== shown) show(share);
    shown = share;
  };
};
