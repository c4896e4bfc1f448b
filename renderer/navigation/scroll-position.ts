import { firstIn } from '../page/on-screen';
import { finalScrollTop } from '../page/scroll-to-show';

/**
 * How a scroller is scrolled: its first block in view, and which part of that block's height is above the
 * view (0 to 1; negative when the block begins lower). It stays right when the text size or the window
 * changes.
 */
export interface ScrollPosition {
  readonly blockId: string;
  readonly passed: number;
}

/**
 * How a scroller is scrolled, or will be when a smooth scroll under way has ended; null when it shows
 * nothing.
 */
export const scrollPositionOf = (scroller: HTMLElement | null): ScrollPosition | null => {
  if (!scroller) return null;
  const top = scroller.getBoundingClientRect().top + finalScrollTop(scroller) - scroller.scrollTop;
  const block = firstIn(scroller, 'block', top);
  const box = block?.getBoundingClientRect();
  return block && box && box.height > 0
    ? { blockId: block.id, passed: Number(((top - box.top) / box.height).toFixed(3)) }
    : null;
};

/** Scrolls the scroller of the block back to this position, without animation. */
export const restoreScrollPosition = (position: ScrollPosition | null): void => {
  const block = position && document.getElementById(position.blockId);
  const scroller = block?.closest('[data-scroller]');
  if (!block || !scroller) return;
  const box = block.getBoundingClientRect();
  scroller.scrollTo({
    top: scroller.scrollTop + box.top - scroller.getBoundingClientRect().top + position.passed * box.height,
    behavior: 'instant',
  });
};
