import type { Colour, Style } from '#core/annotation/annotation';
import type { Block, Span } from '#core/text/study-text';

/** A highlight within a block. */
export interface BlockMark {
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  readonly style: Style;
}

/** Where a note of the reader's, by its number on the sheet, is referred to: after the words that end there. */
export interface NoteSign {
  readonly at: number;
  readonly number: number;
}

/** Words of a block that are all alike. Offsets are UTF-16 units of the block's text. */
export interface PrintPiece {
  readonly text: string;
  /** The spans around them, the outermost first. */
  readonly spans: readonly Span[];
  /** The highlights on them. */
  readonly marks: readonly BlockMark[];
  /** Numbers of notes that are referred to after them. */
  readonly notes: readonly number[];
}

/**
 * A block cut at every edge of a span, a highlight or a note's end, so that what crosses can be printed without nesting:
 * each piece bears all that holds for it.
 */
export const printPieces = (
  block: Pick<Block, 'text' | 'spans'>,
  marks: readonly BlockMark[],
  signs: readonly NoteSign[],
): readonly PrintPiece[] => {
  const edges = new Set([0, block.text.length]);
  for (const { start, end } of [...block.spans, ...marks]) edges.add(start).add(end);
  for (const { at } of signs) edges.add(at);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const covers = (range: { start: number; end: number }): boolean =>
      range.start <= start && range.end >= end;
    return {
      text: block.text.slice(start, end),
      spans: block.spans.filter(covers),
      marks: marks.filter(covers),
      notes: signs.filter(({ at }) => at === end).map(({ number }) => number),
    };
  });
};
