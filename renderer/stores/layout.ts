import { useMediaQuery } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import {
  defaultArrangements,
  paneNames,
  type Arrangement,
  type PaneGroup,
  type PaneName,
  type PaneSplit,
  type PaneTree,
  type Placement,
  type WindowSize,
} from '#contract/panes';
import {
  allTabs,
  complete,
  fits,
  groupOf,
  groupsOf,
  hasSameShape,
  isSplit,
  joined,
  placed,
  splitOff,
  withShare,
  type SplitSide,
} from './pane-tree';
import { textScale, useSettingsStore } from './settings';

export { paneNames, type PaneName };

/** How the side panes stand: `drawer`: one at a time, shown only when it is opened. */
type Standing = 'beside' | 'below' | 'drawer';

/** Of my notes, of the height that they share with the editor's notes, as Lectern arranges them. */
const shareOfMine = 45; // per cent

/** Knows how the side panes are arranged, which of them are seen, and which one has more room. */
export const useLayoutStore = defineStore('layout', () => {
  const settings = useSettingsStore();
  /** There is no room for two columns of words. */
  const narrow = useMediaQuery('(max-width: 760px)');
  const veryLow = useMediaQuery('(max-height: 560px)');
  const below900 = useMediaQuery('(max-width: 899px)');
  const below700 = useMediaQuery('(max-height: 699px)');
  const windowSize = computed<WindowSize>(() =>
    below900.value ? 'narrow' : below700.value ? 'low' : 'wide',
  );
  const arrangement = computed(() => settings.settings.desk[windowSize.value]);
  const change = (patch: Partial<Arrangement>): void =>
    settings.change({ desk: { [windowSize.value]: patch } });

  /** A window that is too small for two panes gets a drawer, whatever the setting says. */
  const standing = computed<Standing>(() => {
    const { placement } = arrangement.value;
    if (placement === 'on-demand' || (narrow.value && veryLow.value)) return 'drawer';
    return narrow.value || placement === 'below' ? 'below' : 'beside';
  });

  /**
   * The pane in the drawer; null when it is closed. Not saved: Lectern starts with the text. A pane with the
   * focus stays open.
   */
  const drawer = shallowRef<PaneName | null>(null);
  watch(standing, (now) => (drawer.value = now === 'drawer' ? paneInFocus('[data-pane]') : null));

  /** Whether the drawer covers the text, because there is no room for both. */
  const covering = computed(
    () => standing.value === 'drawer' && drawer.value !== null && (narrow.value || veryLow.value),
  );

  /**
   * Whether the whole side area is hidden. Not saved: Lectern starts with the panes as they are set.
   */
  const sideHidden = shallowRef(false);
  /** The pane that was in the drawer when the side area was hidden. */
  let hiddenDrawer: PaneName = 'editor';
  const toggleSide = (): void => {
    if (standing.value !== 'drawer') sideHidden.value = !sideHidden.value;
    else if (drawer.value) [hiddenDrawer, drawer.value] = [drawer.value, null];
    else drawer.value = hiddenDrawer;
  };
  watch(standing, () => (sideHidden.value = false));

  /** Whether the list of contents and texts is open. */
  const contentsOpen = shallowRef(false);

  /** Whether the open text has notes of the reader, which then get a place of their own. */
  const hasNotes = shallowRef(false);
  /** Of the side area, in CSS pixels; null while it has none. */
  const area = shallowRef<{ readonly width: number; readonly height: number } | null>(null);

  const usualTree = (): PaneTree =>
    hasNotes.value && windowSize.value === 'wide'
      ? {
          split: standing.value === 'below' ? 'columns' : 'rows',
          share: shareOfMine,
          parts: [{ panes: ['editor', 'names'] }, { panes: ['mine'] }],
        }
      : allTabs;
  /**
   * While it is in front, this pane stands in another group, so that it does not cover the pane that led to it.
   */
  const apart = shallowRef<PaneName | null>(null);
  /** The tree that is set, even while it does not fit or one pane has the room of all. */
  const chosenTree = computed(() =>
    arrangement.value.tree ? complete(arrangement.value.tree) : usualTree(),
  );
  /** The tree that is seen, but for the pane that stands apart: what every rearrangement begins with. */
  const ownTree = computed(() => {
    if (standing.value === 'drawer' || arrangement.value.maximised) return allTabs;
    return isRoomFor(chosenTree.value) ? chosenTree.value : allTabs;
  });
  const tree = computed(() => {
    const [own, pane] = [ownTree.value, apart.value];
    if (pane === null || arrangement.value.maximised) return own;
    const other = groupsOf(own).find(({ panes }) => !panes.includes(pane))?.panes[0];
    const withoutCover = other ? joined(own, pane, other) : splitOff(own, pane, 'below');
    return isRoomFor(withoutCover) ? withoutCover : own;
  });
  const isRoomFor = (wanted: PaneTree): boolean => {
    if (!area.value) return true;
    const { width, height } = area.value;
    const lines = Math.max(1, 0.7 * textScale(settings.settings.textSize)); // large words need a wider column
    return fits(wanted, width / lines, height);
  };

  /** Panes that something brought forward, the last one first, until the person turns to the text. */
  const brought = shallowRef<readonly PaneName[]>([]);
  const roomy = shallowRef<PaneName | null>(null);
  /** Whether the reader has moved a divider, which then stays there until `leave`. */
  let isHeld = false;
  const front = computed(() => [...brought.value, ...arrangement.value.front, ...paneNames]);
  /** The pane of a group that is seen. */
  const shownIn = ({ panes }: PaneGroup): PaneName =>
    front.value.find((pane) => panes.includes(pane)) ?? 'editor'; // no group is empty
  const places = computed(() => placed(tree.value, roomy.value));

  const isOpen = (pane: PaneName): boolean => {
    if (standing.value === 'drawer') return drawer.value === pane;
    const group = groupOf(tree.value, pane);
    return !sideHidden.value && group !== undefined && shownIn(group) === pane;
  };

  /** Brings a pane forward and gives it more room, until `leave`. */
  const show = (pane: PaneName): void => {
    sideHidden.value = false;
    if (standing.value === 'drawer') return void (drawer.value = pane);
    const from = paneInFocus();
    if (!isOpen(pane)) {
      const covers = from !== null && groupOf(tree.value, pane) === groupOf(tree.value, from);
      if (covers && windowSize.value === 'wide') apart.value = pane;
      brought.value = [pane, ...brought.value.filter((name) => name !== pane)];
    }
    roomy.value = from === null || from === pane ? pane : null; // the pane that led there stays as useful
  };

  /** The panes return to where they were before `show`. An open drawer stays. */
  const leave = (): void => {
    if (brought.value.length > 0) brought.value = [];
    roomy.value = null;
    apart.value = null;
    isHeld = false;
  };
  watch(standing, leave);

  /** Shows a pane from now on, as its tab does. */
  const choose = (pane: PaneName): void => {
    if (standing.value === 'drawer') return void (drawer.value = pane);
    sideHidden.value = false;
    const hadRoom = roomy.value === pane;
    leave();
    putFirst(pane);
    giveRoom(pane, !hadRoom);
  };
  const putFirst = (pane: PaneName): void => {
    const { front: before } = arrangement.value;
    if (before[0] !== pane) change({ front: [pane, ...before.filter((name) => name !== pane)] });
  };

  /** Gives a pane that has the focus more room. `stays`: only where its upper edge stays where it is. */
  const giveRoom = (pane: PaneName, stays: boolean): void => {
    if (isHeld || tree.value !== ownTree.value) return; // a list and what it leads to share the height
    const topOf = (where: typeof places.value): number | undefined =>
      where.groups.find(({ group }) => group.panes.includes(pane))?.box.top;
    if (!stays || topOf(places.value) === topOf(placed(tree.value, pane))) roomy.value = pane;
  };

  const putInFront = (pane: PaneName, next: PaneTree): void => {
    leave();
    change({ tree: next, maximised: false });
    putFirst(pane);
  };

  return {
    narrow,
    placement: computed(() => arrangement.value.placement),
    place: (placement: Placement) => change({ placement }),
    side: computed(() => arrangement.value.side),
    resizeSide: (side: number) => change({ side }),
    standing,
    drawer,
    covering,
    contentsOpen,
    hasNotes,
    area,
    sideHidden: computed(() => (standing.value === 'drawer' ? drawer.value === null : sideHidden.value)),
    toggleSide,
    tree,
    places,
    roomy: computed(() => roomy.value),
    hasBrought: computed(() => brought.value.length > 0),
    maximised: computed(() => arrangement.value.maximised),
    /** Whether there is more than one part, even while one pane has the room of all. */
    canMaximise: computed(
      () => standing.value !== 'drawer' && isSplit(chosenTree.value) && isRoomFor(chosenTree.value),
    ),
    /** Whether splitting a pane off would change anything, and there is room for it. */
    canSplitOff: (pane: PaneName, side: SplitSide): boolean => {
      const next = splitOff(ownTree.value, pane, side);
      return standing.value !== 'drawer' && !hasSameShape(next, ownTree.value) && isRoomFor(next);
    },
    /** The other group, whose tabs a pane could join; null: there is none, or the pane is among tabs already. */
    groupToJoin: (pane: PaneName): PaneGroup | null => {
      const own = groupOf(ownTree.value, pane);
      const other = groupsOf(ownTree.value).find((group) => group !== own);
      return own?.panes.length === 1 ? (other ?? null) : null;
    },
    shownIn,
    isOpen,
    show,
    leave,
    choose,
    giveRoom,
    splitOff: (pane: PaneName, side: SplitSide, at?: PaneName) =>
      putInFront(pane, splitOff(ownTree.value, pane, side, at)),
    join: (pane: PaneName, at: PaneName) => putInFront(pane, joined(ownTree.value, pane, at)),
    resize: (split: PaneSplit, share: number) => {
      if (tree.value !== ownTree.value) return; // while a pane stands apart, no share is its own
      roomy.value = null;
      isHeld = true;
      change({ tree: withShare(tree.value, split, share) });
    },
    maximise: (pane: PaneName) => {
      if (arrangement.value.maximised) return change({ maximised: false });
      choose(pane);
      change({ maximised: true });
    },
    /** Puts the panes as Lectern arranges them. */
    reset: () => {
      leave();
      change(defaultArrangements[windowSize.value]);
    },
    closeDrawer: () => void (drawer.value = null),
    closeCoveringDrawer: () => {
      if (covering.value) drawer.value = null;
    },
  };
});

/** The pane that has the focus, or whose tab has it; with `[data-pane]` only the former. */
export const paneInFocus = (within = '[data-pane], [data-tab]'): PaneName | null => {
  const { dataset = {} } = document.activeElement?.closest<HTMLElement>(within) ?? {};
  const pane = dataset['pane'] ?? dataset['tab'];
  return paneNames.find((name) => name === pane) ?? null;
};
