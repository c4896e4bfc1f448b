import type { OfferedAction } from '#contract/menu';

type Actions = readonly OfferedAction[];

/** Brings together what the page offers and the menu that opens: either may be told first. */
export const createOffers = (now: () => number = () => performance.now()) => {
  let last: { readonly actions: Actions; readonly at: number } | null = null;
  let waiting: ((actions: Actions) => void) | null = null;
  return {
    put(this: void, actions: Actions): void {
      if (waiting) waiting(actions);
      else last = { actions, at: now() };
    },
    /** Milliseconds. */
    take(this: void, longest: number): Promise<Actions> {
      const offered = last;
      last = null;
      if (offered && now() - offered.at <= longest) return Promise.resolve(offered.actions);
      return new Promise((resolve) => {
        const end = (actions: Actions): void => {
          clearTimeout(timer);
          waiting = null;
          resolve(actions);
        };
        const timer = setTimeout(() => end([]), longest);
        waiting = end;
      });
    },
  };
};
