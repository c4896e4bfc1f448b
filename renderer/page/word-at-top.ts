import { finalScrollTop } from './scroll-to-show';
import { firstIn } from './on-screen';

/**
 * The letter at the top of a scroller, in whatever way its lines are broken: the first letter of which more than half
 * is in view. Null: the scroller is at its very top, or shows no words.
 */
export interface TopWord {
  readonly node: Text;
  /** UTF-16 units in the node. */
  readonly offset: number;
  /** From the edge to the top of the letter's line, in CSS pixels; negative when the edge cuts the line. */
  readonly below: number;
  /** Height of the line's letters when it was found, in CSS pixels. */
  readonly height: number;
}

/** Reads the layout; to be called when that is up to date. */
export const topWordOf = (scroller: HTMLElement): TopWord | null => {
  const ahead = finalScrollTop(scroller) - scroller.scrollTop;
  if (scroller.scrollTop + ahead <= 0) return null;
  const edge = scroller.getBoundingClientRect().top + ahead;
  const block = firstIn(scroller, 'block', edge + 1);
  const words = block?.querySelector<HTMLElement>('.words');
  const found = words ? firstLetterBelow(words, edge) : null;
  return found && { ...found.letter, below: found.box.top - edge, height: found.box.height };
};

/** Scrolls so that the letter's line stands again where it stood. Gives the new `scrollTop`; null when it cannot. */
export const bringToTop = (
  scroller: HTMLElement,
  { node, offset, below, height }: TopWord,
): number | null => {
  if (!node.isConnected || !scroller.contains(node)) return null;
  const box = boxOf({ node, offset });
  if (!box) return null;
  // A line that was cut by the edge is cut by as much of its height.
  const wanted = below < 0 && height > 0 ? (below / height) * box.height : below;
  const by = box.top - scroller.getBoundingClientRect().top - wanted;
  if (Math.abs(by) >= 1) scroller.scrollTo({ top: scroller.scrollTop + by, behavior: 'instant' });
  return scroller.scrollTop;
};

/** Whether the letter's line still stands where it stood. */
export const isStillAtTop = (scroller: HTMLElement, { node, offset, below }: TopWord): boolean => {
  const box = node.isConnected ? boxOf({ node, offset }) : null;
  return box !== null && Math.abs(box.top - scroller.getBoundingClientRect().top - below) < 2;
};

interface Letter {
  readonly node: Text;
  readonly offset: number;
}

/** Null for a letter that takes no room, such as a blank at the end of a line. */
const boxOf = ({ node, offset }: Letter): DOMRect | null => {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, Math.min(offset + 1, node.length));
  const boxes = range.getClientRects();
  return boxes[boxes.length - 1] ?? null;
};

/** The first letter of the words whose middle is below a line, found by binary search. */
const firstLetterBelow = (
  words: HTMLElement,
  edge: number,
): { readonly letter: Letter; readonly box: DOMRect } | null => {
  const nodes = textNodesOf(words);
  const count = nodes.reduce((sum, node) => sum + node.length, 0);
  const letterAt = (index: number): Letter | null => {
    let left = index;
    for (const node of nodes) {
      if (left < node.length) return { node, offset: left };
      left -= node.length;
    }
    return null;
  };
  /** The letter at an index or the next one that takes room. */
  const seenFrom = (index: number): { letter: Letter; box: DOMRect } | null => {
    for (let at = index; at < count; at += 1) {
      const letter = letterAt(at);
      const box = letter && boxOf(letter);
      if (letter && box && box.height > 0) return { letter, box };
    }
    return null;
  };
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(seenFrom(middle)?.box) > edge) high = middle;
    else low = middle + 1;
  }
  return seenFrom(low);
};

const middleOf = (box: DOMRect | undefined): number => (box ? (box.top + box.bottom) / 2 : Infinity);

const textNodesOf = (element: HTMLElement): readonly Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  return nodes;
};
