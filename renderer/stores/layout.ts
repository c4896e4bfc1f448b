import { useMediaQuery } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { useSettingsStore } from './settings';

/** The side panes, in the order of the page. */
export const paneNames = ['editor', 'mine', 'names'] as const;
export type PaneName = (typeof paneNames)[number];

/** `drawer`: one side pane at a time, shown only when it is opened. */
export type Arrangement = 'beside' | 'below' | 'drawer';

/** Knows how the side panes are arranged, and which are open. */
export const useLayoutStore = defineStore('layout', () => {
  const settings = useSettingsStore();
  const narrow = useMediaQuery('(max-width: 760px)');
  const low = useMediaQuery('(max-height: 560px)');

  /** A window that is too small for two panes gets a drawer, whatever the setting says. */
  const arrangement = computed<Arrangement>(() => {
    const { placement } = settings.settings.notes;
    if (placement === 'on-demand' || (narrow.value && low.value)) return 'drawer';
    return narrow.value || placement === 'below' ? 'below' : 'beside';
  });

  /**
   * The pane in the drawer; null when it is closed. Not saved: Lectern starts with the text. A pane with the
   * focus stays open.
   */
  const drawer = shallowRef<PaneName | null>(null);
  watch(arrangement, (now) => (drawer.value = now === 'drawer' ? paneInFocus() : null));

  /** Whether the drawer covers the text, because there is no room for both. */
  const covering = computed(
    () => arrangement.value === 'drawer' && drawer.value !== null && (narrow.value || low.value),
  );

  /**
   * Whether the whole side area is hidden. Not saved: Lectern starts with the panes as they are set.
   */
  const sideHidden = shallowRef(false);
  /** The pane that was in the drawer when the side area was hidden. */
  let hiddenDrawer: PaneName = 'editor';
  const toggleSide = (): void => {
    if (arrangement.value !== 'drawer') sideHidden.value = !sideHidden.value;
    else if (drawer.value) [hiddenDrawer, drawer.value] = [drawer.value, null];
    else drawer.value = hiddenDrawer;
  };
  watch(arrangement, () => (sideHidden.value = false));

  /** Whether the list of contents and texts is open. */
  const contentsOpen = shallowRef(false);

  const isOpen = (pane: PaneName): boolean =>
    arrangement.value === 'drawer'
      ? drawer.value === pane
      : !sideHidden.value && settings.settings.panes[`${pane}Open`];

  const set = (pane: PaneName, open: boolean): void => {
    if (open) sideHidden.value = false;
    if (isOpen(pane) === open) return;
    if (arrangement.value === 'drawer') drawer.value = open ? pane : null;
    else settings.change({ panes: { [`${pane}Open`]: open } });
  };

  return {
    narrow,
    arrangement,
    drawer,
    covering,
    contentsOpen,
    sideHidden: computed(() => (arrangement.value === 'drawer' ? drawer.value === null : sideHidden.value)),
    toggleSide,
    isOpen,
    show: (pane: PaneName) => set(pane, true),
    hide: (pane: PaneName) => set(pane, false),
    toggle: (pane: PaneName) => set(pane, !isOpen(pane)),
    closeDrawer: () => void (drawer.value = null),
    closeCoveringDrawer: () => {
      if (covering.value) drawer.value = null;
    },
  };
});

const paneInFocus = (): PaneName | null => {
  const pane = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return paneNames.find((name) => name === pane) ?? null;
};
