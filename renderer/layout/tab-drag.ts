import { useEventListener } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { PaneName } from '#contract/panes';
import { useLayoutStore } from '../stores/layout';
import { splitSides, type Box, type SplitSide } from '../stores/pane-tree';

/** Where a tab that is dragged would go: to one side of the group of `at`, or (`side` null) among its tabs. */
interface Drop {
  readonly at: PaneName;
  readonly side: SplitSide | null;
  /** What the pane would cover. */
  readonly box: Box;
}

/** How far the pointer moves, in CSS pixels, before a press becomes a drag. */
const threshold = 6;
/** How near to an edge of a group, as a part of its width or height, a pane is split off there. */
const nearEdge = 0.3;

/**
 * Lets the tabs of the panes be dragged over the side area. A place is offered only if it is another one and there is
 * room for it. Esc ends a drag without a change, and so does whatever moves the panes meanwhile.
 */
export const useTabDrag = (
  area: Readonly<ShallowRef<HTMLElement | null>>,
): {
  readonly drop: Readonly<ShallowRef<Drop | null>>;
  readonly dragging: Readonly<ShallowRef<boolean>>;
  readonly start: (pane: PaneName, press: PointerEvent) => void;
} => {
  const layout = useLayoutStore();
  const drop = shallowRef<Drop | null>(null);
  const dragging = shallowRef(false);
  let cancel = (): void => undefined;
  onScopeDispose(() => cancel());
  watch(
    () => JSON.stringify([layout.standing, layout.sideHidden, layout.tree, layout.area]),
    () => cancel(),
  );
  useEventListener(window, 'blur', () => cancel());

  const start = (pane: PaneName, press: PointerEvent): void => {
    cancel();
    if (press.button !== 0 || press.pointerType === 'touch') return;
    const ended = new AbortController();
    const options = { signal: ended.signal, capture: true };
    cancel = () => {
      ended.abort();
      drop.value = null;
      dragging.value = false;
    };
    const move = (event: PointerEvent): void => {
      if (event.buttons === 0) return cancel(); // the button was released where the page did not hear of it
      dragging.value ||= Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > threshold;
      if (dragging.value) drop.value = area.value && dropAt(area.value, pane, event);
    };
    const end = (): void => {
      const target = drop.value;
      cancel();
      if (target?.side) layout.splitOff(pane, target.side, target.at);
      else if (target) layout.join(pane, target.at);
    };
    const onKeydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !dragging.value) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerup', end, options);
    window.addEventListener('pointercancel', cancel, options);
    window.addEventListener('keydown', onKeydown, options);
  };

  return { drop, dragging, start };
};

const dropAt = (area: HTMLElement, pane: PaneName, { clientX, clientY }: PointerEvent): Drop | null => {
  const layout = useLayoutStore();
  const frame = area.getBoundingClientRect();
  const [x, y] = [((clientX - frame.left) / frame.width) * 100, ((clientY - frame.top) / frame.height) * 100];
  const place = layout.places.groups.find(({ box }) => isInside(box, x, y));
  if (!place) return null;
  const { box, group } = place;
  const at = group.panes.find((name) => name !== pane);
  if (at === undefined) return null; // it is alone there
  const heightOfTabs = area.querySelector('[role="tablist"]')?.clientHeight ?? 0;
  const isOnTabs = ((y - box.top) / 100) * frame.height < heightOfTabs;
  const side = isOnTabs ? null : nearestSide((x - box.left) / box.width, (y - box.top) / box.height);
  if (side === null) return group.panes.includes(pane) ? null : { at, side, box };
  return layout.canSplitOff(pane, side, at) ? { at, side, box: halfOf(box, side) } : null;
};

const isInside = ({ left, top, width, height }: Box, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

/** `x`, `y`: parts of the width and height, 0 … 1. Null: in the middle. */
const nearestSide = (x: number, y: number): SplitSide | null => {
  const distances = { above: y, below: 1 - y, left: x, right: 1 - x };
  const nearest = splitSides.reduce((best, side) => (distances[side] < distances[best] ? side : best));
  return distances[nearest] < nearEdge ? nearest : null;
};

const halfOf = ({ left, top, width, height }: Box, side: SplitSide): Box => ({
  left: side === 'right' ? left + width / 2 : left,
  top: side === 'below' ? top + height / 2 : top,
  width: side === 'left' || side === 'right' ? width / 2 : width,
  height: side === 'above' || side === 'below' ? height / 2 : height,
});
