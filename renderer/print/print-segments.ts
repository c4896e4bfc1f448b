import type { Colour, Style } from '#core/annotation/annotation';
import type { Block, Span } from '#core/text/study-text';

/** The part of a highlight that lies in one block. Offsets are UTF-16 units of the block's text. */
export interface BlockHighlight {
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  readonly style: Style;
}

/**
 * The number of one of the reader's notes on the sheet, which is printed at an offset in a block (UTF-16
 * units).
 */
export interface NoteMarker {
  readonly at: number;
  readonly number: number;
}

/** Words of a block with the same spans and highlights. */
export interface PrintSegment {
  readonly text: string;
  /** The spans around them, the outermost first. */
  readonly spans: readonly Span[];
  readonly highlights: readonly BlockHighlight[];
  /** The numbers of notes that are printed after them. */
  readonly notes: readonly number[];
}

/**
 * Cuts a block at the ends of all its spans and highlights and at its note markers. Each segment carries all
 * spans and highlights that cover it, so those that cross each other can be printed without nesting.
 */
export const printSegments = (
  block: Pick<Block, 'text' | 'spans'>,
  highlights: readonly BlockHighlight[],
  markers: readonly NoteMarker[],
): readonly PrintSegment[] => {
  const edges = new Set([0, block.text.length]);
  for (const { start, end } of [...block.spans, ...highlights]) edges.add(start).add(end);
  for (const { at } of markers) edges.add(at);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const covers = (range: { start: number; end: number }): boolean =>
      range.start <= start && range.end >= end;
    return {
      text: block.text.slice(start, end),
      spans: block.spans.filter(covers),
      highlights: highlights.filter(covers),
      notes: markers.filter(({ at }) => at === end).map(({ number }) => number),
    };
  });
};
