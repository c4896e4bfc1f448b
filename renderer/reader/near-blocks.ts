import { firstBelow } from './on-screen';
import { followNearSlices } from './near-slices';
import type { Slice } from './slices';

/** Hears which blocks of a slice stand near the window; what costs at each repaint is done for these alone. */
export interface BlockFollower {
  come(blockId: string, slice: Slice): void;
  gone(blockId: string, slice: Slice): void;
}

/** How far from the window is still near, in heights of the pane. */
const margin = 0.5;

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
      { root: pane, rootMargin: `${margin * 100}% 0px` },
    );
    observers.set(pane, observer);
    return observer;
  };

  const leave = followNearSlices({
    come(slice, element, pane) {
      const blocks = blocksIn(element);
      if (!pane) for (const block of blocks) tell(block, slice, true);
      else {
        const observer = observerOf(pane);
        for (const block of blocks) {
          slices.set(block, slice);
          observer.observe(block);
        }
        // The observer answers a frame later: after a leap that would be seen.
        for (const block of nearIn(blocks, pane)) tell(block, slice, true);
      }
    },
    gone(slice, element, pane) {
      for (const block of blocksIn(element)) {
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

const blocksIn = (slice: Element): HTMLElement[] => [...slice.querySelectorAll<HTMLElement>('.block')];

const nearIn = (blocks: readonly HTMLElement[], pane: Element): HTMLElement[] => {
  const { top, bottom, height } = pane.getBoundingClientRect();
  const first = firstBelow(blocks, top - margin * height);
  if (!first) return [];
  const below = blocks.slice(blocks.indexOf(first));
  const end = below.findIndex((block) => block.getBoundingClientRect().top > bottom + margin * height);
  return end === -1 ? below : below.slice(0, end);
};
