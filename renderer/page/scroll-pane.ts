import { scrollBehaviour } from './scroll-behaviour';

/** Where panes that are on their way will come to rest (`scrollTop`). */
const destinations = new WeakMap<Element, number>();

/** Where the pane stands, or will stand in a moment. */
export const restingTop = (pane: Element): number => destinations.get(pane) ?? pane.scrollTop;

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/**
 * Ends a jump that is still under way, where it stands. A pane that is told to stand elsewhere meanwhile would be carried on from there:
 * what the compositor has scrolled since the last frame is added to it.
 */
export const endJump = async (pane: HTMLElement | null): Promise<void> => {
  if (!pane || !destinations.delete(pane)) return;
  pane.scrollTo({ top: pane.scrollTop, behavior: 'instant' });
  await nextFrame();
  await nextFrame();
};

type Place = Pick<DOMRect, 'top' | 'bottom'>;

/** The event that a pane gets when something in it is shown. */
export const jumped = 'lectern-jump';

const margin = 24; // CSS pixels above and below what is shown
const farAway = 4; // heights of the pane: further than that the eye cannot follow

const isInView = (frame: DOMRect, place: Place): boolean =>
  place.top >= frame.top + margin && place.bottom <= frame.bottom - margin;

/**
 * Moves the pane, and nothing else, so that the place (in the window, CSS pixels) stands in its upper third, as much of it as there
 * is room for; not at all if it is in full view.
 */
export const bringIntoView = (pane: HTMLElement, placeNow: () => Place, corrects = true): void => {
  pane.dispatchEvent(new Event(jumped));
  const frame = pane.getBoundingClientRect();
  const place = placeNow();
  if (isInView(frame, place)) return;
  const room = frame.height - margin - (place.bottom - place.top);
  const from = Math.max(margin, Math.min(frame.height / 3, room));
  const wanted = pane.scrollTop + place.top - frame.top - from;
  const top = Math.round(Math.max(0, Math.min(wanted, pane.scrollHeight - pane.clientHeight)));
  const distance = Math.abs(top - pane.scrollTop);
  if (distance < 1) return;
  destinations.set(pane, top);
  const arrive = (): void => {
    destinations.delete(pane);
    // Slices that were laid out on the way may have turned out higher or lower; whoever took the wheel is left alone.
    if (corrects && Math.abs(pane.scrollTop - top) < 2) bringIntoView(pane, placeNow, false);
  };
  pane.addEventListener('scrollend', arrive, { once: true });
  const far = distance > farAway * pane.clientHeight;
  pane.scrollTo({ top, behavior: far || !corrects ? 'instant' : scrollBehaviour() });
};
