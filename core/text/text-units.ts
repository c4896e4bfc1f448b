import { clusterAround } from '#core/text/graphemes';
import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatBlock, type FlatText } from './flat-text';

/** The units by which a selection is extended from the keyboard (UAX #29). */
export const units = ['grapheme', 'word', 'sentence'] as const;
export type Unit = (typeof units)[number];

/** A text, the part of it that is not left, and the language by which words are told apart (BCP 47). */
export interface TextScope {
  readonly flat: FlatText;
  readonly limits: TextRange;
  readonly language: string;
}

/**
 * The units of one block's text in order, none of them empty (UTF-16 offsets in the block): words without
 * punctuation, sentences and characters without surrounding white space. No edge lies inside a grapheme
 * cluster.
 */
export const unitsOf = (text: string, unit: Unit, language: string): TextRange[] =>
  segmentsOf(text, unit, language)
    .filter(({ isWordLike, segment }) => (unit === 'word' ? isWordLike : /\S/u.test(segment)))
    .map(({ index, segment }) => ({
      start: index + segment.length - segment.trimStart().length,
      end: index + segment.trimEnd().length,
    }))
    .filter(({ start, end }) => clusterAround(text, start) === null && clusterAround(text, end) === null);

/**
 * The nearest edge of a unit before (`by` -1) or after (`by` 1) `offset`, in this block or in any other of
 * the scope. `offset` counts in the flat text and may lie outside the scope. Null when there is no such edge.
 */
export const nearestEdge = (
  scope: TextScope,
  unit: Unit,
  edge: 'start' | 'end',
  offset: number,
  by: 1 | -1,
): number | null => {
  const { flat, limits } = scope;
  const { blocks } = flat;
  const inScope = Math.min(Math.max(offset, limits.start), limits.end);
  for (let at = blocks.indexOf(blockAt(flat, inScope)); blocks[at]; at += by) {
    const block = blocks[at];
    if (!block || !within(block, limits)) return null;
    const edges = unitsOf(block.block.text, unit, scope.language).map((range) => block.start + range[edge]);
    const found = by > 0 ? edges.find((one) => one > offset) : edges.findLast((one) => one < offset);
    if (found !== undefined) return found;
  }
  return null;
};

/** The word that begins nearest after (`by` 1) or before (`by` -1) `offset`; null when there is none. */
export const neighbouringWord = (scope: TextScope, offset: number, by: 1 | -1): TextRange | null => {
  const start = nearestEdge(scope, 'word', 'start', offset, by);
  const end = start === null ? null : nearestEdge(scope, 'word', 'end', start, 1);
  return start === null || end === null ? null : { start, end };
};

/**
 * Makes a selection one unit longer or shorter at its end. When nothing is selected yet, it selects from
 * `from` to the end of the unit there. At the edges of the scope, and when only one unit is left, the
 * selection stays as it is. Null when there is nothing to select.
 */
export const extendSelection = (
  scope: TextScope,
  selected: TextRange | null,
  from: number,
  unit: Unit,
  by: 1 | -1,
): TextRange | null => {
  const start = selected?.start ?? from;
  const end = nearestEdge(scope, unit, 'end', selected?.end ?? from, by);
  return end === null || end <= start ? selected : { start, end };
};

type Segment = Pick<Intl.SegmentData, 'index' | 'segment'> & { readonly isWordLike: boolean };

/**
 * The segments of `Intl.Segmenter`, joined where a word or sentence would begin or end inside a mark such as
 * "[1]".
 */
const segmentsOf = (text: string, unit: Unit, language: string): Segment[] => {
  const segments = Array.from(
    segmenterFor(unit, language).segment(text),
    ({ index, segment, isWordLike = false }): Segment => ({ index, segment, isWordLike }),
  );
  if (unit === 'grapheme') return segments;
  const marks = [...text.matchAll(noteMark)].map(({ index, 0: mark }) => ({
    index,
    after: index + mark.length,
  }));
  const whole: Segment[] = [];
  for (const { index, segment, isWordLike } of segments) {
    const around = marks.find((mark) => index > mark.index && index < mark.after);
    const before = whole.pop();
    const cut = around && before ? around.after - index : 0;
    if (before)
      whole.push({
        index: before.index,
        segment: before.segment + segment.slice(0, cut),
        isWordLike: before.isWordLike || (cut > 0 && isWordLike),
      });
    if (cut < segment.length) whole.push({ index: index + cut, segment: segment.slice(cut), isWordLike });
  }
  return whole;
};

const noteMark = /\[[^\][\s]{1,8}\]/gu;

const within = ({ start, end }: FlatBlock, limits: TextRange): boolean =>
  start >= limits.start && end <= limits.end;

const segmenters = new Map<string, Intl.Segmenter>();

/** The general rules apply when the tag is invalid or the engine does not know the language. */
const segmenterFor = (unit: Unit, language: string): Intl.Segmenter => {
  const key = `${unit} ${language}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: unit });
    } catch {
      segmenter = new Intl.Segmenter(undefined, { granularity: unit });
    }
    segmenters.set(key, segmenter);
  }
  return segmenter;
};
