import type { TextRange } from '#core/annotation/annotation';
import { clusterAround } from '#core/text/graphemes';

/** The greatest length of an excerpt, in UTF-16 units. */
export const excerptLength = 160;

/** UTF-16 units of an excerpt before the first mark. */
const lead = 50;

/** UTF-16 units. An edge moves at most so far to reach white space; then it cuts a word. */
const longestWord = 40;

export interface Excerpt {
  /** UTF-16 offset in the block. */
  readonly start: number;
  readonly text: string;
}

/**
 * An excerpt of a block's words around the first mark, cut between words where possible, and never inside a
 * character. It is at most `length` UTF-16 units long, unless the mark is longer.
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
