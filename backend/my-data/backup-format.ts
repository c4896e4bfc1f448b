import type { Annotation } from '#core/annotation/annotation';
import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import type { Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';
import type { RecordContents } from '#core/merge/merge';
import { CommandError } from '#contract/result';
import { checksum, parseJson, seal, unseal } from '../record/checksummed-lines';
import { forEachSliced, part, type Slices } from '../work/chunked-work';

// docs/record-format.md describes the backup.

const format = 'lectern.backup';
const version = 1;

export interface BackupContents {
  /** ISO 8601 in UTC; null when the head is damaged. */
  readonly made: string | null;
  /** By text id. */
  readonly texts: ReadonlyMap<string, RecordContents>;
  readonly settings: Readonly<Record<string, unknown>> | null;
  /** How many entries are damaged or missing; null: it cannot be said how many. */
  readonly lost: number | null;
}

/** The layout is that of `layOut` (backend/ports/conf-documents.ts). */
export function* encodeBackup(
  made: string,
  texts: ReadonlyMap<string, RecordContents>,
  settings: object,
): Slices<string> {
  const values = [...texts].flatMap(([textId, { annotations, trash, versions }]): object[] => [
    ...annotations.map((annotation) => ({ textId, annotation })),
    ...trash.map((trashed) => ({ textId, trashed })),
    ...versions.map((earlier) => ({ textId, versions: earlier })),
  ]);
  const lines: string[] = [];
  yield* forEachSliced(values, (value) => lines.push(seal(JSON.stringify(value))));
  const sums = lines.map((line) => line.slice(2, 10)).join('');
  const entries = { count: lines.length, sum: checksum(sums) };
  const head = { format, version, made, texts: [...texts.keys()], entries };
  return [
    '{',
    `"head":${seal(JSON.stringify(head))},`,
    `"settings":${seal(JSON.stringify(settings))},`,
    lines.length === 0 ? '"entries":[]' : `"entries":[\n${lines.join(',\n')}\n]`,
    '}\n',
  ].join('\n');
}

/** Reads what can be read. Throws `bad-argument` when there is nothing of a backup in it, and `newer-format`. */
export function* decodeBackup(content: string): Slices<BackupContents> {
  const found = yield* part(parts(content), 0, 0.9);
  const { head, settings } = found;
  if (head === null && found.entries.length === 0) {
    throw new CommandError('bad-argument', 'content: expected a backup');
  }
  if (head !== null && head.version > version) {
    throw new CommandError('newer-format', 'The backup was written by a later version.');
  }
  const texts = new Map<string, Gathered>(head?.texts.map((textId) => [textId, nothingGathered()]));
  const good: Checked[] = [];
  const add = (entry: Checked): void => void (addEntry(texts, entry.value) && good.push(entry));
  yield* part(forEachSliced(found.entries, add), 0.9, 1);
  const isWhole = !found.damaged && isSummed(head, good);
  const lost = isWhole ? 0 : lostOf(head, good.length);
  return { made: head?.made ?? null, texts: contentsOf(texts), settings, lost };
}

const isSummed = (head: Head | null, entries: readonly Checked[]): boolean =>
  head?.count === entries.length && head.sum === checksum(entries.map(({ sum }) => sum).join(''));

/** Of entries that are there and in the wrong order or doubled, none is lost, and it cannot be said what is. */
const lostOf = (head: Head | null, good: number): number | null =>
  head !== null && head.count > good ? head.count - good : null;

interface Parts {
  readonly head: Head | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly entries: readonly Checked[];
  readonly damaged: boolean;
}

interface Checked {
  readonly sum: string;
  readonly value: unknown;
}

/**
 * Line by line, so that damage costs the line in which it is. What is not whole that way may have been laid out anew:
 * then it is parsed in one go, if it is JSON.
 */
function* parts(content: string): Slices<Parts> {
  const byLines = yield* partsByLines(content);
  if (!byLines.damaged) return byLines;
  const document = parseJson(content);
  if (!isRecord(document)) return byLines;
  const list: readonly unknown[] = Array.isArray(document['entries']) ? document['entries'] : [];
  const entries = list.flatMap((entry) => checkedPair(entry) ?? []);
  const [head, settings] = [checkedPair(document['head'])?.value, checkedPair(document['settings'])?.value];
  return partsOf(head, settings, entries, entries.length < list.length);
}

const linesInStep = 200;
/** The lines that hold nothing. */
const frame: ReadonlySet<string> = new Set(['{', '"entries":[', '"entries":[]', ']', '}']);

function* partsByLines(content: string): Slices<Parts> {
  let [head, settings]: [unknown, unknown] = [undefined, undefined];
  const entries: Checked[] = [];
  let [count, strange] = [0, false];
  for (let start = 0; start < content.length; count += 1) {
    const feed = content.indexOf('\n', start);
    const end = feed === -1 ? content.length : feed;
    const line = content.slice(start, end);
    const found = /^(?:"([a-z]+)":)?(\[.*\]),?\r?$/s.exec(line); // `s`: a note may hold U+2028
    start = end + 1;
    if (count % linesInStep === 0) yield Math.min(1, start / content.length);
    const unsealed = unseal(Buffer.from(found?.[2] ?? ''));
    if (unsealed === null) {
      strange ||= !frame.has(line);
      continue;
    }
    const value = parseJson(unsealed.json.toString('utf8'));
    if (found?.[1] === 'head') head = value;
    else if (found?.[1] === 'settings') settings = value;
    else entries.push({ sum: unsealed.checksum, value });
  }
  return partsOf(head, settings, entries, strange || !isSummed(headOf(head), entries));
}

const partsOf = (head: unknown, settings: unknown, entries: readonly Checked[], damaged: boolean): Parts => ({
  head: headOf(head),
  settings: isRecord(settings) ? settings : null,
  entries,
  damaged: damaged || !isRecord(settings),
});

const checkedPair = (pair: unknown): Checked | null => {
  if (!Array.isArray(pair)) return null;
  const [sum, value] = pair as readonly unknown[]; // `isArray` gives any[]
  return typeof sum === 'string' && checksum(JSON.stringify(value) ?? '') === sum ? { sum, value } : null;
};

interface Head {
  readonly version: number;
  readonly made: string | null;
  readonly texts: readonly string[];
  readonly count: number;
  readonly sum: unknown;
}

const headOf = (value: unknown): Head | null => {
  if (!isRecord(value) || value['format'] !== format || typeof value['version'] !== 'number') return null;
  const { version: written, made, texts, entries } = value;
  const sums = isRecord(entries) ? entries : {};
  return {
    version: written,
    made: typeof made === 'string' ? made : null,
    texts: isArrayOf(texts, isString) ? texts.filter((id) => textIds.test(id)) : [],
    count: typeof sums['count'] === 'number' ? sums['count'] : 0,
    sum: sums['sum'],
  };
};

/** By id: as in a record, an id is there once, whatever somebody has made of the file. */
interface Gathered {
  readonly annotations: Map<string, Annotation>;
  readonly trash: Map<string, Trashed>;
  readonly versions: Map<string, NoteVersions>;
}

const nothingGathered = (): Gathered => ({ annotations: new Map(), trash: new Map(), versions: new Map() });

/** What is there live and in the trash is live. */
const contentsOf = (texts: ReadonlyMap<string, Gathered>): Map<string, RecordContents> =>
  new Map(
    Array.from(texts, ([textId, { annotations, trash, versions }]) => [
      textId,
      {
        annotations: [...annotations.values()],
        trash: [...trash.values()].filter(({ id }) => !annotations.has(id)),
        versions: [...versions.values()],
      },
    ]),
  );

// A file may come from anywhere: what becomes a file's name or is asked for by id later on must be what our schemas let pass.
const textIds = /^[a-z0-9][a-z0-9-]{0,99}$/;
const ids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether it is one. */
const addEntry = (texts: Map<string, Gathered>, value: unknown): boolean => {
  if (!isRecord(value) || typeof value['textId'] !== 'string' || !textIds.test(value['textId'])) return false;
  const { textId, annotation, trashed, versions } = value;
  const contents = texts.get(textId) ?? nothingGathered();
  if (isAnnotation(annotation) && isOf(annotation, textId))
    contents.annotations.set(annotation.id, annotation);
  else if (isTrashed(trashed) && isOf(trashed.annotation, textId)) contents.trash.set(trashed.id, trashed);
  else if (isNoteVersions(versions) && ids.test(versions.id)) contents.versions.set(versions.id, versions);
  else return false;
  texts.set(textId, contents);
  return true;
};

const isOf = (annotation: Annotation, textId: string): boolean =>
  annotation.textId === textId && ids.test(annotation.id);
