import { tokenise } from '#core/tokens/tokenise';

/**
 * What somebody looks for: every part must stand in a block. A part is a run of words that follow each other; a word
 * outside quotation marks is a run of one.
 */
export interface SearchQuery {
  /** Terms of the tokeniser; no part is empty. */
  readonly parts: readonly (readonly string[])[];
  /** Whether the last term of the last part may still be growing, and so stands for what begins with it as well. */
  readonly growing: boolean;
}

/** Any pair of straight or curly quotation marks, or guillemets; one that is not closed reaches to the end. */
const quotationMark = /["\u201c-\u201f\u00ab\u00bb\uff02]/u;

/** Never throws: signs that mean nothing here are no words. */
export const parseQuery = (typed: string): SearchQuery => {
  const pieces = typed.split(quotationMark);
  const parts = pieces.flatMap((piece, index) => {
    const terms = tokenise(piece).map(({ term }) => term);
    if (index % 2 === 0) return terms.map((term) => [term]);
    return terms.length > 0 ? [terms] : [];
  });
  return { parts, growing: !/(?:\s|["\u201c-\u201f\u00ab\u00bb\uff02])$/u.test(typed) };
};
