import { definePart } from '../stores/text-session';
import type { Slice } from './slices';

/** A slice in the page. */
export interface SliceInPage {
  readonly element: Element;
  /** Null when the text is short and all of it counts as near. */
  readonly scroller: Element | null;
  /** The part of the slice's height that was near when the slice came near. */
  readonly part: HeightPart;
}

/** From 0 (the top of a slice) to 1 (its bottom). */
export interface HeightPart {
  readonly from: number;
  readonly to: number;
}

/** Is told which slices are near the window; what follows the page need follow these alone. */
export interface SliceFollower {
  enter(slice: Slice, inPage: SliceInPage): void;
  leave(slice: Slice, inPage: SliceInPage): void;
}

/** The slices that are near the window, and those who are told of them. */
export const useNearSlices = definePart(() => {
  const followers = new Set<SliceFollower>();
  const near = new Map<Slice, SliceInPage>();
  const slices = new WeakMap<Element, Slice>();
  const observers = new WeakMap<Element, IntersectionObserver>();

  /**
   * Calls `enter` for each slice that is or comes near, and `leave` when it is not near any more. Returns a
   * function that stops this.
   */
  const followNearSlices = (follower: SliceFollower): (() => void) => {
    followers.add(follower);
    near.forEach((inPage, slice) => follower.enter(slice, inPage));
    return () => followers.delete(follower);
  };

  const setNear = (slice: Slice, inPage: SliceInPage, isNear: boolean): void => {
    if (near.has(slice) === isNear) return;
    if (isNear) near.set(slice, inPage);
    else near.delete(slice);
    for (const follower of followers) follower[isNear ? 'enter' : 'leave'](slice, inPage);
  };

  const observerFor = (scroller: Element): IntersectionObserver => {
    const known = observers.get(scroller);
    if (known) return known;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const { target, isIntersecting } = entry;
          const slice = slices.get(target);
          if (slice) setNear(slice, { element: target, scroller, part: partNear(entry) }, isIntersecting);
        }
      },
      { root: scroller, rootMargin: '50% 0px' },
    );
    observers.set(scroller, observer);
    return observer;
  };

  /**
   * Observes whether a slice that was put into the page is near the window; a slice of a short text always is.
   * Returns a function to call when the slice is removed from the page.
   */
  const trackSlice = (element: Element, slice: Slice, long: boolean): (() => void) => {
    const scroller = element.closest('[data-scroller]');
    if (!long || !scroller) {
      const inPage = { element, scroller: null, part: whole };
      setNear(slice, inPage, true);
      return () => setNear(slice, inPage, false);
    }
    const observer = observerFor(scroller);
    slices.set(element, slice);
    observer.observe(element);
    return () => {
      observer.unobserve(element);
      slices.delete(element);
      setNear(slice, { element, scroller, part: whole }, false);
    };
  };

  return { followNearSlices, trackSlice };
});

const whole: HeightPart = { from: 0, to: 1 };

const partNear = ({
  boundingClientRect: box,
  intersectionRect: near,
}: IntersectionObserverEntry): HeightPart =>
  box.height > 0
    ? { from: (near.top - box.top) / box.height, to: (near.bottom - box.top) / box.height }
    : whole;
