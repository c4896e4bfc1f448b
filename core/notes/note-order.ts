import type { AnchoredAnnotation } from '#core/anchoring/passages';

export const noteSorts = ['place', 'created', 'modified'] as const;
export type NoteSort = (typeof noteSorts)[number];

export interface NoteOrder {
  readonly by: NoteSort;
  /** From the end of the text to its beginning, or the newest first. */
  readonly descending: boolean;
}

/** Sorts notes. They must be given in the order of the text, which also decides between equal times. */
export const orderNotes = <Note extends AnchoredAnnotation>(
  notes: readonly Note[],
  { by, descending }: NoteOrder,
): readonly Note[] => {
  if (by === 'place') return descending ? notes.toReversed() : notes;
  const sign = descending ? -1 : 1;
  return notes.toSorted(({ annotation: one }, { annotation: other }) =>
    one[by] === other[by] ? 0 : one[by] < other[by] ? -sign : sign,
  );
};
