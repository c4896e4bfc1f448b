import type { Argument } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { ChunkedWork } from '../work/chunked-work';
import type { Jobs } from '../work/jobs';
import { createRecentValues } from '../work/recent-values';
import type { BackupContents } from './backup-format';
import { createBackupReader, type BackupReader } from './backup-reader';

/** The backup files that pages have sent for a restore, in memory. Only the last used ones are kept. */
export interface Readings {
  /**
   * Takes the next part of a file; part 0 begins a reading. The last part that was taken is taken once only, so
   * that a page can repeat it when its answer was lost. Rejects with `not-found` for a reading that is not
   * kept, and with `bad-argument` for a part out of order. After any other failure the reading is not kept.
   */
  receive(part: Argument<'restore.receive'>): Promise<void>;
  /**
   * Gives the work that gives what is undamaged (`BackupReader.contents`). Rejects with `not-found`, and with
   * `bad-argument` when the file has not come to its end.
   */
  contents(id: string): Promise<ChunkedWork<BackupContents>>;
  /** Does nothing for a reading that is not kept. */
  forget(id: string): void;
}

interface Reading {
  readonly reader: BackupReader;
  /** How many parts have come. */
  parts: number;
  /** Whether the last of them is the end of the file. */
  ended: boolean;
  /** Settles when all of them have been read. */
  read: Promise<void>;
}

/** One for each of two windows. */
const mostReadings = 2;

export const createReadings = (jobs: Jobs): Readings => {
  const readings = createRecentValues<Reading>(mostReadings);
  const readingOf = (id: string, part?: number): Reading => {
    const known = readings.get(id);
    if (known !== undefined) return known;
    if (part !== 0) throw new CommandError('not-found', 'The backup has to be sent again.');
    const reading = { reader: createBackupReader(), parts: 0, ended: false, read: Promise.resolve() };
    readings.set(id, reading);
    return reading;
  };
  return {
    async receive({ reading: id, part, text, last, work }) {
      const reading = readingOf(id, part);
      if (part === reading.parts - 1) return reading.read;
      if (part !== reading.parts || reading.ended) {
        throw new CommandError('bad-argument', 'part: expected the next part');
      }
      reading.parts += 1;
      reading.ended = last;
      reading.read = reading.read
        .then(() => jobs.run(work, () => Promise.resolve(reading.reader.add(text, last))))
        .catch((error: unknown) => {
          if (readings.get(id) === reading) readings.delete(id);
          throw error;
        });
      return reading.read;
    },
    async contents(id) {
      const { reader, ended, read } = readingOf(id);
      if (!ended) throw new CommandError('bad-argument', 'reading: expected all of its parts');
      await read;
      return reader.contents();
    },
    forget: (id) => readings.delete(id),
  };
};
