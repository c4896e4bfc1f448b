import type { MatchData } from 'lunr';
import type { TextRange } from '#core/annotation/annotation';
import type { SearchQuery } from '#core/search/query';
import type { Block } from '#core/text/study-text';
import { tokenise } from '#core/tokens/tokenise';
import type { LoadedIndex } from './load-index';

/** A block that holds every part of a query. */
export interface FoundBlock {
  readonly block: Block;
  /** Every occurrence of each part, in UTF-16 offsets into the block's text; sorted, without overlaps. */
  readonly marks: () => TextRange[];
}

/**
 * A word of this many UTF-16 units or more also finds longer words that begin with it. A single letter would
 * find half the text.
 */
const shortestPrefix = 2;

/** How much more a block scores that holds the word as typed than one that holds a longer word. */
const typedBoost = 4;

/** A word of a query. */
interface Word {
  /** The stem of the word as typed. */
  readonly typed: string;
  /** The stems of all words in the text that match it, the typed one first. */
  readonly stems: ReadonlySet<string>;
}

type Part = readonly Word[];

/** All blocks that hold the query, best first; blocks of equal score are in reading order. */
export const findBlocks = (loaded: LoadedIndex, query: SearchQuery): FoundBlock[] => {
  const stem = memoised(loaded.stem);
  const parts = query.parts.map((terms, index) => {
    const growing = query.growing && index === query.parts.length - 1;
    return terms.map((term, at) =>
      readWord(term, stem, growing && at === terms.length - 1 ? loaded.words : []),
    );
  });
  const phrases = parts.filter((part) => part.length > 1);
  const singles = parts.filter((part) => part.length === 1).flat();
  return candidates(loaded, parts.flat()).flatMap(({ block, positions }) => {
    const ranges: TextRange[] = [];
    if (phrases.length > 0) {
      const tokens = stemmedTokens(block, stem);
      const words = tokens.filter((token) => !inMark(block, token));
      for (const phrase of phrases) {
        const occurrences = [...occurrencesOf(phrase, tokens), ...occurrencesOf(phrase, words)];
        if (occurrences.length === 0) return [];
        ranges.push(...occurrences);
      }
    }
    return [
      { block, marks: () => merge([...ranges, ...singles.flatMap((word) => rangesOf(word, positions))]) },
    ];
  });
};

/** `words`: all words of the text, sorted, where the term may be the beginning of one; otherwise empty. */
const readWord = (term: string, stem: (term: string) => string, words: readonly string[]): Word => {
  const typed = stem(term);
  const stems = new Set([typed]);
  if (term.length >= shortestPrefix) {
    for (let at = firstFrom(words, term); words[at]?.startsWith(term) === true; at += 1) {
      stems.add(stem(words[at] ?? ''));
    }
  }
  return { typed, stems };
};

/** Index of the first word that is not sorted before `term`. */
const firstFrom = (words: readonly string[], term: string): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * By stem and field: starts and lengths (UTF-16) of the stem's words, as an index with `position` gives them.
 */
type Positions = Readonly<
  Record<string, Readonly<Record<string, { readonly position: readonly (readonly [number, number])[] }>>>
>;

interface Candidate {
  readonly block: Block;
  readonly positions: Positions;
}

/** The blocks that hold every word, in any order of the words; best first. */
const candidates = ({ index, presence, blocks }: LoadedIndex, words: readonly Word[]): Candidate[] => {
  const required = new Set(words.filter(({ stems }) => stems.size === 1).map(({ typed }) => typed));
  const typed = new Set(words.map((word) => word.typed));
  // Lunr cannot require one stem of several. They are optional in its query, and checked below.
  const optional = new Set(words.flatMap(({ stems }) => [...stems]).filter((stem) => !required.has(stem)));
  const results = index.query((query) => {
    for (const stem of required) query.term(stem, { usePipeline: false, presence: presence.required });
    for (const stem of optional) {
      const boost = typed.has(stem) ? typedBoost : 1;
      query.term(stem, { usePipeline: false, presence: presence.optional, boost });
    }
  });
  return results
    .flatMap(({ ref, score, matchData }) => {
      const entry = blocks.get(ref);
      const positions = positionsIn(matchData);
      const holdsAll = words.every(({ stems }) => [...stems].some((stem) => stem in positions));
      return entry !== undefined && holdsAll ? [{ ...entry, score, positions }] : [];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order);
};

// Lunr declares it as an object. Its shape follows from the index format, whose version has been checked.
const positionsIn = (matchData: MatchData): Positions => matchData.metadata as Positions;

const rangesOf = ({ stems }: Word, positions: Positions): TextRange[] =>
  [...stems].flatMap((stem) =>
    Object.values(positions[stem] ?? {}).flatMap(({ position }) =>
      position.map(([start, length]) => ({ start, end: start + length })),
    ),
  );

interface StemmedToken extends TextRange {
  readonly stem: string;
}

const stemmedTokens = (block: Block, stem: (term: string) => string): StemmedToken[] =>
  tokenise(block.text).map(({ term, start, end }) => ({ stem: stem(term), start, end }));

/** Whether the range is in a note mark such as "[1]", which may interrupt a phrase. */
const inMark = ({ spans }: Block, { start, end }: TextRange): boolean =>
  spans.some(
    (span) => (span.type === 'noteref' || span.type === 'backlink') && span.start <= start && end <= span.end,
  );

/** The ranges where the words of a phrase follow each other. */
const occurrencesOf = (phrase: Part, tokens: readonly StemmedToken[]): TextRange[] =>
  tokens.flatMap(({ start }, first) => {
    const isOccurrence = phrase.every(({ stems }, at) => stems.has(tokens[first + at]?.stem ?? ''));
    const last = tokens[first + phrase.length - 1];
    return isOccurrence && last !== undefined ? [{ start, end: last.end }] : [];
  });

const merge = (ranges: readonly TextRange[]): TextRange[] => {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push(range);
  }
  return merged;
};

const memoised = (stem: (term: string) => string): ((term: string) => string) => {
  const known = new Map<string, string>();
  return (term) => {
    const stemmed = known.get(term) ?? stem(term);
    known.set(term, stemmed);
    return stemmed;
  };
};
