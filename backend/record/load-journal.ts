import { join } from 'node:path';
import { CommandError } from '#contract/result';
import type { ReadPorts } from '../ports/backend-ports';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { decodeSegment, type DecodedSegment, type NumberedChange } from './journal-format';
import { readOrDamaged } from './read-file';
import { recordPaths, segmentsIn, type SegmentName } from './record-paths';

export interface LoadedJournal {
  /** The changes after line `from`, in the order of their numbers, each number once. */
  readonly changes: readonly NumberedChange[];
  /** The numbers of all good lines, those up to `from` included. */
  readonly numbers: readonly number[];
  /** The highest number of a line or, by its name, of a damaged segment; 0 when there is none. */
  readonly last: number;
  /** Bytes of all segments together. */
  readonly bytes: number;
  /** Oldest first. */
  readonly segments: readonly SegmentName[];
  readonly damaged: readonly SegmentName[];
  /** False: a segment is damaged, or lines are missing. */
  readonly intact: boolean;
}

/** Reads the lines after `from`. Writes nothing. Throws `newer-format`. */
export function* readJournal(ports: ReadPorts, textId: string, from: number): ChunkedWork<LoadedJournal> {
  const folder = recordPaths(ports, textId).journalFolder;
  const names = segmentsIn(ports.files.list(folder), textId);
  const read: ReadSegment[] = [];
  for (const [index, segment] of names.entries()) {
    const work = readSegment(ports, join(folder, segment.name), textId, from);
    const decoded = yield* scaleProgress(work, index / names.length, (index + 1) / names.length);
    // The next segment may begin with a number that this one holds too: a failed line that could not be cut
    // off.
    const end = names[index + 1]?.first ?? Infinity;
    read.push({ ...decoded, segment, damaged: decoded.damaged || !isInOrder(segment, decoded), end });
  }
  const damaged = read.filter((segment) => segment.damaged).map(({ segment }) => segment);
  const changes = sortedByNumber(
    read.flatMap(({ changes: found, end }) => found.filter(({ number }) => number < end)),
  );
  const numbers = read.flatMap(({ numbers: found, end }) => found.filter((number) => number < end));
  return {
    changes,
    numbers,
    last: [...damaged.map(({ first }) => first), ...numbers].reduce((one, other) => Math.max(one, other), 0),
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    segments: names,
    damaged,
    intact: damaged.length === 0 && changes.every(({ number }, index) => number === from + 1 + index),
  };
}

interface SizedSegment extends DecodedSegment {
  readonly size: number;
}

interface ReadSegment extends SizedSegment {
  readonly segment: SegmentName;
  /** Lines from this number on do not count: the next segment holds them. */
  readonly end: number;
}

function* readSegment(
  { files }: Pick<ReadPorts, 'files'>,
  path: string,
  textId: string,
  from: number,
): ChunkedWork<SizedSegment> {
  const bytes = readOrDamaged(files, path);
  if (bytes === 'damaged') {
    return { first: null, numbers: [], changes: [], damaged: true, newer: false, size: 0 };
  }
  const segment = yield* decodeSegment(bytes ?? Buffer.alloc(0), textId, from);
  if (segment.newer) throw new CommandError('newer-format', `${path} was written by a later version.`);
  return { ...segment, size: bytes?.length ?? 0 };
}

const isInOrder = ({ first }: SegmentName, segment: DecodedSegment): boolean =>
  (segment.first ?? first) === first && segment.numbers.every((number, index) => number === first + index);

/** Each number once: of several lines with the same number, the last one in the journal counts. */
const sortedByNumber = (lines: readonly NumberedChange[]): NumberedChange[] => [
  ...new Map(
    lines.toSorted((one, other) => one.number - other.number).map((line) => [line.number, line]),
  ).values(),
];
