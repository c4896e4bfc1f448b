import { queryParts } from '#core/text/fold-words';
import { tokenise } from '#core/tokens/tokenise';

/** A word of a query, in the terms of the tokeniser. */
export interface QueryWord {
  /** What hyphens separate; one term for a word without a hyphen. */
  readonly terms: readonly string[];
  /** The word without its hyphens. */
  readonly joined: string;
}

/**
 * A parsed query. A block is a hit when it contains every part. A part is a phrase: words that follow each
 * other. A word outside quotation marks is a phrase of one word.
 */
export interface SearchQuery {
  /** No part is empty. */
  readonly parts: readonly (readonly QueryWord[])[];
  /**
   * Whether the last term of the last part may be unfinished, and so also matches words that begin with it.
   */
  readonly growing: boolean;
}

/** Never throws. Signs that are not part of a word are ignored. */
export const parseQuery = (typed: string): SearchQuery => {
  const typedParts = queryParts(typed);
  const isClosed = typedParts.length > 1 && typedParts.at(-1)?.words === '';
  const parts = typedParts.flatMap(({ words, isPhrase }) => {
    const found = wordsOf(words);
    if (!isPhrase) return found.map((word) => [word]);
    return found.length > 0 ? [found] : [];
  });
  return { parts, growing: !isClosed && !/\s$/u.test(typed) };
};

const wordsOf = (words: string): QueryWord[] => {
  const found: string[][] = [];
  for (const { term, joined } of tokenise(words)) {
    const before = found.at(-1);
    if (joined && before) before.push(term);
    else found.push([term]);
  }
  return found.map((terms) => ({ terms, joined: terms.join('') }));
};
