import { scrollBehaviour } from './scroll-behaviour';

/** The final `scrollTop` of each scroller with a smooth scroll under way. */
const destinations = new WeakMap<Element, number>();

/** The present `scrollTop`, or the one at which a smooth scroll under way will end. */
export const finalScrollTop = (scroller: Element): number => destinations.get(scroller) ?? scroller.scrollTop;

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/**
 * Ends a smooth scroll that is under way, where it is. Without this, setting `scrollTop` meanwhile would
 * miss: the compositor adds what it has scrolled since the last frame.
 */
export const stopScrolling = async (scroller: HTMLElement | null): Promise<void> => {
  if (!scroller || !destinations.delete(scroller)) return;
  scroller.scrollTo({ top: scroller.scrollTop, behavior: 'instant' });
  await nextFrame();
  await nextFrame();
};

type Extent = Pick<DOMRect, 'top' | 'bottom'>;

/** Dispatched on a scroller when `scrollToShow` shows something in it. */
export const jumped = 'lectern-jump';

const margin = 24; // CSS pixels above and below what is shown
const farAway = 4; // heights of the scroller: a longer smooth scroll is too fast to follow

const isInView = (frame: DOMRect, { top, bottom }: Extent): boolean =>
  top >= frame.top + margin && bottom <= frame.bottom - margin;

/**
 * Scrolls only this scroller, so that what `extentNow` gives (CSS pixels in the window) begins in the upper
 * third, or higher when it is tall. Does nothing when all of it is in view.
 */
export const scrollToShow = (scroller: HTMLElement, extentNow: () => Extent, corrects = true): void => {
  scroller.dispatchEvent(new Event(jumped));
  const frame = scroller.getBoundingClientRect();
  const extent = extentNow();
  if (isInView(frame, extent)) return;
  const room = frame.height - margin - (extent.bottom - extent.top);
  const from = Math.max(margin, Math.min(frame.height / 3, room));
  const wanted = scroller.scrollTop + extent.top - frame.top - from;
  const top = Math.round(Math.max(0, Math.min(wanted, scroller.scrollHeight - scroller.clientHeight)));
  const distance = Math.abs(top - scroller.scrollTop);
  if (distance < 1) return;
  destinations.set(scroller, top);
  const arrive = (): void => {
    destinations.delete(scroller);
    // Slices that were laid out on the way may differ from their estimated heights. Where the reader has
    // scrolled on, nothing is corrected.
    if (corrects && Math.abs(scroller.scrollTop - top) < 2) scrollToShow(scroller, extentNow, false);
  };
  scroller.addEventListener('scrollend', arrive, { once: true });
  const far = distance > farAway * scroller.clientHeight;
  scroller.scrollTo({ top, behavior: far || !corrects ? 'instant' : scrollBehaviour() });
};
