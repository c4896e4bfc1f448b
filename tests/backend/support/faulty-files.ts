import { truncateSync } from 'node:fs';
import type { DocumentStore } from '#backend/ports/document-store';
import type { AppendFile, Files } from '#backend/ports/files';

/** A step that changes the disk. */
export type Step =
  | 'makeFolder'
  | 'openAppend'
  | 'append'
  | 'flush'
  | 'flush file'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'link'
  | 'flushFolder'
  | 'write document';

/**
 * Decides about a step: null lets it succeed, an error is thrown, a number is how many bytes of a write fit.
 */
export type Fate = (step: Step, count: number) => Error | number | null;

export interface FaultyDisk {
  readonly files: Files;
  readonly documents: DocumentStore;
  /** All steps that were asked for, in order. */
  readonly steps: readonly Step[];
  /** Decides about all steps from now on. */
  suffer(fate: Fate): void;
}

export const systemError = (code: string, syscall = 'write'): Error =>
  Object.assign(new Error(`${code}: made up`), { code, syscall });

/** A disk whose steps are recorded and can be made to fail. `truncate` cuts one of its files. */
export const faultyDisk = (
  files: Files,
  documents: DocumentStore,
  truncate: (path: string, size: number) => void = truncateSync,
): FaultyDisk => {
  const steps: Step[] = [];
  let fate: Fate = () => null;
  const meet = (step: Step): number | null => {
    steps.push(step);
    const met = fate(step, steps.length);
    if (met instanceof Error) throw met;
    return met;
  };
  const after = <Args extends unknown[]>(step: Step, act: (...args: Args) => void) => {
    return (...args: Args): void => {
      meet(step);
      act(...args);
    };
  };
  const wrapped = (file: AppendFile): AppendFile => ({
    get size() {
      return file.size;
    },
    append(bytes) {
      const fits = meet('append');
      return fits === null ? file.append(bytes) : file.append(bytes.subarray(0, fits));
    },
    flush: after('flush', () => file.flush()),
    truncate: after('truncate', (size: number) => file.truncate(size)),
    close: () => file.close(),
  });
  return {
    files: {
      makeFolder: after('makeFolder', (path: string) => files.makeFolder(path)),
      list: (path) => files.list(path),
      read: (path) => files.read(path),
      readStart: (path, length) => files.readStart(path, length),
      size: (path) => files.size(path),
      openAppend(path) {
        meet('openAppend');
        return wrapped(files.openAppend(path));
      },
      rename: after('rename', (from: string, to: string) => files.rename(from, to)),
      remove: after('remove', (path: string) => files.remove(path)),
      link: after('link', (from: string, to: string) => files.link(from, to)),
      flush: after('flush file', (path: string) => files.flush(path)),
      flushFolder: after('flushFolder', (path: string) => files.flushFolder(path)),
    },
    documents: {
      path: (name) => documents.path(name),
      exists: (name) => documents.exists(name),
      read: (name) => documents.read(name),
      stage(name, document) {
        const fits = meet('write document');
        const staged = documents.stage(name, document);
        // On a nearly full disk the store library does the same: it writes a part, without an error.
        if (fits !== null) truncate(staged.path, fits);
        return staged;
      },
    },
    steps,
    suffer(next) {
      fate = next;
    },
  };
};
