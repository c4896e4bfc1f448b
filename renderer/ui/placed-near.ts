import { nextTick, onMounted, watch, type ShallowRef } from 'vue';

/** Two boxes in the window (CSS pixels): an element goes above one of them or below the other. */
export interface Anchors {
  readonly above: Pick<DOMRect, 'left' | 'top' | 'width'>;
  readonly below: Pick<DOMRect, 'left' | 'bottom' | 'width'>;
}

export interface Preferences {
  /** Where the element goes when there is room on both sides; below by default. */
  readonly prefer?: 'above' | 'below';
  /** The height by which the element may grow later (CSS pixels), for which room is kept. */
  readonly growth?: number;
}

/**
 * `top` or `bottom`: distance to that edge of the window (CSS pixels). The edge that is fixed is the one towards
 * the anchor, so that an element that grows does so away from it and nothing in it moves.
 */
export interface Placement {
  readonly side: 'above' | 'below';
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
}

const gap = 8; // CSS pixels, to the anchor
const edge = 8; // CSS pixels, to the edge of the window

type Size = Pick<DOMRect, 'width' | 'height'>;

/** Where an element goes; where it fits on neither side, it stays inside the window and covers its anchor. */
export const placementNear = (
  { above, below }: Anchors,
  size: Size,
  window: Size,
  { prefer = 'below', growth = 0 }: Preferences = {},
): Placement => {
  const height = size.height + growth;
  const room = {
    above: above.top - gap - edge,
    below: window.height - edge - (below.bottom + gap),
  };
  const other = prefer === 'above' ? 'below' : 'above';
  const side = ([prefer, other] as const).find((one) => room[one] >= height) ?? null;
  const anchor = side === 'below' ? below : above;
  const middle = anchor.left + anchor.width / 2;
  const left = Math.max(edge, Math.min(middle - size.width / 2, window.width - size.width - edge));
  if (side === 'above') return { side, left, bottom: window.height - above.top + gap };
  if (side === 'below') return { side, left, top: below.bottom + gap };
  return { side: 'below', left, top: Math.max(edge, above.top - gap - height) };
};

/**
 * Positions a fixed element near its anchors, wholly inside the window, when it is mounted and when the anchors
 * change; never when only its size does. Its attribute `data-side` says on which side it is.
 */
export const usePlacedNear = (
  element: Readonly<ShallowRef<HTMLElement | null>>,
  anchors: () => Anchors,
  preferences: Preferences = {},
): void => {
  const position = (): void => {
    if (!element.value) return;
    const { style, dataset } = element.value;
    style.left = '0'; // what it has for its width must not depend on where it was before
    const size = element.value.getBoundingClientRect();
    const inner = { width: window.innerWidth, height: window.innerHeight };
    const { side, left, top, bottom } = placementNear(anchors(), size, inner, preferences);
    dataset['side'] = side;
    style.left = `${left}px`;
    style.top = top === undefined ? 'auto' : `${top}px`;
    style.bottom = bottom === undefined ? 'auto' : `${bottom}px`;
  };
  onMounted(position);
  watch(anchors, () => void nextTick(position), { flush: 'post' });
};
