import type { MatchData } from 'lunr';
import type { TextRange } from '#core/annotation/annotation';
import type { QueryWord, SearchQuery } from '#core/search/query';
import type { IndexedBlock, LoadedIndex } from './load-index';
import { phraseRanges, type Sought, type SoughtWord } from './phrases';

/** A block that holds every part of a query. */
export interface FoundBlock extends IndexedBlock {
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

/** All blocks that hold the query, best first; blocks of equal score are in reading order. */
export const findBlocks = (loaded: LoadedIndex, query: SearchQuery): FoundBlock[] => {
  const stem = memoised(loaded.stem);
  const parts = query.parts.map((words, index) => {
    const growing = query.growing && index === query.parts.length - 1;
    return words.map((word, at) =>
      readWord(word, stem, growing && at === words.length - 1 ? loaded.words : []),
    );
  });
  const phrases = parts.filter(([first, ...more]) => more.length > 0 || first?.terms.length !== 1);
  const singles = parts.filter((part) => !phrases.includes(part)).flat();
  return candidates(loaded, parts.flat()).flatMap(({ positions, ...indexed }) => {
    const { block } = indexed;
    // A hyphenated word that the index has without its hyphens needs no look at the block, until it is shown.
    const unproven = phrases.filter(
      ([word, ...more]) => !word || more.length > 0 || !holds(word.joined, positions),
    );
    const proven = unproven.length === 0 ? [] : phraseRanges(block, unproven, stem);
    if (proven === null) return [];
    const marks = () => {
      const ofPhrases = unproven.length === phrases.length ? proven : phraseRanges(block, phrases, stem);
      return merge([...(ofPhrases ?? []), ...singles.flatMap(({ joined }) => rangesOf(joined, positions))]);
    };
    return [{ ...indexed, marks }];
  });
};

/** `words`: all terms of the text, sorted, where the word may be the beginning of one; otherwise empty. */
export const readWord = (
  { terms, joined }: QueryWord,
  stem: (term: string) => string,
  words: readonly string[],
): SoughtWord => {
  const whole = readTerm(joined, stem, words);
  if (terms.length === 1) return { terms: [whole], joined: whole };
  const last = terms.length - 1;
  return { terms: terms.map((term, at) => readTerm(term, stem, at === last ? words : [])), joined: whole };
};

const readTerm = (term: string, stem: (term: string) => string, words: readonly string[]): Sought => {
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

interface Candidate extends IndexedBlock {
  readonly positions: Positions;
}

/** The blocks that hold every word, in any order of the words and of their terms; best first. */
const candidates = ({ index, presence, blocks }: LoadedIndex, words: readonly SoughtWord[]): Candidate[] => {
  const sought = words.flatMap(({ terms, joined }) => [...terms, joined]);
  const single = words.filter(({ terms, joined }) => terms.length === 1 && joined.stems.size === 1);
  const required = new Set(single.map(({ joined }) => joined.typed));
  const typed = new Set(sought.map((term) => term.typed));
  // Lunr cannot require one stem of several. They are optional in its query, and checked below.
  const optional = new Set(sought.flatMap(({ stems }) => [...stems]).filter((stem) => !required.has(stem)));
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
      const holdsAll = words.every(
        ({ terms, joined }) => holds(joined, positions) || terms.every((term) => holds(term, positions)),
      );
      return entry !== undefined && holdsAll ? [{ ...entry, score, positions }] : [];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order);
};

const holds = ({ stems }: Sought, positions: Positions): boolean =>
  [...stems].some((stem) => stem in positions);

// Lunr declares it as an object. Its shape follows from the index format, whose version has been checked.
const positionsIn = (matchData: MatchData): Positions => matchData.metadata as Positions;

/**
 * Where a term stands. Of a compound and a word in it the word is marked, as "All" in "All-Russia" when "all"
 * is typed.
 */
const rangesOf = ({ stems }: Sought, positions: Positions): TextRange[] => {
  const ranges = [...stems]
    .flatMap((stem) => Object.values(positions[stem] ?? {}).flatMap(({ position }) => position))
    .map(([start, length]) => ({ start, end: start + length }));
  return withoutCompounds(ranges);
};

/** Of a compound and a word in it, only the word; sorted. */
export const withoutCompounds = (found: readonly TextRange[]): TextRange[] => {
  const ranges = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return ranges.filter((range, index) => !holdsNext(range, ranges, index));
};

/** Whether one of the ranges after `index`, which are sorted by their starts, lies in this one. */
const holdsNext = ({ end }: TextRange, ranges: readonly TextRange[], index: number): boolean => {
  for (let next = index + 1; (ranges[next]?.start ?? end) < end; next += 1) {
    if ((ranges[next]?.end ?? end) <= end) return true;
  }
  return false;
};

/** Sorted ranges; those that overlap become one. */
export const merge = (ranges: readonly TextRange[]): TextRange[] => {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push(range);
  }
  return merged;
};

export const memoised = (stem: (term: string) => string): ((term: string) => string) => {
  const known = new Map<string, string>();
  return (term) => {
    const stemmed = known.get(term) ?? stem(term);
    known.set(term, stemmed);
    return stemmed;
  };
};
