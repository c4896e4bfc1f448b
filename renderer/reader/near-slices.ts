import type { Slice } from './slices';

/** Hears which slices stand in the page near the window; only what is painted there need be live. */
export interface SliceFollower {
  come(slice: Slice): void;
  gone(slice: Slice): void;
}

let follower: SliceFollower | null = null;
const near = new Set<Slice>();
const slices = new WeakMap<Element, Slice>();
const observers = new WeakMap<Element, IntersectionObserver>();

/** Follows from now on, beginning with the slices that are near. */
export const followNearSlices = (next: SliceFollower): void => {
  follower = next;
  near.forEach((slice) => next.come(slice));
};

const tell = (slice: Slice, isNear: boolean): void => {
  if (near.has(slice) === isNear) return;
  if (isNear) near.add(slice);
  else near.delete(slice);
  follower?.[isNear ? 'come' : 'gone'](slice);
};

const observerFor = (pane: Element): IntersectionObserver => {
  const known = observers.get(pane);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const slice = slices.get(target);
        if (slice) tell(slice, isIntersecting);
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
    tell(slice, true);
    return () => tell(slice, false);
  }
  const observer = observerFor(pane);
  slices.set(element, slice);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    slices.delete(element);
    tell(slice, false);
  };
};
