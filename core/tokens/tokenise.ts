import { apostropheForms, foldLetters, hyphenForms } from '#core/text/fold-letters';

/**
 * Increase this with every change of the rules below or in core/text/fold-letters.ts: an index that was built
 * by other rules must not be used.
 */
export const tokeniserVersion = 2;

export interface Token {
  /** The compared form: folded by `foldLetters`, without abbreviation points and possessive ’s. */
  readonly term: string;
  /** UTF-16 offsets of the word in the text it was found in, half open, without a possessive ’s. */
  readonly start: number;
  readonly end: number;
  /** Whether a hyphen joins the word to the one before it. */
  readonly joined: boolean;
}

/**
 * The words of a text in order. Index, query and highlighting of hits use the same tokeniser, so that what is
 * found is what is marked. A hyphen separates words, and `compoundsAt` gives them without it; "C.C." and
 * "R.S.D.L.P." are one word each, equal to "CC" and "RSDLP".
 */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  let before: number | null = null;
  for (const match of text.matchAll(word)) {
    const bare = match[0].replace(possessive, '');
    const term = termOf(bare);
    if (term === '') continue;
    const joined = before !== null && areJoined(text, before, match);
    before = match.index + bare.length;
    tokens.push({ term, start: match.index, end: before, joined });
  }
  return tokens;
};

/** Words that hyphens join, taken as one word. */
export interface Compound {
  readonly term: string;
  /** How many tokens it consists of. */
  readonly length: number;
}

/**
 * The compounds that begin with a token: with its neighbour, as "cooperation" in "non-co-operation", and all
 * that hyphens join, where it is the first of them. A pair and a whole keep their number linear.
 */
export const compoundsAt = (tokens: readonly Token[], index: number): Compound[] => {
  const [first, second] = [tokens[index], tokens[index + 1]];
  if (!first || second?.joined !== true) return [];
  const compounds = [{ term: first.term + second.term, length: 2 }];
  if (first.joined || tokens[index + 2]?.joined !== true) return compounds;
  let end = index + 2;
  while (tokens[end]?.joined === true) end += 1;
  const all = tokens.slice(index, end);
  return [...compounds, { term: all.map(({ term }) => term).join(''), length: all.length }];
};

/** What an index keeps of a text: its words and its compounds, each with the range of its words. */
export const indexedTokens = (text: string): Omit<Token, 'joined'>[] => {
  const tokens = tokenise(text);
  return tokens.flatMap((token, index) => [
    token,
    ...compoundsAt(tokens, index).map(({ term, length }) => ({
      term,
      start: token.start,
      end: tokens[index + length - 1]?.end ?? token.end,
    })),
  ]);
};

// The letters that stand for an apostrophe are none here. Regular expressions with the flag `v` (ES2024) can
// subtract them; Node 20 and Chromium 112 know it.
const letters = String.raw`[\p{L}\p{Nd}\p{Nl}]`;
const letter = String.raw`[${letters}--[${apostropheForms}]]`;
/** Combining marks and invisible characters, such as joiners and soft hyphens, may stand within a word. */
const within = String.raw`[[${letters}\p{M}\p{Default_Ignorable_Code_Point}]--[${apostropheForms}]]`;
const apostrophe = `[${apostropheForms}]`;
/** Single letters with a point after each, at least two; the last point may be missing. */
const abbreviation = String.raw`\p{L}\p{M}*(?:\.\p{L}\p{M}*)+(?!${within})\.?`;

const word = new RegExp(`(?:${abbreviation}|${letter}${within}*)(?:${apostrophe}${letter}${within}*)*`, 'gv');
const possessive = new RegExp(String.raw`${apostrophe}s\p{Default_Ignorable_Code_Point}*$`, 'iu');
const hyphen = new RegExp(String.raw`^[${hyphenForms}]\p{Default_Ignorable_Code_Point}*$`, 'v');
const digitAtEnd = /\p{N}$/u;
const digitAtStart = /^\p{N}/u;

/** Whether a hyphen stands between two words, of which one ends at `end`. Digits stay apart: years, pages. */
const areJoined = (text: string, end: number, next: RegExpExecArray): boolean =>
  hyphen.test(text.slice(end, next.index)) &&
  !(digitAtEnd.test(text.slice(Math.max(0, end - 2), end)) && digitAtStart.test(next[0]));

const termOf = (found: string): string => foldLetters(found).replaceAll('.', '').trim();
