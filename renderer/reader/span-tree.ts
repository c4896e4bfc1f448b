import type { Block, Span } from '#core/text/study-text';

/** A block's words cut at the edges of its spans: strings, and spans that hold further pieces. */
export type Piece = string | { readonly span: Span; readonly pieces: readonly Piece[] };

/**
 * Spans as a tree. They are sorted by start, the longer first, and nest; one that crosses the end of the span around
 * it is cut there.
 */
export const spanTree = ({ text, spans }: Pick<Block, 'text' | 'spans'>): readonly Piece[] => {
  let next = 0;
  const piecesOf = (start: number, end: number): Piece[] => {
    const pieces: Piece[] = [];
    let at = start;
    for (let span = spans[next]; span && span.start < end; span = spans[next]) {
      next++;
      if (span.start < at) continue; // inside what has been shown already
      if (span.start > at) pieces.push(text.slice(at, span.start));
      at = Math.min(span.end, end);
      pieces.push({ span, pieces: piecesOf(span.start, at) });
    }
    if (at < end) pieces.push(text.slice(at, end));
    return pieces;
  };
  return piecesOf(0, text.length);
};
