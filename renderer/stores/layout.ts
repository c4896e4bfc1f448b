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
export type Standing = 'beside' | 'below' | 'drawer';

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
  watch(standing, (now) => (drawer.value = now === 'drawer' ? paneInFocus() : null));

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
   * A pane that was brought forward and has another place than its own meanwhile, because there it would cover the
   * pane that led to it.
   */
  const apart = shallowRef<PaneName | null>(null);
  /** The tree that is set, even while it does not fit or one pane has the room of all. */
  const chosenTree = computed(() =>
    arrangement.value.tree ? complete(arrangement.value.tree) : usualTree(),
  );
  const tree = computed(() => {
    if (standing.value === 'drawer' || arrangement.value.maximised) return allTabs;
    const whole = isRoomFor(chosenTree.value) ? chosenTree.value : allTabs;
    if (apart.value === null) return whole;
    const other = groupsOf(whole).find(({ panes }) => apart.value && !panes.includes(apart.value))?.panes[0];
    const withoutCover = other ? joined(whole, apart.value, other) : splitOff(whole, apart.value, 'below');
    return isRoomFor(withoutCover) ? withoutCover : whole;
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
  };

  /** Shows a pane from now on, as its tab does. */
  const choose = (pane: PaneName): void => {
    if (standing.value === 'drawer') return void (drawer.value = pane);
    sideHidden.value = false;
    leave();
    putFirst(pane);
    giveRoom(pane, true);
  };
  const putFirst = (pane: PaneName): void =>
    change({ front: [pane, ...arrangement.value.front.filter((name) => name !== pane)] });

  /** Gives a pane that has the focus more room. `stays`: only where its upper edge stays where it is. */
  const giveRoom = (pane: PaneName, stays: boolean): void => {
    if (apart.value !== null) return; // a list and what it leads to share the height
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
    windowSize,
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
    isSplit: computed(() => isSplit(tree.value)),
    maximised: computed(() => arrangement.value.maximised),
    /** Whether there is more than one part, even while one pane has the room of all. */
    canMaximise: computed(() => standing.value !== 'drawer' && isSplit(chosenTree.value)),
    shownIn,
    isOpen,
    show,
    leave,
    choose,
    giveRoom,
    splitOff: (pane: PaneName, side: SplitSide, at?: PaneName) =>
      putInFront(pane, splitOff(chosenTree.value, pane, side, at)),
    join: (pane: PaneName, at: PaneName) => putInFront(pane, joined(chosenTree.value, pane, at)),
    resize: (split: PaneSplit, share: number) => {
      roomy.value = null;
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

/** The pane that has the focus, or whose tab has it. */
export const paneInFocus = (): PaneName | null => {
  const { dataset = {} } = document.activeElement?.closest<HTMLElement>('[data-pane], [data-tab]') ?? {};
  const pane = dataset['pane'] ?? dataset['tab'];
  return paneNames.find((name) => name === pane) ?? null;
};
