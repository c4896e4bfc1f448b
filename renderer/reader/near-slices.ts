import type { Slice } from './slices';

/** Hears which slices stand in the page near the window; only what is done there need be live. */
export interface SliceFollower {
  /** `pane` scrolls; null when the text is short and all of it counts as near. */
  come(slice: Slice, element: Element, pane: Element | null): void;
  gone(slice: Slice, element: Element, pane: Element | null): void;
}

interface Place {
  readonly element: Element;
  readonly pane: Element | null;
}

const followers = new Set<SliceFollower>();
const near = new Map<Slice, Place>();
const slices = new WeakMap<Element, Slice>();
const observers = new WeakMap<Element, IntersectionObserver>();

/** Follows from now on, beginning with the slices that are near. Returns what ends it. */
export const followNearSlices = (follower: SliceFollower): (() => void) => {
  followers.add(follower);
  near.forEach(({ element, pane }, slice) => follower.come(slice, element, pane));
  return () => followers.delete(follower);
};

const tell = (slice: Slice, { element, pane }: Place, isNear: boolean): void => {
  if (near.has(slice) === isNear) return;
  if (isNear) near.set(slice, { element, pane });
  else near.delete(slice);
  for (const follower of followers) follower[isNear ? 'come' : 'gone'](slice, element, pane);
};

const observerFor = (pane: Element): IntersectionObserver => {
  const known = observers.get(pane);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const slice = slices.get(target);
        if (slice) tell(slice, { element: target, pane }, isIntersecting);
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
    const place = { element, pane: null };
    tell(slice, place, true);
    return () => tell(slice, place, false);
  }
  const observer = observerFor(pane);
  slices.set(element, slice);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    slices.delete(element);
    tell(slice, { element, pane }, false);
  };
};
