import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import type { Slices } from '../work/chunked-work';
import type { RecordChange } from './record-state';
import { eachLineSliced, frame, parseJson, seal, unseal, type Unsealed } from './checksummed-lines';

// docs/record-format.md describes the journal.

const format = 'lectern.journal';
const version = 1;

export interface NumberedChange {
  readonly number: number;
  readonly change: RecordChange;
}

export interface DecodedSegment {
  /** Of its first line, as its header says, whether or not the line is there; null when the header is damaged. */
  readonly first: number | null;
  /** Of all good lines, in the order in which they stand. */
  readonly numbers: readonly number[];
  /** Those after the line that was asked for, in the order in which they stand. */
  readonly changes: readonly NumberedChange[];
  /** Something is wrong other than a last line that was cut short. */
  readonly damaged: boolean;
  readonly newer: boolean;
}

/** The first line of a segment. */
export const encodeHeader = (textId: string, first: number): string =>
  `${seal(JSON.stringify({ format, version, textId, first }))}\n`;

/** A line of a segment. `at`: ISO 8601 in UTC. */
export const encodeChange = (number: number, at: string, change: RecordChange): string =>
  `${seal(JSON.stringify({ n: number, at, ...change }))}\n`;

/**
 * Reads what can be read. Never throws. Lines up to `from` are held by a document: only their checksums are looked at,
 * which costs a fraction of parsing them.
 */
export function* decodeSegment(bytes: Buffer, textId: string, from: number): Slices<DecodedSegment> {
  const numbers: number[] = [];
  const changes: NumberedChange[] = [];
  let header: Header | null = null as Header | null; // assigned in a callback, where the compiler does not look
  let damaged = false;
  let index = 0;
  yield* eachLineSliced(bytes, (line, ended) => {
    const sealed = unseal(line) ?? (ended ? null : withoutLast(line));
    // No write that was cut short leaves a byte behind a whole line: its line feed has changed.
    if (sealed !== null && !ended && sealed.json.length + frame < line.length) damaged = true;
    const known = sealed === null ? null : leadingNumber(sealed.json);
    if (known !== null && known <= from) numbers.push(known);
    else {
      const value = sealed === null ? undefined : parseJson(sealed.json.toString('utf8'));
      // Without its line feed a line was never acknowledged; if it is whole all the same, it counts.
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

const withoutLast = (line: Buffer): Unsealed | null => unseal(line.subarray(0, -1));

/** Whether it may be the beginning of a sealed line, which was cut off while it was written. */
const isBegun = (line: Buffer): boolean => line.toString('latin1', 0, 2) === '["'.slice(0, line.length);

/** The number of a change line, which always stands first in it; null when it is another line. */
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

/** Absent, or an object of these two lists and nothing else: a list that is not understood must not be lost in silence. */
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

const changeOf = ({ put, drop, versions }: ChangeLine): RecordChange => ({
  ...(put === undefined ? {} : { put }),
  ...(drop === undefined ? {} : { drop }),
  ...(versions === undefined ? {} : { versions }),
});
