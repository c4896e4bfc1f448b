import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';

let segmenter: Intl.Segmenter | undefined;

/**
 * The grapheme cluster (UAX #29) that a cut at `offset` would split; null when it would split none. UTF-16
 * offsets.
 */
export const clusterAround = (text: string, offset: number): TextRange | null => {
  if (offset <= 0 || offset >= text.length) return null;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const cluster = segmenter.segment(text).containing(offset);
  if (cluster === undefined || cluster.index === offset) return null;
  return { start: cluster.index, end: cluster.index + cluster.segment.length };
};

/**
 * Widens a range so that neither end lies inside a grapheme cluster, which a reader sees as one character.
 */
export const snapToGraphemes = (flat: FlatText, range: TextRange): TextRange => ({
  start: snap(flat, range.start, 'start'),
  end: snap(flat, range.end, 'end'),
});

/** Removes white space and block separators from both ends; null when nothing is left. */
export const trimWhiteSpace = (flat: FlatText, range: TextRange): TextRange | null => {
  let { start, end } = range;
  while (start < end && isWhiteSpace(flat.text, start)) start += 1;
  while (start < end && isWhiteSpace(flat.text, end - 1)) end -= 1;
  return start < end ? { start, end } : null;
};

/**
 * Looks only at the block around `offset`, because the text may be long and no cluster crosses a block
 * separator.
 */
const snap = (flat: FlatText, offset: number, edge: 'start' | 'end'): number => {
  const { block, start } = blockAt(flat, offset);
  const cluster = clusterAround(block.text, offset - start);
  return cluster === null ? offset : start + cluster[edge];
};

const isWhiteSpace = (text: string, offset: number): boolean => /\s/u.test(text.charAt(offset));
