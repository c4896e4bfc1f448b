import { join } from 'node:path';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import { part, type Slices } from '../work/chunked-work';
import { decodeSegment, type DecodedSegment, type NumberedChange } from './journal-format';
import { readGood } from './read-file';
import { recordPaths, segmentsIn, type SegmentName } from './record-paths';

export interface LoadedJournal {
  /** In the order of their numbers, each number once, all after the line that was asked for. */
  readonly changes: readonly NumberedChange[];
  /** Of all good lines, those included that were not asked for. */
  readonly numbers: readonly number[];
  /** The highest number that a line or a segment bears; 0 when there is none. */
  readonly last: number;
  /** Of all segments together. */
  readonly bytes: number;
  /** Oldest first. */
  readonly segments: readonly SegmentName[];
  readonly damaged: readonly SegmentName[];
  /** False: a segment is damaged, or lines are missing. */
  readonly intact: boolean;
}

/** Reads the lines after `from`. Writes nothing. Throws `newer-format`. */
export function* readJournal(ports: BackendPorts, textId: string, from: number): Slices<LoadedJournal> {
  const folder = recordPaths(ports, textId).journalFolder;
  const names = segmentsIn(ports.files.list(folder), textId);
  const read: ReadSegment[] = [];
  for (const [index, segment] of names.entries()) {
    const slices = readSegment(ports, join(folder, segment.name), textId, from);
    const decoded = yield* part(slices, index / names.length, (index + 1) / names.length);
    // A segment begins anew with a number that the one before could not get rid of after a failure.
    const end = names[index + 1]?.first ?? Infinity;
    read.push({ ...decoded, segment, damaged: decoded.damaged || !isInOrder(segment, decoded), end });
  }
  const damaged = read.filter((segment) => segment.damaged).map(({ segment }) => segment);
  const changes = inOrder(
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
  /** Its lines from this number on are void. */
  readonly end: number;
}

function* readSegment(
  { files }: BackendPorts,
  path: string,
  textId: string,
  from: number,
): Slices<SizedSegment> {
  const bytes = readGood(files, path);
  if (bytes === 'damaged') {
    return { first: null, numbers: [], changes: [], damaged: true, newer: false, size: 0 };
  }
  const segment = yield* decodeSegment(bytes ?? Buffer.alloc(0), textId, from);
  if (segment.newer) throw new CommandError('newer-format', `${path} was written by a later version.`);
  return { ...segment, size: bytes?.length ?? 0 };
}

const isInOrder = ({ first }: SegmentName, segment: DecodedSegment): boolean =>
  (segment.first ?? first) === first && segment.numbers.every((number, index) => number === first + index);

/** By number; of lines with one number the later one in the journal holds. */
const inOrder = (lines: readonly NumberedChange[]): NumberedChange[] => [
  ...new Map(
    lines.toSorted((one, other) => one.number - other.number).map((line) => [line.number, line]),
  ).values(),
];
