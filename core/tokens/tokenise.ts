/**
 * Increase this with every change of the rules below: an index that was built by other rules must not be
 * used.
 */
export const tokeniserVersion = 1;

export interface Token {
  /**
   * The compared form: lower case, without diacritics of Latin letters, abbreviation points and possessive
   * ’s.
   */
  readonly term: string;
  /** UTF-16 offsets of the word in the text it was found in, half open, without a possessive ’s. */
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text in order. Index, query and highlighting of hits use the same tokeniser, so that what is
 * found is what is marked. A hyphen separates words; "C.C." and "R.S.D.L.P." are one word each, equal to "CC"
 * and "RSDLP".
 */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(word)) {
    const bare = found.replace(possessive, '');
    const term = fold(bare);
    if (term !== '') tokens.push({ term, start: index, end: index + bare.length });
  }
  return tokens;
};

const letter = String.raw`[\p{L}\p{Nd}\p{Nl}]`;
/** Combining marks and characters without width (joiners, soft hyphen) may stand within a word. */
const within = String.raw`[\p{L}\p{M}\p{Nd}\p{Nl}\p{Join_Control}\u00ad\u2060]`;
const apostrophe = String.raw`['\u2019\uff07]`;
/** Single letters with a point after each, at least two; the last point may be missing. */
const abbreviation = String.raw`\p{L}\p{M}*(?:\.\p{L}\p{M}*)+(?!${within})\.?`;

const word = new RegExp(`(?:${abbreviation}|${letter}${within}*)(?:${apostrophe}${letter}${within}*)*`, 'gu');
const possessive = /['\u2019\u02bc\uff07]s$/iu;

/**
 * Removes differences of compatibility form (NFKC) and case, and diacritics of Latin letters: "Édition"
 * becomes "edition".
 */
const fold = (found: string): string =>
  found
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[.\p{Join_Control}\u00ad\u2060]/gu, '')
    .replace(/[\u2019\u02bc]/gu, "'")
    .replace(/([\p{Script=Latin}\p{Nd}])\p{M}+/gu, '$1')
    .normalize('NFKC');
