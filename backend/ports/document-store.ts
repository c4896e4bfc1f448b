/**
 * Where whole JSON documents live: electron-store in the desktop shell, conf (the library it is built on) in the web
 * shell, the same files in either. `name` is a path without extension below the data folder, such as `records/some-text`.
 */
export interface DocumentStore {
  /** The absolute path of the document's file. */
  path(name: string): string;
  exists(name: string): boolean;
  /** Parsed JSON. Throws when the file is missing or is not JSON. Never writes. */
  read(name: string): unknown;
  /** Replaces the document by writing a new file and renaming it. Throws when the system says that it failed; a full disk may go unnoticed, so read it back. */
  write(name: string, document: Readonly<Record<string, unknown>>): void;
}
