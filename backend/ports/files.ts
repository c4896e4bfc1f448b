/**
 * What the record needs of the file system; an interface, so that a test can record each step or make it
 * fail. Paths are absolute.
 */
export interface Files {
  /** Makes the folder and its parents, mode 0700. Throws when a file is in its place. */
  makeFolder(path: string): void;
  /** Sorted names of a folder's entries; empty when there is no such folder. */
  list(path: string): string[];
  /** Bytes of a file; null when it does not exist. Throws when something else is in its place, and never waits. */
  read(path: string): Buffer | null;
  /** The first bytes of a file, at most `length`; otherwise like `read`. */
  readStart(path: string, length: number): Buffer | null;
  /** Bytes in a file; null when it does not exist or is no file. */
  size(path: string): number | null;
  /** Opens for appending, mode 0600, making the file when it is missing. */
  openAppend(path: string): AppendFile;
  /** Puts a file in the place of another, or of none. */
  rename(from: string, to: string): void;
  remove(path: string): void;
  /**
   * Makes a hard link to a file, or to the one that a symbolic link leads to; a copy where the file system has
   * no hard links. Fails when `to` exists.
   */
  link(from: string, to: string): void;
  /** Flushes the content of a file that exists to disk (`fsync`). */
  flush(path: string): void;
  /** Flushes a folder's own entries (new names, renames, removals) to disk (`fsync`). */
  flushFolder(path: string): void;
}

export interface AppendFile {
  /** Bytes in the file. */
  readonly size: number;
  /** Appends the bytes; returns how many were written, which may be fewer. */
  append(bytes: Uint8Array): number;
  /** Flushes the file's content to disk (`fdatasync`). */
  flush(): void;
  truncate(size: number): void;
  close(): void;
}
