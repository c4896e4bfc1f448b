import { tokenise } from '#core/tokens/tokenise';

/**
 * A parsed query. A block is a hit when it contains every part. A part is a phrase: terms that follow each
 * other. A word outside quotation marks is a phrase of one term.
 */
export interface SearchQuery {
  /** Terms of the tokeniser; no part is empty. */
  readonly parts: readonly (readonly string[])[];
  /**
   * Whether the last term of the last part may be unfinished, and so also matches words that begin with it.
   */
  readonly growing: boolean;
}

/**
 * Straight or curly quotation marks, or guillemets, in any pairing. A phrase that is not closed reaches to
 * the end.
 */
const quotationMark = /["\u201c-\u201f\u00ab\u00bb\uff02]/u;

/** Never throws. Signs that are not part of a word are ignored. */
export const parseQuery = (typed: string): SearchQuery => {
  const segments = typed.split(quotationMark);
  const parts = segments.flatMap((segment, index) => {
    const terms = tokenise(segment).map(({ term }) => term);
    if (index % 2 === 0) return terms.map((term) => [term]);
    return terms.length > 0 ? [terms] : [];
  });
  return { parts, growing: !/(?:\s|["\u201c-\u201f\u00ab\u00bb\uff02])$/u.test(typed) };
};
