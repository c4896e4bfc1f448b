import { isMeantAsLink, parseProgramLink, type ArrivedLink } from '#contract/program-link';
import { pathOfFile, readBackup } from './opened-backup';

/** The link, or the backup file, that waits for a page to take it. */
export interface Links {
  /** Takes an address of unknown origin. A later link replaces one that nobody has taken. */
  arrive(address: string): void;
  /** Takes a file that the system asks to open: a path, which may be relative to the folder, or an address. */
  arriveFile(file: string, workingDirectory: string): void;
  /** The bytes of the file that arrived last; null when none has, and for an address that is not followed. */
  openedBackup(): AsyncIterable<Uint8Array> | null;
  /** Gives the link, once; null when there is none. */
  take(): ArrivedLink | null;
  /** Calls the listener when a link has arrived. */
  onArrival(listener: () => void): void;
}

export const createLinks = (): Links => {
  let waiting: ArrivedLink | null = null;
  let backup: string | null = null;
  const listeners: (() => void)[] = [];
  const wait = (link: ArrivedLink): void => {
    waiting = link;
    for (const listener of listeners) listener();
  };
  return {
    arrive: (address) => wait(parseProgramLink(address) ?? { kind: 'refused' }),
    arriveFile(file, workingDirectory) {
      backup = pathOfFile(file, workingDirectory);
      wait({ kind: 'backup' });
    },
    openedBackup: () => (backup === null ? null : readBackup(backup)),
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
    onArrival: (listener) => void listeners.push(listener),
  };
};

/** Opens what a start of the program names: a link, or a backup that may be named relative to the folder. */
export const openIn = (links: Links, opened: string, workingDirectory: string): void =>
  isMeantAsLink(opened) ? links.arrive(opened) : links.arriveFile(opened, workingDirectory);
