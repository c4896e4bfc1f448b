import { inReadingOrder, type AnchoredAnnotation } from '#core/anchoring/passages';
import type { FlatText } from '#core/text/flat-text';
import { plainWords } from '#core/text/plain-words';

/** The words of a passage of a note. `lost`: they were not found in the open text and are those of old. */
export interface Quote {
  readonly words: string;
  readonly lost: boolean;
}

/** The passages of a note in reading order, as its card and paper show them. */
export const quotesOf = (flat: FlatText, { passages }: AnchoredAnnotation): readonly Quote[] =>
  inReadingOrder(passages).map(({ target, range }) => ({
    lost: range === null,
    words: range ? plainWords(flat, range) : target.quote.exact,
  }));
