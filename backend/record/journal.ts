import { dirname, join } from 'node:path';
import type { AppendFile, Files } from '../ports/files';
import { encodeChange, encodeHeader } from './journal-format';
import { segmentName, type SegmentName } from './record-paths';
import type { RecordChange } from './record-state';

/** The writing end of one text's journal. */
export interface Journal {
  /** The number of the last line that is certainly on disk. */
  readonly last: number;
  /**
   * Bytes of all lines since the last `rotate`, those included that were there when the record was opened.
   */
  readonly bytes: number;
  /**
   * Returns when the whole line is on disk. Throws when it is not; then the line has been cut off again, as
   * far as the disk allows. `at`: ISO 8601 in UTC.
   */
  append(change: RecordChange, at: string): void;
  /** Closes the file; the next line begins a new segment. */
  rotate(): void;
  /** Removes, oldest first, the segments that hold no line after `through`. */
  dropThrough(through: number): void;
}

interface JournalOptions {
  readonly files: Files;
  readonly folder: string;
  readonly textId: string;
  /** The highest line number that was ever used. */
  readonly last: number;
  readonly bytes: number;
  /** The segments in the folder, oldest first. */
  readonly segments: readonly SegmentName[];
}

/**
 * Each run of the program writes to a segment of its own, so that nothing is ever appended to a line that an
 * earlier run may have left incomplete.
 */
export const createJournal = ({ files, folder, textId, ...from }: JournalOptions): Journal => {
  let segments = [...from.segments];
  let file: AppendFile | null = null;
  let { last } = from;
  let { bytes } = from;

  /**
   * Makes a new file for the next line. A file of that name that exists holds no acknowledged line, or its
   * number would be taken.
   */
  const open = (first: number): AppendFile => {
    const name = segmentName(textId, first);
    const path = join(folder, name);
    files.makeFolder(folder);
    if (files.list(folder).includes(name)) files.remove(path);
    segments = [...segments.filter((segment) => segment.first !== first), { name, first }];
    return files.openAppend(path);
  };

  const write = (target: AppendFile, line: string, isNew: boolean): void => {
    const whole = Buffer.from(line, 'utf8');
    if (target.append(whole) !== whole.length) throw new Error('The line was written only in part.');
    target.flush();
    if (isNew) {
      files.flushFolder(folder);
      files.flushFolder(dirname(folder));
    }
    bytes += whole.length;
  };

  return {
    get last() {
      return last;
    },
    get bytes() {
      return bytes;
    },
    append(change, at) {
      const number = last + 1;
      const line = encodeChange(number, at, change);
      const isNew = file === null;
      file ??= open(number);
      const size = file.size;
      try {
        write(file, isNew ? encodeHeader(textId, number) + line : line, isNew);
      } catch (error) {
        // A file that has failed once is not written to again: the next line begins a new file.
        const failed = file;
        file = null;
        cutBack(failed, size);
        throw error;
      }
      last = number;
    },
    rotate() {
      if (file !== null) closeQuietly(file);
      file = null;
      bytes = 0;
    },
    dropThrough(through) {
      const dropped = segments.filter((_, index) => (segments[index + 1]?.first ?? last + 1) <= through + 1);
      for (const segment of dropped) {
        files.remove(join(folder, segment.name));
        segments = segments.filter((other) => other !== segment);
      }
      if (dropped.length > 0) files.flushFolder(folder);
    },
  };
};

/**
 * Tries to cut the failed line off. If it stays, no harm is done: it was not acknowledged, and the next
 * segment begins with its number.
 */
const cutBack = (file: AppendFile, size: number): void => {
  try {
    file.truncate(size);
    file.flush();
  } catch {
    // the caller throws the failure that led here
  }
  closeQuietly(file);
};

/**
 * Closes the file. A failure is ignored, because everything that was acknowledged has been flushed. Even
 * after a failure the file must not be used: the system may give its descriptor to the next file that is
 * opened.
 */
const closeQuietly = (file: AppendFile): void => {
  try {
    file.close();
  } catch {
    // nothing more can be done with it
  }
};
