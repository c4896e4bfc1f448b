import type { OfferedAction } from '#contract/menu';
import type { WrittenFile } from '#contract/my-data';
import type { FolderFile } from './write-folder';
import type { ArrivedLink } from '#contract/program-link';

/** A file whose bytes are made while they are read, so that it never stands in memory whole. */
export interface StreamedFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** How many bytes it has. */
  readonly bytes: number;
  /** The bytes from the first to the last, the same at each call. */
  chunks(): Iterable<Uint8Array>;
}

export interface Destination {
  /**
   * Takes a file, and yields the share of it that is done, 0 … 1. Throws `not-on-disk` when it cannot be written
   * whole. Then, and when an error is thrown into the generator, no part of it stays.
   */
  take(file: StreamedFile): AsyncGenerator<number, WrittenFile, void>;
}

/** As `Destination` for a folder with files. */
export interface FolderDestination {
  take(files: readonly FolderFile[]): AsyncGenerator<number, WrittenFile, void>;
}

/** What only a shell can do for the backend. A member is null where the shell cannot do it. */
export interface Host {
  /**
   * Asks where to save the file and writes it; null when the person cancels. Null in the web shell, where the
   * browser downloads it.
   */
  readonly saveFile: ((fileName: string, content: string) => Promise<{ path: string } | null>) | null;
  /** Where a file goes; null when the person, whom the desktop shell asks, cancels. */
  destination(fileName: string, purpose: 'backup' | 'export'): Promise<Destination | null>;
  /** The same for a folder. Null where the shell writes none: then an archive of it goes to `destination`. */
  readonly folderDestination: ((name: string) => Promise<FolderDestination | null>) | null;
  /**
   * Opens an address, already checked to be of a scheme of links (core/links/addresses.ts), in the system's
   * program for it; rejects when that fails. Null where the page does that itself.
   */
  readonly openLink: ((url: string) => Promise<void>) | null;
  /** Shows a folder in the system's file manager; rejects when that fails. Null where there is no screen. */
  readonly openFolder: ((path: string) => Promise<void>) | null;
  /** Opens another window with the text of the one that asks. Null where the browser does that. */
  readonly openWindow: (() => void) | null;
  /**
   * Gives the link or the backup that the program was asked to open, once; null when there is none, and in the web
   * shell.
   */
  takeLink(): ArrivedLink | null;
  /**
   * The bytes of the backup file that the program was asked to open last; null when there is none. Throws
   * `unreadable` while they are read.
   */
  openedBackup(): AsyncIterable<Uint8Array> | null;
  /** Called when a window has answered the event `app.flush`. */
  flushed(): void;
  /** Called when a window says whether it holds anything unsent. Null where the shell hears it otherwise. */
  readonly unsent: ((unsent: boolean) => void) | null;
  /** Called with what the page offers for the context menu. Null where the browser has its own menu. */
  readonly offered: ((actions: readonly OfferedAction[]) => void) | null;
}

/** A shell that does nothing of this; each names what it does besides. */
export const noHost: Omit<Host, 'destination'> = {
  saveFile: null,
  folderDestination: null,
  openLink: null,
  openFolder: null,
  openWindow: null,
  takeLink: () => null,
  openedBackup: () => null,
  flushed: () => undefined,
  unsent: null,
  offered: null,
};
