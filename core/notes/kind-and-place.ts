import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';
import type { Section } from '#core/text/study-text';

/** Anything with words of the reader's own is a note; highlights and bookmarks have none. */
export const noteKinds = ['highlight', 'note', 'bookmark'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const kindOf = ({ note, motivation }: Annotation): NoteKind =>
  note !== '' ? 'note' : motivation === 'bookmarking' ? 'bookmark' : 'highlight';

/** Where a note stands: in the text, in the editor's notes (the apparatus), or on the text as a whole. */
export const notePlaces = ['text', 'apparatus', 'whole'] as const;
export type NotePlace = (typeof notePlaces)[number];

/**
 * The section in which the first range of a note begins; null for a note on the whole text and for an orphan.
 */
export const sectionOf = (flat: FlatText, { ranges: [first] }: AnchoredAnnotation): Section | null =>
  first ? blockAt(flat, first.start).section : null;

/** The place of each range of a note; empty for an orphan. */
export const placesOf = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): readonly NotePlace[] =>
  annotation.targets.length === 0 ? ['whole'] : ranges.map(({ start }) => blockAt(flat, start).section.place);
