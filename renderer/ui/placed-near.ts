import { nextTick, onMounted, watch, type ShallowRef } from 'vue';

/**
 * Two boxes in the window (CSS pixels): an element goes below one of them, or above the other when there is
 * no room below.
 */
export interface Anchors {
  readonly above: Pick<DOMRect, 'left' | 'top' | 'width'>;
  readonly below: Pick<DOMRect, 'left' | 'bottom' | 'width'>;
}

const gap = 8; // CSS pixels, to the anchor
const edge = 8; // CSS pixels, to the edge of the window

/** Positions a fixed element near its anchors, wholly inside the window. */
export const usePlacedNear = (
  element: Readonly<ShallowRef<HTMLElement | null>>,
  anchors: () => Anchors,
): void => {
  const position = (): void => {
    const box = element.value?.getBoundingClientRect();
    if (!box || !element.value) return;
    const { above, below } = anchors();
    const fits = below.bottom + gap + box.height <= window.innerHeight - edge;
    const anchor = fits ? below : above;
    const top = fits ? below.bottom + gap : above.top - gap - box.height;
    const left = anchor.left + anchor.width / 2 - box.width / 2;
    element.value.style.top = `${Math.max(edge, top)}px`;
    element.value.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - box.width - edge))}px`;
  };
  onMounted(position);
  watch(anchors, () => void nextTick(position), { flush: 'post' });
};
