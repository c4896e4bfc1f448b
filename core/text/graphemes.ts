import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as one character (UAX #29) and a cut at `offset` would part; null when it would part none. */
export const clusterAround = (text: string, offset: number): TextRange | null => {
  if (offset <= 0 || offset >= text.length) return null;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const cluster = segmenter.segment(text).containing(offset);
  if (cluster === undefined || cluster.index === offset) return null;
  return { start: cluster.index, end: cluster.index + cluster.segment.length };
};

/** Widens a range so that neither end parts what a reader sees as one character. */
export const snapToGraphemes = (flat: FlatText, range: TextRange): TextRange => ({
  start: snap(flat, range.start, 'start'),
  end: snap(flat, range.end, 'end'),
});

/** Takes white space, block separators included, off both ends; null when nothing is left. */
export const trimWhiteSpace = (flat: FlatText, range: TextRange): TextRange | null => {
  let { start, end } = range;
  while (start < end && isWhiteSpace(flat.text, start)) start += 1;
  while (start < end && isWhiteSpace(flat.text, end - 1)) end -= 1;
  return start < end ? { start, end } : null;
};

/** Looks only at the block around: a separator is a character of its own, and the text may be long. */
const snap = (flat: FlatText, offset: number, edge: 'start' | 'end'): number => {
  const { block, start } = blockAt(flat, offset);
  const cluster = clusterAround(block.text, offset - start);
  return cluster === null ? offset : start + cluster[edge];
};

const isWhiteSpace = (text: string, offset: number): boolean => /\s/u.test(text.charAt(offset));
