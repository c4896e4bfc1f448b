import type { Annotation } from '#core/annotation/annotation';
import { isSameContent } from '#core/annotation/edit';
import type { EntryState, Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';

/** What an older state of a record holds, or a part of it that could be read. */
export interface RecordContents {
  readonly annotations: readonly Annotation[];
  readonly trash: readonly Trashed[];
  readonly versions: readonly NoteVersions[];
}

/**
 * What an entry of the source is here: `missing` (nowhere), `trashed` (in the trash), `changed` (there with another
 * content), `same`, or `deleted` (in the trash there and nowhere here).
 */
export type Standing = 'missing' | 'trashed' | 'changed' | 'same' | 'deleted';

export interface Compared {
  readonly id: string;
  readonly standing: Standing;
  readonly source: Annotation;
  /** What stands here, be it in the trash; null: nothing. */
  readonly present: Annotation | null;
}

/** Which of them are to be brought back. What is not in the source is never touched. */
export interface BringBack {
  /** With these come the deleted ones that are nowhere here; they go to the trash. */
  readonly missing: boolean;
  readonly trashed: boolean;
  /** The source's wording takes the place of the present one. */
  readonly changed: boolean;
}

/** Compares each entry of a source with what stands under its id here. Entries in the trash of both, or there and live here, are of no concern. */
export const compare = (source: RecordContents, present: (id: string) => EntryState): Compared[] => [
  ...source.annotations.map((annotation) => compareLive(annotation, present(annotation.id))),
  ...source.trash.flatMap(({ id, annotation }): Compared[] => {
    const { annotation: live, trashed } = present(id);
    const isNowhere = live === null && trashed === null;
    return isNowhere ? [{ id, standing: 'deleted', source: annotation, present: null }] : [];
  }),
];

const compareLive = (source: Annotation, { annotation, trashed }: EntryState): Compared => {
  const { id } = source;
  if (trashed !== null) return { id, standing: 'trashed', source, present: trashed.annotation };
  if (annotation === null) return { id, standing: 'missing', source, present: null };
  const standing = isSameContent(annotation, source) ? 'same' : 'changed';
  return { id, standing, source, present: annotation };
};

export interface Merged {
  readonly id: string;
  readonly after: EntryState;
}

/**
 * What shall stand here afterwards, for those that are brought back. `stamp` gives the time at which a present
 * annotation changes; `now`, as all times: ISO 8601 in UTC with milliseconds.
 */
export const merge = (
  compared: readonly Compared[],
  bringBack: BringBack,
  stamp: (present: Annotation) => string,
  now: string,
): Merged[] =>
  compared.flatMap((one): Merged[] => {
    const { id, standing, source, present } = one;
    switch (standing) {
      case 'same':
        return [];
      case 'missing':
        return bringBack.missing ? [{ id, after: live(source) }] : [];
      case 'deleted':
        // It has its days in this trash before it.
        return bringBack.missing
          ? [{ id, after: { annotation: null, trashed: { id, deleted: now, annotation: source } } }]
          : [];
      case 'trashed':
        if (!bringBack.trashed || present === null) return [];
        return [{ id, after: live(bringBack.changed ? older(present, source, stamp) : present) }];
      case 'changed':
        if (!bringBack.changed || present === null) return [];
        return [{ id, after: live(older(present, source, stamp)) }];
    }
  });

const live = (annotation: Annotation): EntryState => ({ annotation, trashed: null });

/** The source's content in the present annotation, whose other fields stay. */
const older = (
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

/** A piece of a note, at most 120 UTF-16 units, from a little before where it begins to differ from another; of a highlight without a note, its words. */
export const excerptOf = (annotation: Annotation, other: Annotation | null): string => {
  const words = annotation.note === '' ? (annotation.targets[0]?.quote.exact ?? '') : annotation.note;
  const from = other === null ? 0 : Math.max(0, firstDifference(words, other.note) - beforeDifference);
  return wholeUnits(words, from, from + longestExcerpt);
};

const firstDifference = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at === one.length ? 0 : at;
};

/** Without the half of a surrogate pair at either end. */
const wholeUnits = (text: string, from: number, to: number): string =>
  text
    .slice(from, to)
    .replace(/^[\uDC00-\uDFFF]/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
