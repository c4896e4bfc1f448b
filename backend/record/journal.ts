import { dirname, join } from 'node:path';
import type { AppendFile, Files } from '../ports/files';
import { encodeChange, encodeHeader } from './journal-format';
import { segmentName, type SegmentName } from './record-paths';
import type { RecordChange } from './record-state';

/** The writing end of one text's journal. */
export interface Journal {
  /** The number of the last line that is surely on disk. */
  readonly last: number;
  /** Of the lines since the last `rotate`, those included that were there at the beginning. */
  readonly bytes: number;
  /** Returns when the line is on disk whole. Throws when it is not; then nothing of it is left, as far as the disk obeys. `at`: ISO 8601 in UTC. */
  append(change: RecordChange, at: string): void;
  /** Lets go of the file; the next line begins a new segment. */
  rotate(): void;
  /** Removes the segments of which every line is at most `through`, oldest first. */
  dropThrough(through: number): void;
}

interface JournalOptions {
  readonly files: Files;
  readonly folder: string;
  readonly textId: string;
  /** The number of the last line that was given. */
  readonly last: number;
  readonly bytes: number;
  /** The segments that are there, oldest first. */
  readonly segments: readonly SegmentName[];
}

/**
 * Each run of the program writes to a segment of its own, so that nothing is ever appended behind what an earlier run
 * may have left half written.
 */
export const createJournal = ({ files, folder, textId, ...from }: JournalOptions): Journal => {
  let segments = [...from.segments];
  let file: AppendFile | null = null;
  let { last } = from;
  let { bytes } = from;

  /** A new file for the next line. One of that name holds no acknowledged line: it would have been counted. */
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
        // What has failed once is not written to again: the next line begins a new file.
        const failed = file;
        file = null;
        cutBack(failed, size);
        throw error;
      }
      last = number;
    },
    rotate() {
      if (file !== null) letGo(file);
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

/** Best effort: a line that stays all the same was not acknowledged, and the segment that follows begins with its number. */
const cutBack = (file: AppendFile, size: number): void => {
  try {
    file.truncate(size);
    file.flush();
  } catch {
    // the failure that led here is thrown
  }
  letGo(file);
};

/**
 * What was acknowledged has been flushed, so no failure here costs anything. After one the file must not be used either:
 * its number is free, and the next file that is opened gets it.
 */
const letGo = (file: AppendFile): void => {
  try {
    file.close();
  } catch {
    // nothing more can be done with it
  }
};
