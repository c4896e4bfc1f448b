import type { TextRange } from '#core/annotation/annotation';
import { clusterAround } from '#core/text/graphemes';

/** UTF-16 units that an excerpt has at most. */
export const excerptLength = 160;

/** How much of an excerpt stands before the first mark. */
const lead = 50;

/** How far an edge moves to reach white space before it cuts a word after all. */
const longestWord = 40;

export interface Excerpt {
  /** UTF-16 offset in the block. */
  readonly start: number;
  readonly text: string;
}

/**
 * The piece of a block's words around the first of its marks, cut between words, or else between characters. `length`: of
 * UTF-16 units, unless the mark is longer.
 */
export const excerptAround = (
  words: string,
  marks: readonly TextRange[],
  length = excerptLength,
): Excerpt => {
  if (words.length <= length) return { start: 0, text: words };
  const first = marks[0] ?? { start: 0, end: 0 };
  const before = Math.min(lead, length / 3);
  const from = Math.floor(Math.max(0, Math.min(first.start - before, words.length - length)));
  const start = from === 0 ? 0 : startAfterSpace(words, from, first.start);
  const to = Math.min(words.length, start + length);
  const end = to === words.length ? to : endBeforeSpace(words, to, first.end);
  return { start, text: words.slice(start, end) };
};

/** The next start of a word, not after `latest`. */
const startAfterSpace = (words: string, from: number, latest: number): number => {
  for (let at = from; at <= Math.min(latest, from + longestWord); at += 1) {
    if (isSpace(words, at - 1) && !isSpace(words, at)) return at;
  }
  return clusterAround(words, from)?.end ?? from;
};

/** The last end of a word, not before `earliest`. */
const endBeforeSpace = (words: string, to: number, earliest: number): number => {
  for (let at = to; at >= Math.max(earliest, to - longestWord); at -= 1) {
    if (isSpace(words, at) && !isSpace(words, at - 1)) return at;
  }
  return clusterAround(words, to)?.start ?? to;
};

const isSpace = (words: string, offset: number): boolean => /\s/u.test(words.charAt(offset));
