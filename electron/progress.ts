import type { Events } from '#contract/events';

/** Shorter work shows nothing in dock and taskbar, in ms. */
const shownAfter = 1000;
/** For `BrowserWindow.setProgressBar`: no bar. */
export const noBar = -1;

interface RunningWork<Place> {
  readonly at: Place;
  /** When it was first heard of, in ms. */
  readonly began: number;
  readonly done: number;
}

/**
 * Gives what to call with each `work.progress`. `askedAt` gives where work was asked for that is heard of for the
 * first time; its bar is there. `show` is called with the share that is done, 0 … 1, of the work that is furthest
 * behind there, and with `noBar` when there is none any more. `now` in ms.
 */
export const createProgress = <Place>(
  askedAt: () => Place,
  show: (at: Place, share: number) => void,
  now: () => number = () => performance.now(),
): ((progress: Events['work.progress']) => void) => {
  const running = new Map<string, RunningWork<Place>>();
  const shown = new Map<Place, number>();
  return ({ work, done, ended }) => {
    const { at, began } = running.get(work) ?? { at: askedAt(), began: now() };
    if (ended) running.delete(work);
    else running.set(work, { at, began, done });
    const long = [...running.values()].filter((one) => one.at === at && now() - one.began >= shownAfter);
    const share = long.length === 0 ? noBar : Math.min(...long.map((one) => one.done));
    if (share !== (shown.get(at) ?? noBar)) show(at, share);
    if (share === noBar) shown.delete(at);
    else shown.set(at, share);
  };
};
