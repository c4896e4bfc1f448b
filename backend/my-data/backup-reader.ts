import { randomUUID } from 'node:crypto';
import { isRecord } from '#core/json/guards';
import { CommandError } from '#contract/result';
import { parseJson, verifyLine } from '../record/checksummed-lines';
import type { ChunkedWork } from '../work/chunked-work';
import {
  backupParts,
  decodeParts,
  headOf,
  isSummed,
  verifiedPair,
  type BackupContents,
  type BackupParts,
  type VerifiedEntry,
} from './backup-format';

/**
 * Reads a backup whose text comes piece by piece; the contents are the same wherever the text is cut. It keeps
 * the values, and of the text only what it could not verify.
 */
export interface BackupReader {
  /** Takes the next piece. Throws `too-large` for a line that is longer than any of a backup can be. */
  add(text: string, last: boolean): ChunkedWork<void>;
  /**
   * What is undamaged, when the last piece has been taken. Throws `bad-argument` when the text holds nothing of a
   * backup, `newer-format`, and `too-large` when nothing was found line by line and the text is too long to be
   * parsed as a whole.
   */
  contents(): ChunkedWork<BackupContents>;
}

/** UTF-16 units. V8's longest string is twice as long (2²⁹ − 24 units). */
const longestText = 256 * 1024 * 1024;
const linesPerChunk = 200;

/** `longest`: of a line, and of the text that could not be verified, in UTF-16 units. */
export const createBackupReader = (longest = longestText): BackupReader => {
  let lines = noLines();
  /** The beginning of a line whose end has not come yet. */
  let begun: string[] = [];
  let contents: BackupContents | null = null;
  return {
    *add(piece, last) {
      begun.push(piece);
      if (!last && !piece.includes('\n')) {
        if (begun.reduce((sum, { length }) => sum + length, 0) > longest) throw tooLarge();
        return;
      }
      const text = begun.join('');
      const end = last ? text.length : text.lastIndexOf('\n') + 1;
      begun = [text.slice(end)];
      yield* takeLines(lines, text.slice(0, end), longest);
    },
    *contents() {
      if (contents !== null) return contents;
      const decoded = yield* decodeParts(partsOf(lines));
      lines = noLines();
      contents = decoded;
      return decoded;
    },
  };
};

const tooLarge = (): CommandError =>
  new CommandError('too-large', 'The text is not in the lines of a backup, and too long to be parsed whole.');

/** What was found line by line. */
interface Lines {
  head: unknown;
  settings: unknown;
  readonly entries: VerifiedEntry[];
  /** Whether a line is neither a verified value nor structure. */
  unknownLine: boolean;
  /** The whole text, with a string for each verified value: the marker and its index in `verified`. */
  readonly outline: string[];
  /** In UTF-16 units; `Infinity` when the outline was too long and has been given up. */
  outlineLength: number;
  readonly marker: string;
  readonly verified: VerifiedEntry[];
}

const noLines = (): Lines => ({
  head: undefined,
  settings: undefined,
  entries: [],
  unknownLine: false,
  outline: [],
  outlineLength: 0,
  marker: `${randomUUID()} `, // so that no text holds it
  verified: [],
});

function* takeLines(lines: Lines, text: string, longest: number): ChunkedWork<void> {
  let unkept = 0; // from here on the text is not in the outline yet
  for (let [start, count] = [0, 1]; start < text.length; count += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const verified = takeLine(lines, text.slice(start, end));
    if (verified !== null) {
      extendOutline(lines, text.slice(unkept, start) + verified, longest);
      unkept = end;
    }
    start = end + 1;
    if (count % linesPerChunk === 0) yield Math.min(1, start / text.length);
  }
  extendOutline(lines, text.slice(unkept), longest);
}

/** The lines that hold no value. */
const structuralLines: ReadonlySet<string> = new Set(['{', '"entries":[', '"entries":[]', ']', '}']);

/** Gives what stands in the outline for a line with a verified value; null for any other line. */
const takeLine = (lines: Lines, line: string): string | null => {
  // `s`: a note may hold U+2028
  const [, key, pair = '', comma = ''] = /^(?:"([a-z]+)":)?(\[.*\])(,?)\r?$/s.exec(line) ?? [];
  const verified = verifyLine(Buffer.from(pair));
  if (verified === null) {
    lines.unknownLine ||= !structuralLines.has(line);
    return null;
  }
  const entry = { sum: verified.checksum, value: parseJson(verified.json) };
  if (key === 'head') lines.head = entry.value;
  else if (key === 'settings') lines.settings = entry.value;
  else lines.entries.push(entry);
  if (entry.value === undefined) return null; // its sum is right, but it is not JSON
  lines.verified.push(entry);
  const value = JSON.stringify(`${lines.marker}${lines.verified.length - 1}`);
  return (key === undefined ? '' : `"${key}":`) + value + comma;
};

const extendOutline = (lines: Lines, text: string, longest: number): void => {
  lines.outlineLength += text.length;
  if (lines.outlineLength <= longest) {
    lines.outline.push(text);
  } else {
    lines.outline.length = 0;
    lines.outlineLength = Infinity;
  }
};

/**
 * When the lines are damaged, the file may only have been reformatted. Then the outline is parsed as a whole, if
 * it is JSON. Otherwise damage in one line costs only that line.
 */
const partsOf = (lines: Lines): BackupParts => {
  const { entries, unknownLine, outline, outlineLength } = lines;
  const damaged = unknownLine || !isSummed(headOf(lines.head), entries);
  const byLines = backupParts(lines.head, lines.settings, entries, damaged);
  if (!byLines.damaged) return byLines;
  if (outlineLength === Infinity) {
    if (byLines.head === null && entries.length === 0) throw tooLarge();
    return byLines;
  }
  const document = parseJson(outline.join(''));
  if (!isRecord(document)) return byLines;
  const list: readonly unknown[] = Array.isArray(document['entries']) ? document['entries'] : [];
  const found = list.flatMap((value) => entryOf(lines, value) ?? []);
  const [head, settings] = [document['head'], document['settings']].map(
    (value) => entryOf(lines, value)?.value,
  );
  return backupParts(head, settings, found, found.length < list.length);
};

const entryOf = ({ marker, verified }: Lines, value: unknown): VerifiedEntry | null =>
  typeof value === 'string' && value.startsWith(marker)
    ? (verified[Number(value.slice(marker.length))] ?? null)
    : verifiedPair(value);
