import type { Block, Span } from './study-text';

/** A node of a block's inline content: a string, or a span with the nodes inside it. */
export type InlineNode = string | { readonly span: Span; readonly children: readonly InlineNode[] };

/**
 * A block's words and spans as a tree. `spans` must be sorted by start, the longer first. A span that crosses
 * the end of the span around it is cut there.
 */
export const spanTree = ({ text, spans }: Pick<Block, 'text' | 'spans'>): readonly InlineNode[] => {
  let next = 0;
  const nodesIn = (start: number, end: number): InlineNode[] => {
    const nodes: InlineNode[] = [];
    let at = start;
    for (let span = spans[next]; span && span.start < end; span = spans[next]) {
      next++;
      if (span.start < at) continue; // overlaps a span that is in the tree already
      if (span.start > at) nodes.push(text.slice(at, span.start));
      at = Math.min(span.end, end);
      nodes.push({ span, children: nodesIn(span.start, at) });
    }
    if (at < end) nodes.push(text.slice(at, end));
    return nodes;
  };
  return nodesIn(0, text.length);
};
