import type { AppInfo } from '#contract/commands';
import type { DocumentStore } from './document-store';
import type { Files } from './files';
import type { Host } from './host';
import type { LibrarySource } from './library-source';

/** What a shell gives the backend. It has taken the lock on the data folder, or `app.readOnly` is true. */
export interface BackendPorts {
  readonly documents: DocumentStore;
  readonly files: Files;
  readonly library: LibrarySource;
  readonly host: Host;
  readonly app: AppInfo;
  now(): Date;
  /** Gets defects, without any reader's words. */
  report(error: unknown): void;
}
