import type { TextRange } from '#core/annotation/annotation';
import { globalOffset, rangesByBlock, type FlatText } from '#core/text/flat-text';

// Converts between offsets of the flat text and DOM positions. The words of a block are the text nodes below
// its `.words` element and nothing else, so an offset in a block counts the UTF-16 units of these nodes.

/** The `.words` element of a block; null when the block is not in the page. */
export const wordsOf = (blockId: string): HTMLElement | null =>
  document.getElementById(blockId)?.querySelector<HTMLElement>('.words') ?? null;

interface Position {
  readonly node: Node;
  readonly offset: number;
}

const positionAt = (words: HTMLElement, offset: number): Position => {
  const first = words.firstChild; // usually the only node
  if (first instanceof Text && offset <= first.length) return { node: first, offset };
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Node = words;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
    last = node;
  }
  return { node: last, offset: last.nodeValue?.length ?? 0 };
};

/** One DOM range for each block that the range touches; blocks that are not in the page are left out. */
export const domRanges = (flat: FlatText, range: TextRange): StaticRange[] =>
  rangesByBlock(flat, range).flatMap(({ block, start, end }) => {
    const words = wordsOf(block.block.id);
    if (!words) return [];
    const from = positionAt(words, start);
    const to = positionAt(words, end);
    return [
      new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      }),
    ];
  });

export const liveRange = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Range => {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
};

/** UTF-16 units of words before a position inside a `.words` element. */
const offsetIn = (words: HTMLElement, { node, offset }: Position): number => {
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(node, offset);
  return before.toString().length;
};

/** The flat offset of a DOM position; null when it lies in no block's words. */
export const flatOffsetAt = (flat: FlatText, node: Node, offset: number): number | null => {
  const words = elementOf(node)?.closest<HTMLElement>('.words');
  const blockId = words?.closest('.block')?.id;
  if (!words || !blockId) return null;
  return globalOffset(flat, blockId, offsetIn(words, { node, offset }));
};

/**
 * The flat range of a DOM range, clamped to the scroller in which it begins. A drag may end in another
 * scroller, and a triple click ends at the start of the next block: only words inside the DOM range and the
 * scroller count. Null when there are none.
 */
export const flatRangeOf = (flat: FlatText, range: Range, scroller: HTMLElement): TextRange | null => {
  const start = flatOffsetAt(flat, range.startContainer, range.startOffset);
  const end = scroller.contains(range.endContainer)
    ? flatOffsetAt(flat, range.endContainer, range.endOffset)
    : null;
  const from =
    scroller.contains(range.startContainer) && start !== null ? start : edge(flat, range, scroller, 'first');
  const to = end ?? edge(flat, range, scroller, 'last');
  return from !== null && to !== null && from < to ? { start: from, end: to } : null;
};

/** The flat offset where the scroller's first words inside the DOM range begin, or its last ones end. */
const edge = (
  flat: FlatText,
  range: Range,
  scroller: HTMLElement,
  which: 'first' | 'last',
): number | null => {
  const all = [...scroller.querySelectorAll<HTMLElement>('.words')];
  const touched = (words: HTMLElement): boolean => range.intersectsNode(words);
  const words = which === 'first' ? all.find(touched) : all.findLast(touched);
  const blockId = words?.closest('.block')?.id;
  if (!words || !blockId) return null;
  return globalOffset(flat, blockId, which === 'first' ? 0 : (words.textContent?.length ?? 0));
};

export const elementOf = (node: Node): Element | null =>
  node instanceof Element ? node : node.parentElement;
