import type { Annotation } from '#core/annotation/annotation';
import type { AnchoredAnnotation } from '#core/anchoring/passages';

export const noteSorts = ['place', 'created', 'modified'] as const;
export type NoteSort = (typeof noteSorts)[number];

export interface NoteOrder {
  readonly by: NoteSort;
  /** From the end of the text to its beginning, or the newest first. */
  readonly descending: boolean;
}

/**
 * Sorts notes. They must be given in the order of the text, which also decides between equal times.
 * `modifiedOf` gives the time that counts as that of the last change, ISO 8601 in UTC.
 */
export const orderNotes = <Note extends AnchoredAnnotation>(
  notes: readonly Note[],
  { by, descending }: NoteOrder,
  modifiedOf: ModifiedOf = lastModified,
): readonly Note[] => {
  if (by === 'place') return descending ? notes.toReversed() : notes;
  const sign = descending ? -1 : 1;
  const timeOf = by === 'created' ? ({ created }: Annotation) => created : modifiedOf;
  return notes.toSorted(({ annotation }, { annotation: other }) => {
    const [time, otherTime] = [timeOf(annotation), timeOf(other)];
    return time === otherTime ? 0 : time < otherTime ? -sign : sign;
  });
};

export type ModifiedOf = (annotation: Annotation) => string;
export const lastModified: ModifiedOf = ({ modified }) => modified;
