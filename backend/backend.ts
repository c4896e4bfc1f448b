import type { AppInfo } from '#contract/commands';
import type { EventName, Events } from '#contract/events';
import type { CommandPort } from '#contract/transport';
import type { DocumentStore } from './ports/document-store';
import type { Files } from './ports/files';
import type { Host } from './ports/host';
import type { LibrarySource } from './ports/library-source';

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

/** The application without a screen. */
export interface Backend extends CommandPort {
  /** Announces an event of the shell's own (`app.flush`, `app.action`) to every listener. */
  announce<Name extends EventName>(event: Name, payload: Events[Name]): void;
  /** Puts everything to rest on disk. After it, commands that write fail with `read-only`. */
  close(): void;
}
