import { foldLetters } from './fold-letters';

/**
 * Words in the form in which they are looked for by `holdsSought`: the letters folded (fold-letters.ts), and
 * what stands between words made equal, by the same rules as those of the tokeniser (core/tokens):
 *
 * - An apostrophe stays within a word and goes at its edges; a possessive ’s goes, as in Kamenev’s.
 * - An abbreviation of single letters loses its points, as in C.C.
 * - Dashes, double quotation marks and white space of any length are one space.
 *
 * Where a hyphen joins two words, a second line follows in which all such words are written without it:
 * "co ordinating", and then "coordinating".
 */
export const foldWords = (text: string): string => {
  const words = markedWords(text);
  return words.includes(joint) ? `${separate(words)}\n${together(words)}` : words;
};

/** Several texts folded, so that no phrase reaches from one into the next. */
export const foldEach = (texts: readonly string[]): string => texts.map(foldWords).join('\n');

/** One thing that a query looks for, in the forms that will do; in none: it is found nowhere. */
export type Sought = readonly string[];

/**
 * What a query looks for: the words in quotation marks together, every other word for itself. The beginning,
 * end or middle of a word will do. A query that has signs only, and none that is compared, finds nothing; an
 * empty one has no parts, and so everything fits it.
 */
export const readSought = (query: string): readonly Sought[] => {
  const typed = queryParts(query).flatMap(({ words, isPhrase }) =>
    isPhrase ? [words] : words.split(/\s+/u).filter((word) => word !== ''),
  );
  const sought = typed.map(soughtForms).filter(({ length }) => length > 0);
  return sought.length > 0 || query.trim() === '' ? sought : [[]];
};

/** Like `readSought`, but all that is typed is one phrase. */
export const readPhrase = (query: string): readonly Sought[] =>
  query.trim() === '' ? [] : [soughtForms(query)];

/** Whether words that `foldWords` has folded hold everything that is sought, in any order. */
export const holdsSought = (folded: string, sought: readonly Sought[]): boolean =>
  sought.every((forms) => forms.some((form) => folded.includes(form)));

/** A part of a query: words in quotation marks, or all words up to the next ones. */
export interface QueryPart {
  readonly words: string;
  readonly isPhrase: boolean;
}

/**
 * Divides a query at its quotation marks: straight or curly ones or guillemets, in any pairing. A phrase that
 * is not closed reaches to the end. A straight mark between two letters is one of them, as in Hebrew צה"ל.
 */
export const queryParts = (query: string): readonly QueryPart[] =>
  query.split(delimiter).map((words, index) => ({ words, isPhrase: index % 2 === 1 }));

const delimiter =
  /(?<![\p{L}\p{M}\p{N}])"|"(?![\p{L}\p{M}\p{N}])|[\u00ab\u00bb\u201c-\u201f\u300c-\u300f\u301d-\u301f\uff02]/u;

const soughtForms = (typed: string): Sought => {
  const words = markedWords(typed);
  return [...new Set([separate(words), together(words)].map(bare))].filter((form) => form !== '');
};

/** Without punctuation at its edges, where anything else is left. */
const bare = (words: string): string =>
  words
    .replace(/^[\s\p{P}]+(?=[^\s\p{P}])/u, '')
    .replace(/(?<=[^\s\p{P}])[\s\p{P}]+$/u, '')
    .trim();

const letter = String.raw`[\p{L}\p{M}\p{N}]`;
/** Within a word, but not between two digits: years and pages are joined by a dash. */
const joiningHyphens = new RegExp(String.raw`-(?<=${letter}-)(?=${letter})(?!(?<=\p{N}-)\p{N})`, 'gu');
const strayApostrophe = new RegExp(`'(?:(?<=${letter}')s?(?!'?${letter})|(?<!${letter}'))`, 'gu');
const abbreviationPoint = new RegExp(String.raw`\.(?<=(?<!${letter}|')\p{L}\.)(?=\p{L}(?!${letter}))`, 'gu');

/** Stands for a hyphen that joins two words; `foldLetters` leaves none of it. */
const joint = '\u2010';
const separate = (words: string): string => words.replaceAll(joint, ' ');
const together = (words: string): string => words.replaceAll(joint, '');

/** Folded, with joints, and without what else a comparison passes over. */
const markedWords = (text: string): string =>
  foldLetters(text)
    .replaceAll(strayApostrophe, '')
    .replaceAll(abbreviationPoint, '')
    .replaceAll(joiningHyphens, joint)
    .replaceAll(separators, ' ');

// White space, dashes and double quotation marks. All runs but a single space, which is one already.
const separator = String.raw`\t-\r\u1680\u2028\u2029"\-\u2014\u2015\u2053\u2e3a\u2e3b\u301c\u3030`;
const separators = new RegExp(`[${separator}][ ${separator}]*| [ ${separator}]+`, 'g');
