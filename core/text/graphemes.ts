import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatText } from '#core/text/flat-text';

let segmenter: Intl.Segmenter | undefined;
const graphemes = (): Intl.Segmenter =>
  (segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/**
 * The grapheme cluster (UAX #29) that a cut at `offset` would split; null when it would split none. UTF-16
 * offsets.
 */
export const clusterAround = (text: string, offset: number): TextRange | null => {
  if (offset <= 0 || offset >= text.length || isPlainCut(text, offset)) return null;
  const cluster = graphemes().segment(text).containing(offset);
  if (cluster === undefined || cluster.index === offset) return null;
  return { start: cluster.index, end: cluster.index + cluster.segment.length };
};

/** Whether neither side can join another sign: no sign before U+0300 does, but for CR with LF. It is asked often. */
const isPlainCut = (text: string, offset: number): boolean =>
  text.charCodeAt(offset - 1) < 0x300 && text.charCodeAt(offset) < 0x300 && text[offset] !== '\n';

/**
 * The last offset at or before `offset`, in UTF-16 units, at which a cut splits no grapheme cluster. A first
 * cluster that is longer than `offset` is cut between two code points, so that something is left.
 */
export const cutBefore = (text: string, offset: number): number => {
  const start = clusterAround(text.slice(0, offset + 2), offset)?.start ?? Math.min(offset, text.length);
  if (start > 0 || offset <= 0) return start;
  const before = text.codePointAt(offset - 1) ?? 0;
  return before > 0xffff ? offset - 1 : Math.min(offset, text.length);
};

/** The beginning of a text: at most `most` grapheme clusters, and at most `longest` UTF-16 units. */
export const firstCharacters = (text: string, most: number, longest: number): string => {
  if (text.length <= Math.min(most, longest)) return text;
  const beginning = text.slice(0, cutBefore(text, longest));
  let count = 0;
  for (const { index } of graphemes().segment(beginning)) {
    if (count === most) return beginning.slice(0, index);
    count += 1;
  }
  return beginning;
};

/** The text without its last grapheme cluster. */
export const withoutLastCharacter = (text: string): string =>
  text.slice(
    0,
    graphemes()
      .segment(text)
      .containing(text.length - 1)?.index ?? 0,
  );

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
