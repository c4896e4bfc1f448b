import type { TextRange } from '#core/annotation/annotation';
import type { Block } from '#core/text/study-text';
import { compoundsAt, tokenise } from '#core/tokens/tokenise';

/** A term of a query. */
export interface Sought {
  /** The stem of the term as typed. */
  readonly typed: string;
  /** The stems of all terms in the text that match it, the typed one first. */
  readonly stems: ReadonlySet<string>;
}

/** A word of a query: found as its `terms` one after the other, or `joined` as one word. */
export interface SoughtWord {
  readonly terms: readonly Sought[];
  /** The same object as the only term of a word without a hyphen. */
  readonly joined: Sought;
}

/** A word of a text, and where it stands (UTF-16 offsets). */
export interface StemmedToken extends TextRange {
  readonly stem: string;
  /** What begins here and consists of several tokens. */
  readonly compounds: readonly { readonly stem: string; readonly length: number }[];
}

/**
 * The ranges in a block where the words of a phrase follow each other; a note mark may interrupt them. Null
 * when one of the phrases is nowhere in the block.
 */
export const phraseRanges = (
  block: Pick<Block, 'text' | 'spans'>,
  phrases: readonly (readonly SoughtWord[])[],
  stem: (term: string) => string,
): TextRange[] | null => {
  const tokens = stemmedTokens(block, stem);
  const words = tokens.filter((token) => !inMark(block, token));
  const lists = words.length === tokens.length ? [tokens] : [tokens, words];
  const ranges: TextRange[] = [];
  for (const phrase of phrases) {
    const found = lists.flatMap((list) => occurrencesOf(phrase, list));
    if (found.length === 0) return null;
    ranges.push(...found);
  }
  return ranges;
};

const stemmedTokens = (block: Pick<Block, 'text'>, stem: (term: string) => string): StemmedToken[] =>
  tokenise(block.text).map(({ term, start, end }, index, tokens) => ({
    start,
    end,
    stem: stem(term),
    compounds: compoundsAt(tokens, index).map((compound) => ({
      stem: stem(compound.term),
      length: compound.length,
    })),
  }));

/** Whether the range is in a note mark such as "[1]", which may interrupt a phrase. */
const inMark = ({ spans }: Pick<Block, 'spans'>, { start, end }: TextRange): boolean =>
  spans.some(
    (span) => (span.type === 'noteref' || span.type === 'backlink') && span.start <= start && end <= span.end,
  );

/** From each token with an index from `from` to `to`, the shortest occurrence that begins there. */
export const occurrencesOf = (
  phrase: readonly SoughtWord[],
  tokens: readonly StemmedToken[],
  from = 0,
  to = tokens.length,
): TextRange[] =>
  tokens.slice(from, to).flatMap(({ start }, index) => {
    const first = from + index;
    let after: readonly number[] = [first];
    for (const word of phrase) {
      const next = after.flatMap((at) => indicesAfter(word, tokens, at));
      if (next.length === 0) return [];
      after = next.length === 1 ? next : [...new Set(next)];
    }
    const end = tokens[Math.min(...after) - 1]?.end;
    return end === undefined ? [] : [{ start, end }];
  });

const none: readonly number[] = [];

/** The indices that may follow a word which begins at the token with index `at`; empty when none does. */
const indicesAfter = (
  { terms, joined }: SoughtWord,
  tokens: readonly StemmedToken[],
  at: number,
): readonly number[] => {
  const token = tokens[at];
  if (!token) return none;
  if (terms.length === 1 && token.compounds.length === 0)
    return joined.stems.has(token.stem) ? [at + 1] : none;
  const found = token.compounds.filter(({ stem }) => joined.stems.has(stem)).map(({ length }) => at + length);
  if (joined.stems.has(token.stem)) found.push(at + 1);
  if (terms.length > 1 && terms.every(({ stems }, index) => stems.has(tokens[at + index]?.stem ?? '')))
    found.push(at + terms.length);
  return found;
};
