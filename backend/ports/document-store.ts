/**
 * Reads and writes whole JSON documents: through electron-store in the desktop shell, through conf (on which
 * electron-store is built) in the web shell. Both use the same files. `name` is a path below the data folder
 * without extension, such as `records/some-text`.
 */
export interface DocumentStore {
  /** The absolute path of the document's file. */
  path(name: string): string;
  exists(name: string): boolean;
  /** Parsed JSON. Throws when the file is missing or is not JSON. Never writes. */
  read(name: string): unknown;
  /**
   * Replaces the document by writing a new file and renaming it. Throws when the system reports a failure. A
   * full disk may go unnoticed, so the caller should read the document back.
   */
  write(name: string, document: Readonly<Record<string, unknown>>): void;
}
