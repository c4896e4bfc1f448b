import type { Place } from '#core/text/study-text';
import { firstIn } from './on-screen';
import { restingTop } from './scroll-pane';

/** The pane that scrolls the text, or the editor's notes; null while it is not in the page. */
export const scrollerOf = (place: Place): HTMLElement | null =>
  document.querySelector<HTMLElement>(place === 'text' ? 'main[data-scroller]' : 'aside [data-scroller]');

/** The pane in which the focus is, if it is one of text or editor's notes. */
export const placeInFocus = (): Place | null => {
  const pane = document.activeElement?.closest('[data-pane]');
  if (!pane) return null;
  if (pane.matches('main')) return 'text';
  return pane.querySelector('[data-scroller]') ? 'apparatus' : null;
};

/** Whether any of the block stands in its pane's view, or will when the pane has come to rest. */
export const inView = (block: Element): boolean => {
  const pane = block.closest('[data-scroller]');
  if (!pane) return false;
  const frame = pane.getBoundingClientRect();
  const box = block.getBoundingClientRect();
  const ahead = restingTop(pane) - pane.scrollTop;
  return box.height > 0 && box.bottom - ahead > frame.top && box.top - ahead < frame.bottom;
};

/** The first block that will be in view when the pane has come to rest. */
export const firstBlockInView = (scroller: HTMLElement): HTMLElement | null =>
  firstIn(
    scroller,
    'block',
    scroller.getBoundingClientRect().top + 1 + restingTop(scroller) - scroller.scrollTop,
  ) ?? null;
