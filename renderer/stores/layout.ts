import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import {
  defaultArrangements,
  paneNames,
  type PaneGroup,
  type PaneName,
  type PaneTree,
  type Placement,
} from '#contract/panes';
import { useDockTree } from './dock-tree';
import { groupOf, groupsOf, hasSameShape, isSplit, joined, splitOff, type SplitSide } from './pane-tree';
import { useRoomInUse } from './room-in-use';
import { useSideArea } from './side-area';
import { useWindowArrangement } from './window-arrangement';

export { paneNames, type PaneName };

/** Knows how the side panes are arranged, which of them are seen, and which one has more room. */
export const useLayoutStore = defineStore('layout', () => {
  const set = useWindowArrangement();
  const { arrangement, change, standing, windowSize } = set;
  const side = useSideArea(set);
  const dock = useDockTree(set);
  const { own, tree } = dock;
  const room = useRoomInUse(set, dock);

  /** Panes that something brought forward, the last one first, until the person turns to the text. */
  const brought = shallowRef<readonly PaneName[]>([]);
  /** The pane that stays in front until its work is done, whatever the person turns to meanwhile. */
  const held = shallowRef<PaneName | null>(null);
  /** Whether the side area was hidden when the pane was held. */
  let wasHidden = false;
  const front = computed(() => [
    ...brought.value,
    ...(held.value ? [held.value] : []),
    ...arrangement.value.front,
    ...paneNames,
  ]);
  /** The pane of a group that is seen. */
  const shownIn = ({ panes }: PaneGroup): PaneName =>
    front.value.find((pane) => panes.includes(pane)) ?? 'editor'; // no group is empty
  const isOpen = (pane: PaneName): boolean => {
    if (standing.value === 'drawer') return side.drawer.value === pane;
    const group = groupOf(tree.value, pane);
    return !side.hidden.value && group !== undefined && shownIn(group) === pane;
  };

  /** Brings a pane forward and gives it more room, until `leave`. */
  const show = (pane: PaneName): void => {
    side.open(pane);
    if (standing.value === 'drawer') return;
    const from = paneInFocus() ?? (held.value && isOpen(held.value) ? held.value : null);
    const isLed = from !== null && from !== pane;
    if (!isOpen(pane)) {
      const covers = isLed && groupOf(tree.value, pane) === groupOf(tree.value, from);
      if (covers && windowSize.value === 'wide') dock.setApart(pane);
      brought.value = [pane, ...brought.value.filter((name) => name !== pane)];
    }
    room.begin(pane, !isLed); // the pane that led there stays as useful
  };

  /** The panes return to where they were before `show`. An open drawer stays. */
  const leave = (): void => {
    if (brought.value.length > 0) brought.value = [];
    room.end();
    dock.setApart(null);
  };

  // Words may be on their way into a pane that has the focus, so it is seen in a window of every size.
  watch([standing, windowSize, tree], ([now], [before]) => {
    const focused = paneInFocus('[data-pane]');
    if (now !== before) {
      leave();
      side.drawer.value = null;
    }
    if (focused && (now !== before || !isOpen(focused))) show(focused);
  });

  /** Shows a pane from now on, as its tab does. */
  const choose = (pane: PaneName): void => {
    side.open(pane);
    if (standing.value === 'drawer') return;
    const hadRoom = room.roomy.value === pane;
    if (held.value !== pane) held.value = null;
    leave();
    putFirst(pane);
    room.use(pane, !hadRoom);
  };
  const putFirst = (pane: PaneName): void => {
    const { front: before } = arrangement.value;
    if (before[0] !== pane) change({ front: [pane, ...before.filter((name) => name !== pane)] });
  };

  /** Brings a pane forward and keeps it in front, until it is released or another one is chosen. */
  const hold = (pane: PaneName): void => {
    if (held.value === null) wasHidden = standing.value !== 'drawer' && side.hidden.value;
    leave(); // what was brought forward would stand before it
    side.open(pane);
    held.value = pane;
  };
  /** Puts a pane back to where it was before `hold`. */
  const release = (pane: PaneName): void => {
    if (held.value === pane && wasHidden && !side.hidden.value) side.toggle();
    if (held.value === pane) held.value = null;
    if (side.drawer.value === pane) side.drawer.value = null;
    const { front: before } = arrangement.value;
    if (before.includes(pane)) change({ front: before.filter((name) => name !== pane) });
    leave();
  };

  const arrange = (pane: PaneName, next: PaneTree): void => {
    leave();
    room.forget();
    change({ tree: next, maximised: false });
    putFirst(pane);
  };

  return {
    narrow: set.narrow,
    placement: computed(() => arrangement.value.placement),
    place: (placement: Placement) => {
      change({ placement });
      side.reveal();
    },
    side: computed(() => arrangement.value.side),
    resizeSide: (share: number) => change({ side: share }),
    standing,
    drawer: side.drawer,
    covering: side.covering,
    sideHidden: side.hidden,
    toggleSide: side.toggle,
    closeDrawer: () => void (side.drawer.value = null),
    closeCoveringDrawer: () => {
      if (side.covering.value) side.drawer.value = null;
    },
    /** Whether the list of contents and texts is open. */
    contentsOpen: shallowRef(false),
    hasNotes: dock.hasNotes,
    area: dock.area,
    tree,
    places: room.places,
    roomy: computed(() => room.roomy.value),
    giveRoom: room.use,
    resize: room.resize,
    hasBrought: computed(() => brought.value.length > 0),
    maximised: computed(() => arrangement.value.maximised),
    /** Whether there is more than one part, even while one pane has the room of all. */
    canMaximise: computed(
      () => standing.value !== 'drawer' && isSplit(dock.chosen.value) && dock.isRoomFor(dock.chosen.value),
    ),
    maximise: (pane: PaneName) => {
      if (arrangement.value.maximised) return change({ maximised: false });
      choose(pane);
      change({ maximised: true });
    },
    shownIn,
    isOpen,
    show,
    leave,
    choose,
    hold,
    release,
    /** Whether splitting a pane off there would change anything, and there is room for it. */
    canSplitOff: (pane: PaneName, beside: SplitSide, at?: PaneName): boolean => {
      const next = splitOff(own.value, pane, beside, at);
      return standing.value !== 'drawer' && !hasSameShape(next, own.value) && dock.isRoomFor(next);
    },
    splitOff: (pane: PaneName, beside: SplitSide, at?: PaneName) =>
      arrange(pane, splitOff(own.value, pane, beside, at)),
    /** The other group, whose tabs a pane could join; null: there is none, or the pane is among tabs already. */
    groupToJoin: (pane: PaneName): PaneGroup | null => {
      const group = groupOf(own.value, pane);
      const other = groupsOf(own.value).find((one) => one !== group);
      return group?.panes.length === 1 ? (other ?? null) : null;
    },
    join: (pane: PaneName, at: PaneName) => arrange(pane, joined(own.value, pane, at)),
    /** Puts the panes as Lectern arranges them. */
    reset: () => {
      leave();
      room.forget();
      change(defaultArrangements[windowSize.value]);
    },
  };
});

/** The pane that has the focus, or whose tab has it; with `[data-pane]` only the former. */
export const paneInFocus = (within = '[data-pane], [data-tab]'): PaneName | null => {
  const { dataset = {} } = document.activeElement?.closest<HTMLElement>(within) ?? {};
  const pane = dataset['pane'] ?? dataset['tab'];
  return paneNames.find((name) => name === pane) ?? null;
};
