import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';

let segmenter: Intl.Segmenter | undefined;

/** Widens a range so that neither end parts what a reader sees as one character (UAX #29 extended grapheme clusters). */
export const snapToGraphemes = (flat: FlatText, range: TextRange): TextRange => ({
  start: clusterAround(flat, range.start)?.start ?? range.start,
  end: clusterAround(flat, range.end)?.end ?? range.end,
});

/** Takes white space, block separators included, off both ends; null when nothing is left. */
export const trimWhiteSpace = (flat: FlatText, range: TextRange): TextRange | null => {
  let { start, end } = range;
  while (start < end && isWhiteSpace(flat.text, start)) start += 1;
  while (start < end && isWhiteSpace(flat.text, end - 1)) end -= 1;
  return start < end ? { start, end } : null;
};

/** The cluster that a cut at `offset` would part, as offsets into the flat text; null when it would part none. */
const clusterAround = (flat: FlatText, offset: number): TextRange | null => {
  const { block, start, end } = blockAt(flat, offset);
  // Only within a block: a separator is a cluster of its own, and the text may be long.
  if (offset <= start || offset >= end) return null;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const cluster = segmenter.segment(block.text).containing(offset - start);
  if (cluster === undefined || start + cluster.index === offset) return null;
  return { start: start + cluster.index, end: start + cluster.index + cluster.segment.length };
};

const isWhiteSpace = (text: string, offset: number): boolean => /\s/u.test(text.charAt(offset));
