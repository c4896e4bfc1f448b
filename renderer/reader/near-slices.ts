import type { Slice } from './slices';

/** Hears which slices stand in the page near the window; only what is done there need be live. */
export interface SliceFollower {
  come(slice: Slice, element: Element): void;
  gone(slice: Slice, element: Element): void;
}

const followers = new Set<SliceFollower>();
const near = new Map<Slice, Element>();
const slices = new WeakMap<Element, Slice>();
const observers = new WeakMap<Element, IntersectionObserver>();

/** Follows from now on, beginning with the slices that are near. Returns what ends it. */
export const followNearSlices = (follower: SliceFollower): (() => void) => {
  followers.add(follower);
  near.forEach((element, slice) => follower.come(slice, element));
  return () => followers.delete(follower);
};

const tell = (slice: Slice, element: Element, isNear: boolean): void => {
  if (near.has(slice) === isNear) return;
  if (isNear) near.set(slice, element);
  else near.delete(slice);
  for (const follower of followers) follower[isNear ? 'come' : 'gone'](slice, element);
};

const observerFor = (pane: Element): IntersectionObserver => {
  const known = observers.get(pane);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const slice = slices.get(target);
        if (slice) tell(slice, target, isIntersecting);
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
    tell(slice, element, true);
    return () => tell(slice, element, false);
  }
  const observer = observerFor(pane);
  slices.set(element, slice);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    slices.delete(element);
    tell(slice, element, false);
  };
};
