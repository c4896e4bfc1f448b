import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import type { ChunkedWork } from '../work/chunked-work';
import type { RecordChange } from './record-state';
import {
  eachLineInChunks,
  overheadBytes,
  parseJson,
  checksummedLine,
  verifyLine,
  type VerifiedLine,
} from './checksummed-lines';

// docs/record-format.md describes the journal.

const format = 'lectern.journal';
const version = 1;

export interface NumberedChange {
  readonly number: number;
  readonly change: RecordChange;
}

export interface DecodedSegment {
  /**
   * The number of its first line as the header says, whether or not that line is there; null: the header is
   * damaged.
   */
  readonly first: number | null;
  /** The numbers of all good lines, in the order of the file. */
  readonly numbers: readonly number[];
  /** The changes after line `from`, in the order of the file. */
  readonly changes: readonly NumberedChange[];
  /** Whether anything is wrong apart from a last line that was cut short. */
  readonly damaged: boolean;
  /** Whether a later version of the program wrote it. */
  readonly newer: boolean;
}

/** The first line of a segment. */
export const encodeHeader = (textId: string, first: number): string =>
  `${checksummedLine(JSON.stringify({ format, version, textId, first }))}\n`;

/** A line of a segment. `at`: ISO 8601 in UTC. */
export const encodeChange = (number: number, at: string, change: RecordChange): string =>
  `${checksummedLine(JSON.stringify({ n: number, at, ...change }))}\n`;

/**
 * Reads what can be read. Never throws. A document holds the lines up to `from`; of these only the checksums
 * are verified, which takes a fraction of the time of parsing them.
 */
export function* decodeSegment(bytes: Buffer, textId: string, from: number): ChunkedWork<DecodedSegment> {
  const numbers: number[] = [];
  const changes: NumberedChange[] = [];
  let header: Header | null = null as Header | null; // assigned in a callback, which the compiler does not follow
  let damaged = false;
  let index = 0;
  yield* eachLineInChunks(bytes, (line, ended) => {
    const verified = verifyLine(line) ?? (ended ? null : withoutLast(line));
    // A byte behind an undamaged line is a changed line feed: a write that was cut short leaves no such byte.
    if (verified !== null && !ended && verified.json.length + overheadBytes < line.length) damaged = true;
    const known = verified === null ? null : leadingNumber(verified.json);
    if (known !== null && known <= from) numbers.push(known);
    else {
      const value = verified === null ? undefined : parseJson(verified.json);
      // A line without its line feed was never acknowledged; if it is undamaged all the same, it counts.
      if (value === undefined) damaged ||= ended || (index === 0 && !isBegun(line));
      else if (index === 0 && isHeader(value)) header = value;
      else if (isChangeLine(value)) {
        numbers.push(value.n);
        changes.push({ number: value.n, change: changeOf(value) });
      } else damaged = true;
    }
    index += 1;
  });
  if (header === null) {
    return {
      first: null,
      numbers,
      changes,
      damaged: damaged || index > 1 || numbers.length > 0,
      newer: false,
    };
  }
  const mine = header.textId === textId;
  return {
    first: header.first,
    numbers: mine ? numbers : [],
    changes: mine ? changes : [],
    damaged: damaged || !mine,
    newer: header.version > version,
  };
}

const withoutLast = (line: Buffer): VerifiedLine | null => verifyLine(line.subarray(0, -1));

/** Whether the line may be the beginning of a checksummed line that was cut short. */
const isBegun = (line: Buffer): boolean => line.toString('latin1', 0, 2) === '["'.slice(0, line.length);

/** The number of a change line, which is always its first field; null for any other line. */
const leadingNumber = (json: Buffer): number | null => {
  const found = /^\{"n":(\d{1,15}),/.exec(json.toString('latin1', 0, 24));
  return found === null ? null : Number(found[1]);
};

interface Header {
  readonly version: number;
  readonly textId: string;
  readonly first: number;
}

const isHeader = (value: unknown): value is Header =>
  isRecord(value) &&
  value['format'] === format &&
  typeof value['version'] === 'number' &&
  (value['version'] > version ||
    (typeof value['textId'] === 'string' && Number.isSafeInteger(value['first'])));

type ChangeLine = RecordChange & { readonly n: number };

const isChangeLine = (value: unknown): value is ChangeLine =>
  isRecord(value) &&
  Number.isSafeInteger(value['n']) &&
  isSections(value['put'], isAnnotation, isTrashed) &&
  isSections(value['drop'], isString, isString) &&
  isVersions(value['versions']);

/**
 * Whether the value is absent or an object of these two lists and nothing else: an unknown list must not be
 * lost in silence.
 */
const isSections = <Live, Dead>(
  value: unknown,
  isLive: (item: unknown) => item is Live,
  isDead: (item: unknown) => item is Dead,
): boolean => {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  const { annotations = [], trash = [], ...others } = value;
  return isArrayOf(annotations, isLive) && isArrayOf(trash, isDead) && Object.keys(others).length === 0;
};

const isVersions = (value: unknown): boolean => {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  const { put = [], drop = [], ...others } = value;
  return isArrayOf(put, isNoteVersions) && isArrayOf(drop, isString) && Object.keys(others).length === 0;
};

const changeOf = ({ put, drop, versions, request }: ChangeLine): RecordChange => ({
  ...(put === undefined ? {} : { put }),
  ...(drop === undefined ? {} : { drop }),
  ...(versions === undefined ? {} : { versions }),
  ...(isString(request) ? { request } : {}),
});
