import { inReadingOrder, type AnchoredAnnotation } from '#core/anchoring/passages';
import type { TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { plainWords } from '#core/text/plain-words';
import { longestOfPlace, shorten } from '#core/text/shorten';

/** The words of a passage of a note. */
export interface Quote {
  readonly words: string;
  /** Where they stand; null when they were not found in the open text and are those of old. */
  readonly range: TextRange | null;
}

/**
 * The passages of a note in reading order, as its card and paper show them. A bookmark is a place and quotes
 * nothing: only the first words of its paragraph are given, by which the place is known again.
 */
export const quotesOf = (flat: FlatText, { annotation, passages }: AnchoredAnnotation): readonly Quote[] =>
  inReadingOrder(passages).map(({ target, range }) => {
    const words = range ? plainWords(flat, range) : target.quote.exact;
    const isPlace = annotation.motivation === 'bookmarking';
    return { range, words: isPlace ? shorten(words, longestOfPlace) : words };
  });
