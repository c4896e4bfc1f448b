import type { Annotation } from '#core/annotation/annotation';
import { isSameContent } from '#core/annotation/edit';
import type { EntryState, Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';
import { clusterAround } from '#core/text/graphemes';
import { shorten } from '#core/text/shorten';

/** The entries of a snapshot or backup that could be read: the source of a merge. */
export interface RecordContents {
  readonly annotations: readonly Annotation[];
  readonly trash: readonly Trashed[];
  readonly versions: readonly NoteVersions[];
}

/**
 * How an entry of the source compares with the present record: `missing` (not there), `trashed` (in the
 * present trash), `changed` (there with other content), `same`, or `deleted` (in the source's trash, and not
 * in the present record at all).
 */
export type MergeStatus = 'missing' | 'trashed' | 'changed' | 'same' | 'deleted';

export interface ComparedEntry {
  readonly id: string;
  readonly status: MergeStatus;
  readonly source: Annotation;
  /** The present annotation, live or in the trash; null when there is none. */
  readonly present: Annotation | null;
}

/** Which entries a merge brings back. Entries that are not in the source are never touched. */
export interface BringBack {
  /** Includes those of status `deleted`, which go to the trash. */
  readonly missing: boolean;
  readonly trashed: boolean;
  /** The content of the source replaces the present content. */
  readonly changed: boolean;
}

/**
 * Compares each entry of a source with the present entry of the same id. Entries of the source's trash that
 * are live or in the trash here are left out: there is nothing to bring back.
 */
export const compare = (source: RecordContents, present: (id: string) => EntryState): ComparedEntry[] => [
  ...source.annotations.map((annotation) => compareLive(annotation, present(annotation.id))),
  ...source.trash.flatMap(({ id, annotation }): ComparedEntry[] => {
    const { annotation: live, trashed } = present(id);
    const isNowhere = live === null && trashed === null;
    return isNowhere ? [{ id, status: 'deleted', source: annotation, present: null }] : [];
  }),
];

const compareLive = (source: Annotation, { annotation, trashed }: EntryState): ComparedEntry => {
  const { id } = source;
  if (trashed !== null) return { id, status: 'trashed', source, present: trashed.annotation };
  if (annotation === null) return { id, status: 'missing', source, present: null };
  const status = isSameContent(annotation, source) ? 'same' : 'changed';
  return { id, status, source, present: annotation };
};

export interface MergedEntry {
  readonly id: string;
  readonly after: EntryState;
}

/**
 * The new state of each entry that is brought back. `stamp` gives the `modified` of a present annotation that
 * changes; `now` is the time at which entries go to the trash. Times are ISO 8601 in UTC with milliseconds.
 */
export const merge = (
  compared: readonly ComparedEntry[],
  bringBack: BringBack,
  stamp: (present: Annotation) => string,
  now: string,
): MergedEntry[] =>
  compared.flatMap((one): MergedEntry[] => {
    const { id, status, source, present } = one;
    switch (status) {
      case 'same':
        return [];
      case 'missing':
        return bringBack.missing ? [{ id, after: live(source) }] : [];
      case 'deleted':
        // `deleted` is now, so the entry stays in the trash for the full time.
        return bringBack.missing
          ? [{ id, after: { annotation: null, trashed: { id, deleted: now, annotation: source } } }]
          : [];
      case 'trashed':
        if (!bringBack.trashed || present === null) return [];
        return [{ id, after: live(bringBack.changed ? withContentOf(present, source, stamp) : present) }];
      case 'changed':
        if (!bringBack.changed || present === null) return [];
        return [{ id, after: live(withContentOf(present, source, stamp)) }];
    }
  });

const live = (annotation: Annotation): EntryState => ({ annotation, trashed: null });

/** The present annotation with the content of the source; its other fields stay. */
const withContentOf = (
  present: Annotation,
  source: Annotation,
  stamp: (present: Annotation) => string,
): Annotation => {
  if (isSameContent(present, source)) return present;
  const { motivation, colour, style, tags, note, targets } = source;
  return { ...present, motivation, colour, style, tags, note, targets, modified: stamp(present) };
};

const longestExcerpt = 120;
const beforeDifference = 40;

/**
 * An excerpt of a note, at most 120 UTF-16 units long, that begins a little before the first difference from
 * `other`. It is cut between words, with an ellipsis where it is cut; a word that is too long is cut between
 * characters. For a highlight without a note, an excerpt of its words.
 */
export const excerptOf = (annotation: Annotation, other: Annotation | null): string => {
  const words = annotation.note === '' ? (annotation.targets[0]?.quote.exact ?? '') : annotation.note;
  const from = other === null ? 0 : Math.max(0, firstDifference(words, other.note) - beforeDifference);
  const start = from === 0 ? 0 : wordStartBefore(words, from);
  return start === 0 ? shorten(words, longestExcerpt) : `…${shorten(words.slice(start), longestExcerpt - 1)}`;
};

/** Where the word around the offset begins; the offset of a character where it begins much further ahead. */
const wordStartBefore = (words: string, offset: number): number => {
  const before = words.slice(Math.max(0, offset - beforeDifference), offset);
  const gap = before.search(/\s\S*$/u);
  if (gap >= 0) return offset - before.length + gap + 1;
  return before.length === offset ? 0 : (clusterAround(words, offset)?.end ?? offset);
};

const firstDifference = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at === one.length ? 0 : at;
};
