import { definePart } from '../stores/text-session';
import { useNearSlices } from './near-slices';
import { blocksIn, type Slice } from './slices';

/**
 * Is told which blocks of a slice are near the window; work that costs time at each repaint is done for these
 * alone.
 */
export interface BlockFollower {
  enter(blockId: string, slice: Slice): void;
  leave(blockId: string, slice: Slice): void;
}

/**
 * Calls `enter` for each block that is or comes near, and `leave` when it is not near any more. Returns a
 * function that stops this.
 */
export const useFollowNearBlocks = definePart((session) => {
  const { followNearSlices } = useNearSlices(session);

  return (follower: BlockFollower): (() => void) => {
    const near = new Map<Element, Slice>();
    const slices = new WeakMap<Element, Slice>();
    const observers = new Map<Element, IntersectionObserver>();

    const setNear = (block: Element, slice: Slice, isNear: boolean): void => {
      if (near.has(block) === isNear) return;
      if (isNear) near.set(block, slice);
      else near.delete(block);
      follower[isNear ? 'enter' : 'leave'](block.id, slice);
    };
    const observerOf = (scroller: Element): IntersectionObserver => {
      const known = observers.get(scroller);
      if (known) return known;
      const observer = new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            const slice = slices.get(target);
            if (slice) setNear(target, slice, isIntersecting);
          }
        },
        { root: scroller, rootMargin: '50% 0px' },
      );
      observers.set(scroller, observer);
      return observer;
    };

    const stop = followNearSlices({
      enter(slice, { element, scroller, part }) {
        // The observer answers two frames later, which would be visible after a jump. So the first answer is an
        // estimate, which the observer corrects.
        for (const { id } of blocksIn(slice, part)) {
          const block = document.getElementById(id);
          if (block) setNear(block, slice, true);
        }
        if (!scroller) return;
        const observer = observerOf(scroller);
        for (const block of elementsIn(element)) {
          slices.set(block, slice);
          observer.observe(block);
        }
      },
      leave(slice, { element, scroller }) {
        for (const block of elementsIn(element)) {
          if (scroller) observers.get(scroller)?.unobserve(block);
          slices.delete(block);
          setNear(block, slice, false);
        }
      },
    });
    return () => {
      stop();
      for (const observer of observers.values()) observer.disconnect();
    };
  };
});

const elementsIn = (slice: Element): Iterable<Element> => slice.querySelectorAll('.block');
