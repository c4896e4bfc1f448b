import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isRecord } from '#core/json/guards';
import type { Slices } from '../work/chunked-work';
import { emptyState, type Entry, type RecordState } from './record-state';
import { checksum, eachLine, eachLineSliced, parseJson, parseSealed, unseal } from './checksummed-lines';

// docs/record-format.md describes the document; the layout by lines comes from layOut in ports/conf-documents.ts.

const format = 'lectern.record';
const version = 1;

/** A document or a snapshot of one, as far as it could be read. */
export interface DecodedDocument {
  readonly state: RecordState;
  /** Null when the head is damaged. */
  readonly head: DocumentHead | null;
  /** Whether every line that was written is there and as it was written. */
  readonly complete: boolean;
  /** A later program wrote it: nothing else here means anything. */
  readonly newer: boolean;
  /** Keys of the document that this program does not know, kept for the next write. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Unknown fields are kept here as well. */
export interface DocumentHead extends Readonly<Record<string, unknown>> {
  readonly textId: string;
  /** The number of the last journal line that is folded in. */
  readonly through: number;
  /** ISO 8601 in UTC. */
  readonly written: string;
}

/** A document that is whole. */
export interface VerifiedDocument {
  readonly head: DocumentHead;
  /** Annotations and what is in the trash. */
  readonly entries: number;
}

/** What a section must hold, so that a missing, doubled or exchanged line is noticed. */
interface SectionSum {
  readonly count: number;
  /** Checksum of the entries' checksums, joined in their order. */
  readonly sum: string;
}

/** The document's value; `known` is what was read before, with its unknown fields. */
export const encodeDocument = (
  state: RecordState,
  head: DocumentHead,
  extra: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const sealedHead = {
    ...head,
    format,
    version,
    annotations: sumOf(state.annotations),
    trash: sumOf(state.trash),
    versions: sumOf(state.versions),
  };
  return {
    head: [checksum(JSON.stringify(sealedHead)), sealedHead],
    ...extra,
    annotations: pairs(state.annotations),
    trash: pairs(state.trash),
    versions: pairs(state.versions),
  };
};

/**
 * Reads what can be read, line by line: damage in one line costs that line. An entry is known by its shape, so that it
 * is found even where the key above it is damaged. Never throws.
 */
export function* decodeDocument(bytes: Buffer, textId: string): Slices<DecodedDocument> {
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
 * Whether the bytes are a whole document, as `decodeDocument` would say, but by the checksums alone, which costs a
 * fraction. Null when it is not.
 */
export function* verifyDocument(bytes: Buffer, textId: string): Slices<VerifiedDocument | null> {
  const seen = nothingSeen();
  const { head, sections, clean } = yield* scan(bytes, (line, section) => {
    const sealed = isSection(section) ? unseal(line) : null;
    if (isSection(section) && sealed !== null) seen[section].push(sealed.checksum);
    return sealed !== null;
  });
  if (head === null || head.version !== version || head.textId !== textId || !clean) return null;
  if (!isSummed(head, seen, sections)) return null;
  return { head, entries: seen.annotations.length + seen.trash.length };
}

/** The number of annotations that a document's head names, and when it was written; null when its first bytes hold no whole head. */
export const headOf = (start: Buffer): { readonly written: string; readonly annotations: number } | null => {
  let head: unknown;
  eachLine(start, (line) => {
    const keyed = keyLine(withoutComma(line));
    if (keyed?.key === 'head') head ??= parseSealed(keyed.rest);
  });
  if (!isHead(head) || head.version !== version || !isRecord(head['annotations'])) return null;
  return { written: head.written, annotations: Number(head['annotations']['count']) };
};

interface Scanned {
  readonly head: SealedHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** Those whose key stands in it. */
  readonly sections: ReadonlySet<string>;
  /** Whether every line is one that `layOut` could have made of a document, and none is cut off. */
  readonly clean: boolean;
}

/** Goes through the lines; `visit` takes a line that may be an entry, with the key it stands under, and says whether it is one. */
function* scan(bytes: Buffer, visit: (line: Buffer, section: string | null) => boolean): Slices<Scanned> {
  const extra: Record<string, unknown> = {};
  const sections = new Set<string>();
  let head: unknown;
  let section: string | null = null;
  let list: unknown[] | null = null;
  let clean = true;
  let [opened, closed] = [false, false];
  yield* eachLineSliced(bytes, (whole, ended) => {
    const line = withoutComma(whole);
    const keyed = keyLine(line);
    clean &&= ended && !closed && (opened || isOneOf(line, '{'));
    if (keyed !== null) {
      const { key, rest } = keyed;
      [section, list] = [key, null];
      if (key === 'head') head = parseSealed(rest);
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

type SealedHead = DocumentHead & { readonly format: string; readonly version: number };

const isHead = (value: unknown): value is SealedHead =>
  isRecord(value) &&
  value['format'] === format &&
  typeof value['version'] === 'number' &&
  (value['version'] > version ||
    (typeof value['textId'] === 'string' &&
      Number.isSafeInteger(value['through']) &&
      typeof value['written'] === 'string'));

/** A later version may be laid out otherwise, or may have been laid out anew by hand: its head is still sealed. */
const isNewerAnyway = (bytes: Buffer): boolean => {
  const document = parseJson(bytes.toString('utf8'));
  if (!isRecord(document) || !Array.isArray(document['head'])) return false;
  const [sum, head] = document['head'] as readonly unknown[]; // `isArray` gives any[]
  return isHead(head) && head.version > version && checksum(JSON.stringify(head)) === sum;
};

/** The checksums of the lines of each kind, in their order. */
interface Seen {
  readonly annotations: string[];
  readonly trash: string[];
  readonly versions: string[];
}

const nothingSeen = (): Seen => ({ annotations: [], trash: [], versions: [] });

const addEntry = (state: RecordState, seen: Seen, line: Buffer): boolean => {
  const sealed = unseal(line);
  if (sealed === null) return false;
  const value = parseJson(sealed.json.toString('utf8'));
  if (isAnnotation(value)) {
    state.annotations.set(value.id, { checksum: sealed.checksum, value });
    seen.annotations.push(sealed.checksum);
  } else if (isTrashed(value)) {
    state.trash.set(value.id, { checksum: sealed.checksum, value });
    seen.trash.push(sealed.checksum);
  } else if (isNoteVersions(value)) {
    state.versions.set(value.id, { checksum: sealed.checksum, value });
    seen.versions.push(sealed.checksum);
  } else return false;
  return true;
};

const isSection = (key: string | null): key is keyof Seen =>
  key === 'annotations' || key === 'trash' || key === 'versions';

const isSummed = (head: SealedHead, seen: Seen, sections: ReadonlySet<string>): boolean => {
  const isWhole = (section: keyof Seen): boolean =>
    sections.has(section) && isSum(seen[section], head[section]);
  // The first documents knew no versions.
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

/** A line that begins a key of the document; null when it is none, such as a string in a list. */
const keyLine = (line: Buffer): { key: string; rest: Buffer } | null => {
  if (line[0] !== 0x22) return null;
  const found = /^("(?:[^"\\]|\\.)*"):/.exec(line.toString('utf8'));
  const key = found?.[1] === undefined ? undefined : parseJson(found[1]);
  if (found === null || typeof key !== 'string') return null;
  return { key, rest: line.subarray(Buffer.byteLength(found[0])) };
};

const define = (extra: Record<string, unknown>, key: string, json: Buffer): boolean => {
  const value = parseJson(json.toString('utf8'));
  if (value === undefined) return false;
  extra[key] = value;
  return true;
};

const push = (list: unknown[], json: Buffer): boolean => {
  const value = parseJson(json.toString('utf8'));
  if (value === undefined) return false;
  list.push(value);
  return true;
};
