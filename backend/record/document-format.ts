import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isRecord } from '#core/json/guards';
import type { ChunkedWork } from '../work/chunked-work';
import { emptyState, type Entry, type RecordState } from './record-state';
import { checksum, eachLine, eachLineInChunks, parseJson, parseLine, verifyLine } from './checksummed-lines';

// docs/record-format.md describes the document; the layout by lines comes from layOut in
// ports/conf-documents.ts.

const format = 'lectern.record';
const version = 1;

/** A document or a snapshot of one, as far as it could be read. */
export interface DecodedDocument {
  readonly state: RecordState;
  /** Null when the head is damaged. */
  readonly head: DocumentHead | null;
  /** Whether every line is there, exactly as it was written. */
  readonly complete: boolean;
  /** Whether a later version of the program wrote it; then nothing else here means anything. */
  readonly newer: boolean;
  /** The keys of the document that this version does not know. They are kept for the next write. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** The head may hold fields that this version does not know; they are kept as well. */
export interface DocumentHead extends Readonly<Record<string, unknown>> {
  readonly textId: string;
  /** The number of the last journal line that the document holds. */
  readonly through: number;
  /** ISO 8601 in UTC. */
  readonly written: string;
}

/** A document without damage. */
export interface VerifiedDocument {
  readonly head: DocumentHead;
  /** How many annotations there are, those in the trash included. */
  readonly entries: number;
}

/** A section's sum in the head. It shows when a line of the section is missing, doubled or moved. */
interface SectionSum {
  readonly count: number;
  /** Checksum of the entries' checksums, joined in their order. */
  readonly sum: string;
}

/** The document's value. `head` and `extra` carry the unknown fields of the document that was read before. */
export const encodeDocument = (
  state: RecordState,
  head: DocumentHead,
  extra: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const storedHead = {
    ...head,
    format,
    version,
    annotations: sumOf(state.annotations),
    trash: sumOf(state.trash),
    versions: sumOf(state.versions),
  };
  return {
    head: [checksum(JSON.stringify(storedHead)), storedHead],
    ...extra,
    annotations: pairs(state.annotations),
    trash: pairs(state.trash),
    versions: pairs(state.versions),
  };
};

/**
 * Reads what can be read, line by line, so that damage in one line costs only that line. An entry is
 * recognised by its shape, and so is found even where the key above it is damaged. Never throws.
 */
export function* decodeDocument(bytes: Buffer, textId: string): ChunkedWork<DecodedDocument> {
  const state = emptyState();
  const seen = nothingSeen();
  const { head, extra, sections, clean } = yield* scan(bytes, (line) => addEntry(state, seen, line));
  if (head === null) return { state, head, complete: false, newer: isNewerAnyway(bytes), extra };
  const mine = head.textId === textId;
  const newer = head.version > version;
  return {
    state,
    head: mine ? head : null,
    complete: mine && clean && isSummed(head, seen, sections),
    newer,
    extra,
  };
}

/**
 * Tells whether the bytes are an undamaged document, as `decodeDocument` would, but looks at the checksums
 * alone, which takes a fraction of the time. Null when they are not.
 */
export function* verifyDocument(bytes: Buffer, textId: string): ChunkedWork<VerifiedDocument | null> {
  const seen = nothingSeen();
  const { head, sections, clean } = yield* scan(bytes, (line, section) => {
    const verified = isSection(section) ? verifyLine(line) : null;
    if (isSection(section) && verified !== null) seen[section].push(verified.checksum);
    return verified !== null;
  });
  if (head === null || head.version !== version || head.textId !== textId || !clean) return null;
  if (!isSummed(head, seen, sections)) return null;
  return { head, entries: seen.annotations.length + seen.trash.length };
}

/**
 * When a document was written and how many annotations its head names; null when `start`, its first bytes,
 * holds no undamaged head.
 */
export const headOf = (start: Buffer): { readonly written: string; readonly annotations: number } | null => {
  let head: unknown;
  eachLine(start, (line) => {
    const keyed = keyLine(withoutComma(line));
    if (keyed?.key === 'head') head ??= parseLine(keyed.rest);
  });
  if (!isHead(head) || head.version !== version || !isRecord(head['annotations'])) return null;
  return { written: head.written, annotations: Number(head['annotations']['count']) };
};

interface Scanned {
  readonly head: StoredHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** The sections whose key is in the document. */
  readonly sections: ReadonlySet<string>;
  /** Whether every line is one that `layOut` could have written in a document, and no line is cut off. */
  readonly clean: boolean;
}

/**
 * Reads all lines. `visit` gets each line that may be an entry, with the key above it, and tells whether it
 * is one.
 */
function* scan(
  bytes: Buffer,
  visit: (line: Buffer, section: string | null) => boolean,
): ChunkedWork<Scanned> {
  const extra: Record<string, unknown> = {};
  const sections = new Set<string>();
  let head: unknown;
  let section: string | null = null;
  let list: unknown[] | null = null;
  let clean = true;
  let [opened, closed] = [false, false];
  yield* eachLineInChunks(bytes, (whole, ended) => {
    const line = withoutComma(whole);
    const keyed = keyLine(line);
    clean &&= ended && !closed && (opened || isOneOf(line, '{'));
    if (keyed !== null) {
      const { key, rest } = keyed;
      [section, list] = [key, null];
      if (key === 'head') head = parseLine(rest);
      else if (isSection(key)) {
        sections.add(key);
        clean &&= isOneOf(rest, '[', '[]');
      } else if (isOneOf(rest, '[')) extra[key] = list = [];
      else clean &&= define(extra, key, rest);
    } else if (isOneOf(line, ']')) [section, list] = [null, null];
    else if (line[0] === 0x5b && visit(line, section)) clean &&= isSection(section);
    else if (isOneOf(line, '}')) closed = true;
    else if (list !== null) clean &&= push(list, line);
    else clean &&= !opened && isOneOf(line, '{');
    opened = true;
  });
  return { head: isHead(head) ? head : null, extra, sections, clean: clean && closed };
}

type StoredHead = DocumentHead & { readonly format: string; readonly version: number };

const isHead = (value: unknown): value is StoredHead =>
  isRecord(value) &&
  value['format'] === format &&
  typeof value['version'] === 'number' &&
  (value['version'] > version ||
    (typeof value['textId'] === 'string' &&
      Number.isSafeInteger(value['through']) &&
      typeof value['written'] === 'string'));

/**
 * A later version may use another layout, or somebody may have reformatted the file; its head still has a
 * valid checksum.
 */
const isNewerAnyway = (bytes: Buffer): boolean => {
  const document = parseJson(bytes);
  if (!isRecord(document) || !Array.isArray(document['head'])) return false;
  const [sum, head] = document['head'] as readonly unknown[]; // `isArray` gives any[]
  return isHead(head) && head.version > version && checksum(JSON.stringify(head)) === sum;
};

/** The checksums of the lines of each kind, in the order of the lines. */
interface Seen {
  readonly annotations: string[];
  readonly trash: string[];
  readonly versions: string[];
}

const nothingSeen = (): Seen => ({ annotations: [], trash: [], versions: [] });

const addEntry = (state: RecordState, seen: Seen, line: Buffer): boolean => {
  const verified = verifyLine(line);
  if (verified === null) return false;
  const value = parseJson(verified.json);
  if (isAnnotation(value)) {
    state.annotations.set(value.id, { checksum: verified.checksum, value });
    seen.annotations.push(verified.checksum);
  } else if (isTrashed(value)) {
    state.trash.set(value.id, { checksum: verified.checksum, value });
    seen.trash.push(verified.checksum);
  } else if (isNoteVersions(value)) {
    state.versions.set(value.id, { checksum: verified.checksum, value });
    seen.versions.push(verified.checksum);
  } else return false;
  return true;
};

const isSection = (key: string | null): key is keyof Seen =>
  key === 'annotations' || key === 'trash' || key === 'versions';

const isSummed = (head: StoredHead, seen: Seen, sections: ReadonlySet<string>): boolean => {
  const isWhole = (section: keyof Seen): boolean =>
    sections.has(section) && isSum(seen[section], head[section]);
  // The first documents had no versions.
  const knowsVersions = head['versions'] !== undefined || seen.versions.length > 0;
  return isWhole('annotations') && isWhole('trash') && (!knowsVersions || isWhole('versions'));
};

const pairs = (entries: ReadonlyMap<string, Entry<unknown>>): unknown[] =>
  Array.from(entries.values(), (entry) => [entry.checksum, entry.value]);

const sumOf = (entries: ReadonlyMap<string, Entry<unknown>>): SectionSum => {
  const checksums = checksumsOf(entries);
  return { count: checksums.length, sum: checksum(checksums.join('')) };
};

const isSum = (checksums: readonly string[], expected: unknown): boolean =>
  isRecord(expected) &&
  expected['count'] === checksums.length &&
  expected['sum'] === checksum(checksums.join(''));

const checksumsOf = (entries: ReadonlyMap<string, Entry<unknown>>): string[] =>
  Array.from(entries.values(), (entry) => entry.checksum);

const withoutComma = (line: Buffer): Buffer => (line.at(-1) === 0x2c ? line.subarray(0, -1) : line);

const isOneOf = (line: Buffer, ...words: readonly string[]): boolean =>
  line.length <= 2 && words.includes(line.toString('latin1'));

/**
 * The key that a line of the document begins with, and what follows it; null for any other line, such as a
 * string in a list.
 */
const keyLine = (line: Buffer): { key: string; rest: Buffer } | null => {
  if (line[0] !== 0x22) return null;
  const found = /^("(?:[^"\\]|\\.)*"):/.exec(line.toString('utf8'));
  const key = found?.[1] === undefined ? undefined : parseJson(found[1]);
  if (found === null || typeof key !== 'string') return null;
  return { key, rest: line.subarray(Buffer.byteLength(found[0])) };
};

const define = (extra: Record<string, unknown>, key: string, json: Buffer): boolean => {
  const value = parseJson(json);
  if (value === undefined) return false;
  extra[key] = value;
  return true;
};

const push = (list: unknown[], json: Buffer): boolean => {
  const value = parseJson(json);
  if (value === undefined) return false;
  list.push(value);
  return true;
};
