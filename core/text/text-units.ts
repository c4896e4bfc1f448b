import { clusterAround } from '#core/text/graphemes';
import type { TextRange } from '#core/annotation/annotation';
import { blockAt, type FlatBlock, type FlatText } from './flat-text';

/** What a selection made by keys grows and shrinks by (UAX #29). */
export const units = ['grapheme', 'word', 'sentence'] as const;
export type Unit = (typeof units)[number];

/** A text with the part of it that steps stay within, and the language that tells its words apart (BCP 47). */
export interface Ground {
  readonly flat: FlatText;
  readonly limits: TextRange;
  readonly language: string;
}

/**
 * The units of one block's text in order, none of them empty (UTF-16 offsets): words without the signs between them, sentences
 * and characters without white space around. No edge parts what a reader sees as one character.
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
 * The nearest edge of a unit before (`by` -1) or after `offset`, which may lie outside the text; over as many blocks as it takes. Null when
 * there is none.
 */
export const nearestEdge = (
  ground: Ground,
  unit: Unit,
  edge: 'start' | 'end',
  offset: number,
  by: 1 | -1,
): number | null => {
  const { blocks, text } = ground.flat;
  const inText = Math.min(Math.max(offset, 0), text.length);
  for (let at = blocks.indexOf(blockAt(ground.flat, inText)); blocks[at]; at += by) {
    const block = blocks[at];
    if (!block || !within(block, ground.limits)) return null;
    const edges = unitsOf(block.block.text, unit, ground.language).map((range) => block.start + range[edge]);
    const found = by > 0 ? edges.find((one) => one > offset) : edges.findLast((one) => one < offset);
    if (found !== undefined) return found;
  }
  return null;
};

/** The word that begins nearest after (`by` 1) or before `offset`. */
export const neighbouringWord = (ground: Ground, offset: number, by: 1 | -1): TextRange | null => {
  const start = nearestEdge(ground, 'word', 'start', offset, by);
  const end = start === null ? null : nearestEdge(ground, 'word', 'end', start, 1);
  return start === null || end === null ? null : { start, end };
};

/**
 * A selection one unit longer or shorter at its end; where nothing is selected yet, from `from` to the end of the unit there.
 * At the edges of the ground, and when only one unit is left, it stays as it is; null when there is nothing to select.
 */
export const stretched = (
  ground: Ground,
  selected: TextRange | null,
  from: number,
  unit: Unit,
  by: 1 | -1,
): TextRange | null => {
  const start = selected?.start ?? from;
  const end = nearestEdge(ground, unit, 'end', selected?.end ?? from, by);
  return end === null || end <= start ? selected : { start, end };
};

type Segment = Pick<Intl.SegmentData, 'index' | 'segment'> & { readonly isWordLike: boolean };

/** The engine's own segments, but that no word and no sentence begins or ends inside a mark such as "[1]". */
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

/** A language that the engine does not know, or a tag that is none, is cut by the common rules. */
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
