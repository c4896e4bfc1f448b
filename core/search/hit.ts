/** Where a hit is: in the text, in the editor's notes, or in a note of the reader. */
export type SearchLayer = 'text' | 'note' | 'mine';

/** One occurrence of what a query seeks, in the form of `search --json`. */
export interface SearchHit {
  /** The id of the text. */
  readonly text: string;
  /** The id of the block; in the layer `mine`, of the annotation. */
  readonly block: string;
  readonly layer: SearchLayer;
  /** UTF-16 offsets in the words of the block or of the note. */
  readonly start: number;
  readonly end: number;
  /** The words there. */
  readonly quote: string;
}

/** In reading order, or the blocks that fit the query best first. */
export const searchOrders = ['reading', 'best'] as const;
export type SearchOrder = (typeof searchOrders)[number];
