/**
 * Reads and writes whole JSON documents: through electron-store in the desktop shell, through conf (on which
 * electron-store is built) in the web shell. Both use the same files. `name` is a path below the data folder
 * without extension, such as `records/some-text`.
 */
export interface DocumentStore {
  /** The absolute path of the document's file. */
  path(name: string): string;
  exists(name: string): boolean;
  /** Parsed JSON. Throws when the file is missing, is no file or is not JSON. Never writes, and never waits. */
  read(name: string): unknown;
  /**
   * Writes the document to a new file beside its place; `replaceDocument` puts that file there. Throws when
   * the system reports a failure. A short write may go unnoticed, and nothing is flushed for certain, so the
   * caller reads the file back and flushes it.
   */
  stage(name: string, document: Readonly<Record<string, unknown>>): StagedDocument;
}

/** A document that has been written and is not in its place yet. Paths are absolute, in the same folder. */
export interface StagedDocument {
  readonly path: string;
  /** The file to be replaced: the document's own, or the one that a symbolic link in its place leads to. */
  readonly target: string;
}
