import { followNearSlices } from './near-slices';

/** The first of elements in order that is not wholly above a line (CSS pixels in the window), found by halving. */
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

// Live collections: the browser keeps them, so that asking at each frame of a scroll costs nothing.
const withClass = (root: Element, name: 'slice' | 'section' | 'block'): HTMLCollectionOf<HTMLElement> =>
  root.getElementsByClassName(name) as HTMLCollectionOf<HTMLElement>; // no others bear these names

/** The first block or section of a pane that is not wholly above a line. First its slice: others need not be laid out for it. */
export const firstIn = (
  pane: HTMLElement,
  name: 'section' | 'block',
  line: number,
): HTMLElement | undefined => {
  const slice = firstBelow(withClass(pane, 'slice'), line);
  return slice && firstBelow(withClass(slice, name), line);
};

/** What stands at the top of a scrolling pane. */
export const atTop = (pane: HTMLElement, name: 'section' | 'block'): HTMLElement | undefined =>
  firstIn(pane, name, pane.getBoundingClientRect().top + 1); // what ends at the edge is above it

/** A place in a block: how far it is passed, 0 (not at all) … 1. */
export interface BlockEdge {
  readonly id: string;
  readonly passed: number;
}

/** The block at the upper or lower edge of a scrolling pane, the last one below all words; null when there is none. */
export const edgeBlock = (pane: HTMLElement, edge: 'top' | 'bottom'): BlockEdge | null => {
  const line = pane.getBoundingClientRect()[edge];
  const blocks = withClass(pane, 'block');
  const block = firstIn(pane, 'block', line + 1) ?? blocks[blocks.length - 1];
  if (!block) return null;
  const box = block.getBoundingClientRect();
  const passed = box.height > 0 ? Math.min(1, Math.max(0, (line - box.top) / box.height)) : 0;
  return { id: block.id, passed };
};

/** The elements of a section: one, or one in each slice that it runs through, as far as they stand in the page. */
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
 * Tells which references to notes stand on screen in a pane, as the browser lays it out; nothing is measured for it. A long text has
 * thousands of references: only those in slices near the window are observed. Returns what ends it.
 */
export const observeReferences = (
  pane: HTMLElement,
  changed: (references: readonly HTMLElement[]) => void,
): (() => void) => {
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
    { root: pane },
  );
  const referencesIn = (slice: Element): Iterable<HTMLElement> =>
    pane.contains(slice) ? slice.querySelectorAll<HTMLElement>('[role="doc-noteref"]') : [];
  const leave = followNearSlices({
    come(_, { element }) {
      for (const reference of referencesIn(element)) {
        watched.add(reference);
        observer.observe(reference);
      }
    },
    gone(_, { element }) {
      for (const reference of referencesIn(element)) {
        observer.unobserve(reference);
        watched.delete(reference);
        visible.delete(reference);
      }
    },
  });
  return () => {
    leave();
    observer.disconnect();
  };
};

const inPageOrder = (a: Node, b: Node): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
