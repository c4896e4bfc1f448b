import type { Slice } from './slices';

/** A slice in the page. */
export interface SlicePlace {
  readonly element: Element;
  /** What it scrolls in; null when the text is short and all of it counts as near. */
  readonly pane: Element | null;
  /** Which part of its height is near as it comes, 0 (its top) … 1, as the browser has laid it out. */
  readonly part: Stretch;
}
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Hears which slices stand in the page near the window; only what is done there need be live. */
export interface SliceFollower {
  come(slice: Slice, place: SlicePlace): void;
  gone(slice: Slice, place: SlicePlace): void;
}

const followers = new Set<SliceFollower>();
const near = new Map<Slice, SlicePlace>();
const slices = new WeakMap<Element, Slice>();
const observers = new WeakMap<Element, IntersectionObserver>();

/** Follows from now on, beginning with the slices that are near. Returns what ends it. */
export const followNearSlices = (follower: SliceFollower): (() => void) => {
  followers.add(follower);
  near.forEach((place, slice) => follower.come(slice, place));
  return () => followers.delete(follower);
};

const tell = (slice: Slice, place: SlicePlace, isNear: boolean): void => {
  if (near.has(slice) === isNear) return;
  if (isNear) near.set(slice, place);
  else near.delete(slice);
  for (const follower of followers) follower[isNear ? 'come' : 'gone'](slice, place);
};

const whole: Stretch = { from: 0, to: 1 };
const partNear = ({ boundingClientRect: box, intersectionRect: near }: IntersectionObserverEntry): Stretch =>
  box.height > 0
    ? { from: (near.top - box.top) / box.height, to: (near.bottom - box.top) / box.height }
    : whole;

const observerFor = (pane: Element): IntersectionObserver => {
  const known = observers.get(pane);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const { target, isIntersecting } = entry;
        const slice = slices.get(target);
        if (slice) tell(slice, { element: target, pane, part: partNear(entry) }, isIntersecting);
      }
    },
    { root: pane, rootMargin: '50% 0px' },
  );
  observers.set(pane, observer);
  return observer;
};

/** The words of a slice stand in the page. Those of a short text are always near. Returns what to call when they are there no more. */
export const standInPage = (element: Element, slice: Slice, long: boolean): (() => void) => {
  const pane = element.closest('[data-scroller]');
  if (!long || !pane) {
    const place = { element, pane: null, part: whole };
    tell(slice, place, true);
    return () => tell(slice, place, false);
  }
  const observer = observerFor(pane);
  slices.set(element, slice);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    slices.delete(element);
    tell(slice, { element, pane, part: whole }, false);
  };
};
