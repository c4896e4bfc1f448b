import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { PaneName } from '#contract/panes';
import type { WindowArrangement } from './window-arrangement';

/** Whether the side area, or the drawer in its place, is seen. */
export interface SideArea {
  /** The pane in the drawer; null when it is closed. Not saved: Lectern starts with the text. */
  readonly drawer: ShallowRef<PaneName | null>;
  /** Whether the drawer covers the text, because there is no room for both. */
  readonly covering: Readonly<ComputedRef<boolean>>;
  readonly hidden: Readonly<ComputedRef<boolean>>;
  readonly toggle: () => void;
  /** Ends hiding; a drawer stays closed. */
  readonly reveal: () => void;
  /** Shows the side area; where the panes stand in a drawer, that pane. */
  readonly open: (pane: PaneName) => void;
}

export const useSideArea = ({ standing, tight }: Pick<WindowArrangement, 'standing' | 'tight'>): SideArea => {
  const drawer = shallowRef<PaneName | null>(null);
  let lastInDrawer: PaneName = 'editor';
  /** Not saved: Lectern starts with the panes as they are set. */
  const isHidden = shallowRef(false);
  const inDrawer = (): boolean => standing.value === 'drawer';

  const reveal = (): void => void (isHidden.value = false);
  const open = (pane: PaneName): void => {
    reveal();
    if (inDrawer()) drawer.value = lastInDrawer = pane;
  };
  const toggle = (): void => {
    if (!inDrawer()) isHidden.value = !isHidden.value;
    else if (drawer.value) drawer.value = null;
    else open(lastInDrawer);
  };

  return {
    drawer,
    covering: computed(() => inDrawer() && drawer.value !== null && tight.value),
    hidden: computed(() => (inDrawer() ? drawer.value === null : isHidden.value)),
    toggle,
    reveal,
    open,
  };
};
