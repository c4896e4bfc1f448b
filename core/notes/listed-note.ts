import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';
import type { Section } from '#core/text/study-text';

/** A note has words of the reader's own, whatever else it is; a highlight and a bookmark have none. */
export const noteKinds = ['highlight', 'note', 'bookmark'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const kindOf = ({ note, motivation }: Annotation): NoteKind =>
  note !== '' ? 'note' : motivation === 'bookmarking' ? 'bookmark' : 'highlight';

/** Where a note stands: in the text, in the editor's notes, on the whole text, or nowhere any more. */
export const notePlaces = ['text', 'apparatus', 'whole'] as const;
export type NotePlace = (typeof notePlaces)[number];

/** The section in which a note's first place lies; null for one on the whole text, and for an orphan. */
export const sectionOf = (flat: FlatText, { ranges: [first] }: AnchoredAnnotation): Section | null =>
  first ? blockAt(flat, first.start).section : null;

/** All places in which a note stands; none for an orphan. */
export const placesOf = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): readonly NotePlace[] =>
  annotation.targets.length === 0 ? ['whole'] : ranges.map(({ start }) => blockAt(flat, start).section.place);
