import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { PaneName, PaneSplit, WindowSize } from '#contract/panes';
import type { DockTree } from './dock-tree';
import { keyOfSplit, placed, type Roomy } from './pane-tree';
import type { WindowArrangement } from './window-arrangement';

/** Gives the pane in use more room, except across a divider that the person moved while they used it. */
export interface RoomInUse {
  /** The pane that has more room now. */
  readonly roomy: Readonly<ShallowRef<PaneName | null>>;
  readonly places: Readonly<ComputedRef<ReturnType<typeof placed>>>;
  /** A pane is used from now on. `stays`: it gets more room only where its upper edge stays where it is. */
  readonly use: (pane: PaneName, stays: boolean) => void;
  /** A pane is used from now on; it has more room, or (`isRoomy` false) none of them has. */
  readonly begin: (pane: PaneName, isRoomy: boolean) => void;
  /** No pane is used. */
  readonly end: () => void;
  /** Gives a split another share, which the pane in use keeps whenever it is used, until `forget`. */
  readonly resize: (split: PaneSplit, share: number) => void;
  readonly forget: () => void;
}

const none: ReadonlySet<string> = new Set();

export const useRoomInUse = (
  { windowSize }: WindowArrangement,
  { tree, own, ...dock }: DockTree,
): RoomInUse => {
  const roomy = shallowRef<PaneName | null>(null);
  let inUse: PaneName | null = null;
  const held = shallowRef<(Roomy & { readonly size: WindowSize }) | null>(null);
  const heldFor = (pane: PaneName): ReadonlySet<string> =>
    held.value?.pane === pane && held.value.size === windowSize.value ? held.value.held : none;
  const placesWith = (pane: PaneName | null): ReturnType<typeof placed> =>
    placed(tree.value, pane && { pane, held: heldFor(pane) });
  const places = computed(() => placesWith(roomy.value));
  const topIn = ({ groups }: ReturnType<typeof placed>, pane: PaneName): number | undefined =>
    groups.find(({ group }) => group.panes.includes(pane))?.box.top;

  return {
    roomy,
    places,
    use: (pane, stays) => {
      inUse = pane;
      if (tree.value !== own.value) return; // a list and what it leads to share the height
      if (!stays || topIn(places.value, pane) === topIn(placesWith(pane), pane)) roomy.value = pane;
    },
    begin: (pane, isRoomy) => {
      inUse = pane;
      roomy.value = isRoomy ? pane : null;
    },
    end: () => (inUse = roomy.value = null),
    resize: (split, share) => {
      if (tree.value === own.value)
        held.value = inUse && {
          pane: inUse,
          held: new Set([...heldFor(inUse), keyOfSplit(split)]),
          size: windowSize.value,
        };
      dock.resize(split, share);
    },
    forget: () => (held.value = null),
  };
};
