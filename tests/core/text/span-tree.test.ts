import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '#core/text/study-text';
import { spanTree, type InlineNode } from '#core/text/span-tree';

const wordsOf = (nodes: readonly InlineNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children))).join('');
const emphasis = (start: number, end: number): Span => ({ type: 'emphasis', start, end });

describe('a block as a tree of spans', () => {
  it('nests a span within a span', () => {
    const tree = spanTree({ text: 'the C.C. decision', spans: [emphasis(0, 8), emphasis(4, 8)] });
    expect(tree).toEqual([
      { span: emphasis(0, 8), children: ['the ', { span: emphasis(4, 8), children: ['C.C.'] }] },
      ' decision',
    ]);
  });

  it('keeps all letters in order, however the spans cross', () => {
    const span = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => emphasis(Math.min(a, b), Math.max(a, b) + 1));
    fc.assert(
      fc.property(
        fc.string({ minLength: 31, maxLength: 40 }),
        fc.array(span, { maxLength: 8 }),
        (text, spans) => {
          spans.sort((a, b) => a.start - b.start || b.end - a.end);
          expect(wordsOf(spanTree({ text, spans }))).toBe(text);
        },
      ),
    );
  });
});
