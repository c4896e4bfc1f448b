import type { Place } from '#core/text/study-text';

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

/** Whether any of the block stands in its pane's view. */
export const inView = (block: Element): boolean => {
  const frame = block.closest('[data-scroller]')?.getBoundingClientRect();
  const box = block.getBoundingClientRect();
  return frame !== undefined && box.height > 0 && box.bottom > frame.top && box.top < frame.bottom;
};

/** The first block of a pane that is not wholly above a line (CSS pixels in the window). First its slice: blocks of others need not be laid out. */
export const firstBlockBelow = (scroller: HTMLElement, line: number): HTMLElement | null => {
  const slice = firstBelow(scroller.querySelectorAll<HTMLElement>('.slice'), line);
  return (slice && firstBelow(slice.querySelectorAll<HTMLElement>('.block'), line)) ?? null;
};

/** Elements stand in order, so it is found by halving. */
const firstBelow = (elements: ArrayLike<HTMLElement>, line: number): HTMLElement | undefined => {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return elements[low];
};
