import type { AppInfo } from '#contract/commands';
import type { DocumentStore } from './document-store';
import type { Files } from './files';
import type { Happening } from './happening';
import type { Host } from './host';
import type { LibrarySource } from './library-source';
import type { Threads } from './threads';

/**
 * What a shell gives the backend. The shell holds the lock on the data folder, or `app.readOnly` is true; it
 * becomes true when another program takes the folder over.
 */
export interface BackendPorts {
  readonly documents: DocumentStore;
  readonly files: Files;
  readonly library: LibrarySource;
  readonly host: Host;
  readonly threads: Threads;
  readonly app: AppInfo;
  now(): Date;
  /** Takes errors that are defects of the program. What it prints holds no words of the reader. */
  report(error: unknown): void;
  /** Takes what the log keeps a line of. */
  log(happening: Happening): void;
}

/** Enough to say where the record's files are. */
export type LocationPorts = Pick<BackendPorts, 'app' | 'documents'>;

/** Enough to read the data folder. */
export type ReadPorts = Pick<BackendPorts, 'app' | 'documents' | 'files'>;

/**
 * Enough to keep the record: to read and write the data folder, to date what is written, to report failures.
 */
export type RecordPorts = Pick<BackendPorts, 'app' | 'documents' | 'files' | 'now' | 'report' | 'log'>;
