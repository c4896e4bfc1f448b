import { parseProgramLink, type ArrivedLink } from '#contract/program-link';

/** The link that waits for a page to take it. */
export interface Links {
  /** Takes an address of unknown origin. A later link replaces one that nobody has taken. */
  arrive(address: string): void;
  /** Gives the link, once; null when there is none. */
  take(): ArrivedLink | null;
  /** Calls the listener when a link has arrived. */
  onArrival(listener: () => void): void;
}

export const createLinks = (): Links => {
  let waiting: ArrivedLink | null = null;
  const listeners: (() => void)[] = [];
  return {
    arrive(address) {
      waiting = parseProgramLink(address) ?? { kind: 'refused' };
      for (const listener of listeners) listener();
    },
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
    onArrival: (listener) => void listeners.push(listener),
  };
};
