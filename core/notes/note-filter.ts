import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation, Colour, Style } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { rememberedKeys } from '#core/tags/tags';
import { foldWords } from '#core/text/fold-words';
import { kindOf, placesOf, type NoteKind, type NotePlace } from './listed-note';

/** What can be wrong with a note: one of its places is not found in this text, or it is not on disk. */
export const noteProblems = ['not-anchored', 'not-saved'] as const;
export type NoteProblem = (typeof noteProblems)[number];

/** Days on which a note was made or changed: the last ones up to today, or from a day to another where the reader is (ISO 8601, null: open). */
export const recentDays = ['today', 'week', 'month'] as const;
export type NoteDays =
  | { readonly kind: (typeof recentDays)[number] }
  | { readonly kind: 'between'; readonly first: string | null; readonly last: string | null };

/** From a moment to another, ISO 8601 in UTC with milliseconds, half open; null: without an end on that side. */
export interface TimeSpan {
  readonly from: string | null;
  readonly before: string | null;
}

/** Which notes are shown: those that fit in every respect; in each of them one of what is named is enough. An empty respect fits all. */
export interface NoteFilter {
  /** Each of these words, or a piece of one, stands in the note, its quotes or its tags. */
  readonly words: string;
  readonly kinds: readonly NoteKind[];
  readonly colours: readonly Colour[];
  readonly styles: readonly Style[];
  /** In any spelling. */
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

/** Whether a filter asks for nothing. */
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

/** What a filter needs to know besides the notes. */
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
  const wanted = foldWords(filter.words).split(/\s+/u).filter(Boolean);
  const tests: ((note: Note) => boolean)[] = [];
  const { kinds, colours, styles, tags, places, problems } = filter;
  const time = filter.days && spanOf(filter.days);
  if (colours.length > 0) tests.push(({ annotation }) => colours.includes(annotation.colour));
  if (styles.length > 0) tests.push(({ annotation }) => styles.includes(annotation.style));
  if (kinds.length > 0) tests.push(({ annotation }) => kinds.includes(kindOf(annotation)));
  if (tags.length > 0) {
    const keyOf = rememberedKeys();
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
  if (wanted.length > 0)
    tests.push(({ annotation }) => {
      const words = searchedWords(annotation);
      return wanted.every((word) => words.includes(word));
    });
  return tests.length === 0 ? notes : notes.filter((note) => tests.every((fits) => fits(note)));
};

const isIn = ({ from, before }: TimeSpan, time: string): boolean =>
  (from === null || from <= time) && (before === null || time < before);

const folded = new WeakMap<Annotation, string>();

/** Note, quotes and tags of an annotation, folded; kept as long as the annotation is. */
export const searchedWords = (annotation: Annotation): string => {
  const known = folded.get(annotation);
  if (known !== undefined) return known;
  const quotes = annotation.targets.map(({ quote }) => quote.exact);
  const words = foldWords([annotation.note, ...annotation.tags, ...quotes].join('\n'));
  folded.set(annotation, words);
  return words;
};

/** For words of any language: accents and capital letters count only between words that are else the same. */
export const byAlphabet = new Intl.Collator('en', { numeric: true });
