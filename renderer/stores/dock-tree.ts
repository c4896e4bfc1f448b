import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { PaneName, PaneSplit, PaneTree } from '#contract/panes';
import { allTabs, complete, fits, groupsOf, hasSameShape, joined, splitOff, withShare } from './pane-tree';
import { textScale, useSettingsStore } from './settings';
import type { WindowArrangement } from './window-arrangement';

/** Of my notes, of the height that they share with the editor's notes, as Lectern arranges them. */
const shareOfMine = 45; // per cent

/** How the panes are divided among groups. */
export interface DockTree {
  /** Whether the open text has notes of the reader, which then get a place of their own. */
  readonly hasNotes: ShallowRef<boolean>;
  /** Of the side area, in CSS pixels; null while it has none. */
  readonly area: ShallowRef<{ readonly width: number; readonly height: number } | null>;
  readonly isRoomFor: (tree: PaneTree) => boolean;
  /** The tree that is set, even while it does not fit or one pane has the room of all. */
  readonly chosen: Readonly<ComputedRef<PaneTree>>;
  /** The tree that is seen, but for the pane that stands apart: what every rearrangement begins with. */
  readonly own: Readonly<ComputedRef<PaneTree>>;
  /** The tree that is seen. */
  readonly tree: Readonly<ComputedRef<PaneTree>>;
  /** Puts a pane into another group, or (null) back, so that it does not cover the pane that led to it. */
  readonly setApart: (pane: PaneName | null) => void;
  /** Gives a split that is seen another share: for good, or while a pane stands apart for so long. */
  readonly resize: (split: PaneSplit, share: number) => void;
}

export const useDockTree = ({ windowSize, arrangement, standing, change }: WindowArrangement): DockTree => {
  const settings = useSettingsStore();
  const hasNotes = shallowRef(false);
  const area: DockTree['area'] = shallowRef(null);

  const isRoomFor = (wanted: PaneTree): boolean => {
    if (!area.value) return true;
    const { width, height } = area.value;
    const lines = Math.max(1, 0.7 * textScale(settings.settings.textSize)); // large words need a wider column
    return fits(wanted, width / lines, height);
  };
  const usual = (): PaneTree =>
    hasNotes.value && windowSize.value === 'wide'
      ? {
          split: standing.value === 'below' ? 'columns' : 'rows',
          share: shareOfMine,
          parts: [{ panes: ['editor', 'names', 'search'] }, { panes: ['mine'] }],
        }
      : allTabs;
  const chosen = computed(() => (arrangement.value.tree ? complete(arrangement.value.tree) : usual()));
  const own = computed(() => {
    if (standing.value === 'drawer' || arrangement.value.maximised) return allTabs;
    return isRoomFor(chosen.value) ? chosen.value : allTabs;
  });

  const apart = shallowRef<PaneName | null>(null);
  /** The tree with the pane apart, as the person has resized it. */
  const resized = shallowRef<PaneTree | null>(null);
  const withApart = (pane: PaneName): PaneTree => {
    const other = groupsOf(own.value).find(({ panes }) => !panes.includes(pane))?.panes[0];
    const tree = other ? joined(own.value, pane, other) : splitOff(own.value, pane, 'below');
    return resized.value && hasSameShape(resized.value, tree) ? resized.value : tree;
  };
  const tree = computed(() => {
    if (apart.value === null || arrangement.value.maximised) return own.value;
    const wanted = withApart(apart.value);
    return isRoomFor(wanted) ? wanted : own.value;
  });

  return {
    hasNotes,
    area,
    isRoomFor,
    chosen,
    own,
    tree,
    setApart: (pane) => {
      apart.value = pane;
      resized.value = null;
    },
    resize: (split, share) => {
      const next = withShare(tree.value, split, share);
      if (tree.value === own.value) change({ tree: next });
      else resized.value = next;
    },
  };
};
