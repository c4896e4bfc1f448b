import { definePart } from '../stores/text-session';
import { useNearSlices } from './near-slices';

/**
 * The first of elements in page order that is not wholly above a line (CSS pixels in the window), found by
 * binary search.
 */
export const firstBelow = (elements: ArrayLike<HTMLElement>, line: number): HTMLElement | undefined => {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return elements[low];
};

// Live collections: the browser keeps them up to date, so that reading them at each frame of a scroll costs
// nothing.
const withClass = (root: Element, name: 'slice' | 'section' | 'block'): HTMLCollectionOf<HTMLElement> =>
  root.getElementsByClassName(name) as HTMLCollectionOf<HTMLElement>; // no others bear these names

/**
 * The first block or section of a scroller that is not wholly above a line, or the last one of a slice where the
 * line runs through the gap at its end. The slice is found first, so that the browser need not lay out the others.
 */
export const firstIn = (
  scroller: HTMLElement,
  name: 'section' | 'block',
  line: number,
): HTMLElement | undefined => {
  const slice = firstBelow(withClass(scroller, 'slice'), line);
  const found = slice && withClass(slice, name);
  return found && (firstBelow(found, line) ?? found[found.length - 1]);
};

/** The first block or section in view. */
export const atTop = (scroller: HTMLElement, name: 'section' | 'block'): HTMLElement | undefined =>
  firstIn(scroller, name, scroller.getBoundingClientRect().top + 1); // what ends at the edge is above it

/** The part of a block's height that is above an edge: from 0 (none of it) to 1. */
export interface BlockEdge {
  readonly id: string;
  readonly passed: number;
}

/**
 * The block at the upper or lower edge of a scroller, or the last block when the edge is below all words;
 * null when there is none.
 */
export const edgeBlock = (scroller: HTMLElement, edge: 'top' | 'bottom'): BlockEdge | null => {
  const line = scroller.getBoundingClientRect()[edge];
  const blocks = withClass(scroller, 'block');
  // What only touches an edge from outside is not in view, and its slice is perhaps not laid out.
  const inside = edge === 'top' ? line + 1 : line - 1;
  const block = firstIn(scroller, 'block', inside) ?? blocks[blocks.length - 1];
  if (!block) return null;
  const box = block.getBoundingClientRect();
  const passed = box.height > 0 ? Math.min(1, Math.max(0, (line - box.top) / box.height)) : 0;
  return { id: block.id, passed };
};

/** The elements of a section that are in the page: one in each slice that the section runs through. */
export const partsOf = (sectionId: string): HTMLElement[] => {
  const parts: HTMLElement[] = [];
  let part = document.getElementById(sectionId);
  while (part?.dataset['section'] === sectionId) {
    parts.push(part);
    const next = part.nextElementSibling ?? part.closest('.slice')?.nextElementSibling?.firstElementChild;
    part = next instanceof HTMLElement ? next : null;
  }
  return parts;
};

/**
 * Calls `changed` with the references to notes that are on screen in a scroller, in page order, without
 * measuring anything. A long text has thousands of references, so only those in slices near the window are
 * observed. Returns a function that stops this.
 */
export const useObserveReferences = definePart((session) => {
  const { followNearSlices } = useNearSlices(session);

  return (scroller: HTMLElement, changed: (references: readonly HTMLElement[]) => void): (() => void) => {
    const watched = new Set<Element>();
    const visible = new Set<HTMLElement>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const reference = target as HTMLElement; // no other elements are observed
          if (isIntersecting && watched.has(reference)) visible.add(reference);
          else visible.delete(reference);
        }
        changed([...visible].sort(inPageOrder));
      },
      { root: scroller },
    );
    const referencesIn = (slice: Element): Iterable<HTMLElement> =>
      scroller.contains(slice) ? slice.querySelectorAll<HTMLElement>('[role="doc-noteref"]') : [];
    const stop = followNearSlices({
      enter(_, { element }) {
        for (const reference of referencesIn(element)) {
          watched.add(reference);
          observer.observe(reference);
        }
      },
      leave(_, { element }) {
        for (const reference of referencesIn(element)) {
          observer.unobserve(reference);
          watched.delete(reference);
          visible.delete(reference);
        }
      },
    });
    return () => {
      stop();
      observer.disconnect();
    };
  };
});

const inPageOrder = (a: Node, b: Node): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
