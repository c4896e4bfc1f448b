import type { Place } from '#core/text/study-text';
import { firstIn } from './on-screen';
import { finalScrollTop } from './scroll-to-show';

/** The scroller of the text, or of the editor's notes; null while it is not in the page. */
export const scrollerOf = (place: Place): HTMLElement | null =>
  document.querySelector<HTMLElement>(place === 'text' ? 'main[data-scroller]' : 'aside [data-scroller]');

/** The place in whose pane the focus is; null when it is in neither the text nor the editor's notes. */
export const placeInFocus = (): Place | null => {
  const pane = document.activeElement?.closest('[data-pane]');
  if (!pane) return null;
  if (pane.matches('main')) return 'text';
  return pane.querySelector('[data-scroller]') ? 'apparatus' : null;
};

/** Whether any part of the block is in view, or will be when a smooth scroll under way has ended. */
export const inView = (block: Element): boolean => {
  const scroller = block.closest('[data-scroller]');
  if (!scroller) return false;
  const frame = scroller.getBoundingClientRect();
  const box = block.getBoundingClientRect();
  const ahead = finalScrollTop(scroller) - scroller.scrollTop;
  return box.height > 0 && box.bottom - ahead > frame.top && box.top - ahead < frame.bottom;
};

/** The first block in view, or that will be when a smooth scroll under way has ended. */
export const firstBlockInView = (scroller: HTMLElement): HTMLElement | null =>
  firstIn(
    scroller,
    'block',
    scroller.getBoundingClientRect().top + 1 + finalScrollTop(scroller) - scroller.scrollTop,
  ) ?? null;
