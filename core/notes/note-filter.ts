import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation, AnnotationColour, Style } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import type { FlatText } from '#core/text/flat-text';
import { createTagKeyCache } from '#core/tags/tags';
import { foldEach, holdsSought, readSought } from '#core/text/fold-words';
import { kindOf, placesOf, type NoteKind, type NotePlace } from './kind-and-place';

/** What can be wrong with a note: one of its passages is not found in this text, or it is not on disk. */
export const noteProblems = ['not-anchored', 'not-saved'] as const;
export type NoteProblem = (typeof noteProblems)[number];

/**
 * Days on which a note was created or modified: the most recent ones, or from one day to another, both
 * included. Days are ISO 8601 in the reader's time zone; null leaves that end open.
 */
export const recentDays = ['today', 'week', 'month'] as const;
export type NoteDays =
  | { readonly kind: (typeof recentDays)[number] }
  | { readonly kind: 'between'; readonly first: string | null; readonly last: string | null };

/** A half-open span of time, ISO 8601 in UTC with milliseconds; null leaves that end open. */
export interface TimeSpan {
  readonly from: string | null;
  readonly before: string | null;
}

/**
 * Selects notes that meet all criteria. In each list one match is enough, and an empty list is met by all
 * notes.
 */
export interface NoteFilter {
  /**
   * A query (`readSought`). Each of its words and phrases must occur, or be part of a word, in the note, its
   * quotes or its tags.
   */
  readonly words: string;
  readonly kinds: readonly NoteKind[];
  readonly colours: readonly AnnotationColour[];
  readonly styles: readonly Style[];
  /** In any spelling (see `tagKey`). */
  readonly tags: readonly string[];
  readonly places: readonly NotePlace[];
  readonly problems: readonly NoteProblem[];
  readonly days: NoteDays | null;
}

export const noFilter: NoteFilter = {
  words: '',
  kinds: [],
  colours: [],
  styles: [],
  tags: [],
  places: [],
  problems: [],
  days: null,
};

/** Whether a filter selects all notes. */
export const fitsAll = ({
  words,
  days,
  kinds,
  colours,
  styles,
  tags,
  places,
  problems,
}: NoteFilter): boolean =>
  words.trim() === '' &&
  days === null &&
  [kinds, colours, styles, tags, places, problems].every(({ length }) => length === 0);

/** What `filterNotes` needs besides the notes. */
export interface FilterContext {
  readonly flat: FlatText;
  readonly isSaved: (id: string) => boolean;
  readonly spanOf: (days: NoteDays) => TimeSpan;
}

export const filterNotes = <Note extends AnchoredAnnotation>(
  notes: readonly Note[],
  filter: NoteFilter,
  { flat, isSaved, spanOf }: FilterContext,
): readonly Note[] => {
  const sought = readSought(filter.words);
  const tests: ((note: Note) => boolean)[] = [];
  const { kinds, colours, styles, tags, places, problems } = filter;
  const time = filter.days && spanOf(filter.days);
  if (colours.length > 0) tests.push(({ annotation }) => colours.includes(colourOf(annotation)));
  if (styles.length > 0) tests.push(({ annotation }) => styles.includes(annotation.style));
  if (kinds.length > 0) tests.push(({ annotation }) => kinds.includes(kindOf(annotation)));
  if (tags.length > 0) {
    const keyOf = createTagKeyCache();
    const keys = new Set(tags.map(keyOf));
    tests.push(({ annotation }) => annotation.tags.some((tag) => keys.has(keyOf(tag))));
  }
  if (time) tests.push(({ annotation }) => isIn(time, annotation.created) || isIn(time, annotation.modified));
  if (places.length > 0) tests.push((note) => placesOf(flat, note).some((place) => places.includes(place)));
  if (problems.length > 0)
    tests.push(
      ({ annotation, ranges }) =>
        (problems.includes('not-anchored') && ranges.length < annotation.targets.length) ||
        (problems.includes('not-saved') && !isSaved(annotation.id)),
    );
  if (sought.length > 0) tests.push(({ annotation }) => holdsSought(searchedWords(annotation), sought));
  return tests.length === 0 ? notes : notes.filter((note) => tests.every((fits) => fits(note)));
};

const isIn = ({ from, before }: TimeSpan, time: string): boolean =>
  (from === null || from <= time) && (before === null || time < before);

const folded = new WeakMap<Annotation, string>();

/** Note, tags and quotes of an annotation, folded by `foldEach`. Computed once for each annotation. */
const searchedWords = (annotation: Annotation): string => {
  const known = folded.get(annotation);
  if (known !== undefined) return known;
  const quotes = annotation.targets.map(({ quote }) => quote.exact);
  const words = foldEach([annotation.note, ...annotation.tags, ...quotes]);
  folded.set(annotation, words);
  return words;
};

/** Sorts words of any language. Accents and case decide only between words that are otherwise equal. */
export const byAlphabet = new Intl.Collator('en', { numeric: true });
