import { firstIn } from '../page/on-screen';
import { restingTop } from '../page/scroll-pane';

/**
 * How a pane is scrolled: its first block in view, and how much of that block's height is above the view (may be negative). It
 * outlives another size of type or window.
 */
export interface Scrolled {
  readonly blockId: string;
  readonly passed: number;
}

/** How the pane is scrolled, or will be when it has come to rest; null when nothing is shown in it. */
export const scrolled = (pane: HTMLElement | null): Scrolled | null => {
  if (!pane) return null;
  const top = pane.getBoundingClientRect().top + restingTop(pane) - pane.scrollTop;
  const block = firstIn(pane, 'block', top);
  const box = block?.getBoundingClientRect();
  return block && box && box.height > 0
    ? { blockId: block.id, passed: Number(((top - box.top) / box.height).toFixed(3)) }
    : null;
};

/** Scrolls the pane of the block to where it was, at once. */
export const scrollBack = (place: Scrolled | null): void => {
  const block = place && document.getElementById(place.blockId);
  const pane = block?.closest('[data-scroller]');
  if (!block || !pane) return;
  const box = block.getBoundingClientRect();
  pane.scrollTo({
    top: pane.scrollTop + box.top - pane.getBoundingClientRect().top + place.passed * box.height,
    behavior: 'instant',
  });
};
