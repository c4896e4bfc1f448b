import * as v from 'valibot';
import type { Annotation } from '#core/annotation/annotation';
import { isAnnotation, isNoteVersions, isTrashed } from '#core/annotation/stored';
import { isArrayOf, isRecord, isString } from '#core/json/guards';
import type { Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';
import type { RecordContents } from '#core/merge/merge';
import { wrongFieldOf } from '#contract/backup-schema';
import type { RefusedEntry } from '#contract/my-data';
import { CommandError } from '#contract/result';
import { textId as textIdSchema } from '#contract/schemas';
import { checksum } from '../record/checksummed-lines';
import { forEachInChunks, type ChunkedWork } from '../work/chunked-work';

// docs/record-format.md describes the backup.

export const format = 'lectern.backup';
export const version = 1;

export interface BackupContents {
  /** ISO 8601 in UTC; null when the head is damaged. */
  readonly made: string | null;
  /** By text id. */
  readonly texts: ReadonlyMap<string, RecordContents>;
  readonly settings: Readonly<Record<string, unknown>> | null;
  /** How many entries are damaged or missing; null: their number is unknown. */
  readonly lost: number | null;
  /** Undamaged entries that are not such as Lectern writes. */
  readonly refused: readonly RefusedEntry[];
}

/**
 * The contents of the parts that could be read. Throws `bad-argument` when they hold nothing of a backup, and
 * `newer-format`.
 */
export function* decodeParts({ head, settings, entries, damaged }: BackupParts): ChunkedWork<BackupContents> {
  if (head === null && entries.length === 0) {
    throw new CommandError('bad-argument', 'content: expected a backup');
  }
  if (head !== null && head.version > version) {
    throw new CommandError('newer-format', 'The backup was written by a later version.');
  }
  const texts = new Map<string, TextEntries>(head?.texts.map((textId) => [textId, noEntries()]));
  const refused: RefusedEntry[] = [];
  let number = 0;
  const add = ({ value }: VerifiedEntry): void => {
    number += 1;
    const field = addEntry(texts, value);
    if (field !== null) refused.push({ entry: number, field });
  };
  yield* forEachInChunks(entries, add);
  const isWhole = !damaged && isSummed(head, entries);
  const lost = isWhole ? 0 : lostOf(head, entries.length);
  return { made: head?.made ?? null, texts: contentsOf(texts), settings, lost, refused };
}

export const isSummed = (head: Head | null, entries: readonly VerifiedEntry[]): boolean =>
  head?.count === entries.length && head.sum === checksum(entries.map(({ sum }) => sum).join(''));

/**
 * Null when no entry is missing but some are doubled or in the wrong order: then nobody can say how many are
 * lost.
 */
const lostOf = (head: Head | null, good: number): number | null =>
  head !== null && head.count > good ? head.count - good : null;

/** What could be read of a backup. `damaged`: something in it could not. */
export interface BackupParts {
  readonly head: Head | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly entries: readonly VerifiedEntry[];
  readonly damaged: boolean;
}

/** A value whose checksum is right. */
export interface VerifiedEntry {
  readonly sum: string;
  readonly value: unknown;
}

export const backupParts = (
  head: unknown,
  settings: unknown,
  entries: readonly VerifiedEntry[],
  damaged: boolean,
): BackupParts => ({
  head: headOf(head),
  settings: isRecord(settings) ? settings : null,
  entries,
  damaged: damaged || !isRecord(settings),
});

/** The value of a pair of parsed JSON whose checksum is right; null when it is not such a pair. */
export const verifiedPair = (pair: unknown): VerifiedEntry | null => {
  if (!Array.isArray(pair)) return null;
  const [sum, value] = pair as readonly unknown[]; // `isArray` gives any[]
  return typeof sum === 'string' && checksum(JSON.stringify(value) ?? '') === sum ? { sum, value } : null;
};

export interface Head {
  readonly version: number;
  readonly made: string | null;
  readonly texts: readonly string[];
  readonly count: number;
  readonly sum: unknown;
}

/** Null when the value is not the head of a backup. */
export const headOf = (value: unknown): Head | null => {
  if (!isRecord(value) || value['format'] !== format || typeof value['version'] !== 'number') return null;
  const { version: written, made, texts, entries } = value;
  const sums = isRecord(entries) ? entries : {};
  return {
    version: written,
    made: typeof made === 'string' ? made : null,
    texts: isArrayOf(texts, isString) ? texts.filter((id) => v.is(textIdSchema, id)) : [],
    count: typeof sums['count'] === 'number' ? sums['count'] : 0,
    sum: sums['sum'],
  };
};

/**
 * The entries of one text by id: as in a record, each id is there once, even if somebody has edited the file.
 */
interface TextEntries {
  readonly annotations: Map<string, Annotation>;
  readonly trash: Map<string, Trashed>;
  readonly versions: Map<string, NoteVersions>;
}

const noEntries = (): TextEntries => ({ annotations: new Map(), trash: new Map(), versions: new Map() });

/** An annotation that is both live and in the trash counts as live. */
const contentsOf = (texts: ReadonlyMap<string, TextEntries>): Map<string, RecordContents> =>
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

/**
 * Adds an entry of a text. A file may come from anywhere, so an entry must be one that a command could have
 * brought; otherwise gives the field that is wrong, and adds nothing.
 */
const addEntry = (texts: Map<string, TextEntries>, value: unknown): string | null => {
  const field = wrongFieldOf(value);
  if (field !== null || !isRecord(value) || typeof value['textId'] !== 'string') return field ?? 'textId';
  const { textId, annotation, trashed, versions } = value;
  const contents = texts.get(textId) ?? noEntries();
  if (isAnnotation(annotation)) contents.annotations.set(annotation.id, annotation);
  else if (isTrashed(trashed)) contents.trash.set(trashed.id, trashed);
  else if (isNoteVersions(versions)) contents.versions.set(versions.id, versions);
  texts.set(textId, contents);
  return null;
};
