import { followNearSlices } from './near-slices';
import { blocksIn, type Slice } from './slices';

/** Hears which blocks of a slice stand near the window; what costs at each repaint is done for these alone. */
export interface BlockFollower {
  come(blockId: string, slice: Slice): void;
  gone(blockId: string, slice: Slice): void;
}

/** Follows the blocks that are near, beginning with those that are so now. Returns what ends it. */
export const followNearBlocks = (follower: BlockFollower): (() => void) => {
  const near = new Map<Element, Slice>();
  const slices = new WeakMap<Element, Slice>();
  const observers = new Map<Element, IntersectionObserver>();

  const tell = (block: Element, slice: Slice, isNear: boolean): void => {
    if (near.has(block) === isNear) return;
    if (isNear) near.set(block, slice);
    else near.delete(block);
    follower[isNear ? 'come' : 'gone'](block.id, slice);
  };
  const observerOf = (pane: Element): IntersectionObserver => {
    const known = observers.get(pane);
    if (known) return known;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const slice = slices.get(target);
          if (slice) tell(target, slice, isIntersecting);
        }
      },
      { root: pane, rootMargin: '50% 0px' },
    );
    observers.set(pane, observer);
    return observer;
  };

  const leave = followNearSlices({
    come(slice, { element, pane, part }) {
      // The observer answers two frames later: after a leap that would be seen. So the first answer is a guess, which it corrects.
      for (const { id } of blocksIn(slice, part)) {
        const block = document.getElementById(id);
        if (block) tell(block, slice, true);
      }
      if (!pane) return;
      const observer = observerOf(pane);
      for (const block of elementsIn(element)) {
        slices.set(block, slice);
        observer.observe(block);
      }
    },
    gone(slice, { element, pane }) {
      for (const block of elementsIn(element)) {
        if (pane) observers.get(pane)?.unobserve(block);
        slices.delete(block);
        tell(block, slice, false);
      }
    },
  });
  return () => {
    leave();
    for (const observer of observers.values()) observer.disconnect();
  };
};

const elementsIn = (slice: Element): Iterable<Element> => slice.querySelectorAll('.block');
