import { nextTick, onMounted, watch, type ShallowRef } from 'vue';

/** Two places in the window (CSS pixels): stand below one, or above the other if there is no room. */
export interface Anchors {
  readonly above: Pick<DOMRect, 'left' | 'top' | 'width'>;
  readonly below: Pick<DOMRect, 'left' | 'bottom' | 'width'>;
}

const gap = 8;
const rim = 8;

/** Puts a fixed element near its anchors and wholly inside the window. */
export const usePlacedNear = (
  element: Readonly<ShallowRef<HTMLElement | null>>,
  anchors: () => Anchors,
): void => {
  const place = (): void => {
    const box = element.value?.getBoundingClientRect();
    if (!box || !element.value) return;
    const { above, below } = anchors();
    const fits = below.bottom + gap + box.height <= window.innerHeight - rim;
    const anchor = fits ? below : above;
    const top = fits ? below.bottom + gap : above.top - gap - box.height;
    const left = anchor.left + anchor.width / 2 - box.width / 2;
    element.value.style.top = `${Math.max(rim, top)}px`;
    element.value.style.left = `${Math.max(rim, Math.min(left, window.innerWidth - box.width - rim))}px`;
  };
  onMounted(place);
  watch(anchors, () => void nextTick(place), { flush: 'post' });
};
