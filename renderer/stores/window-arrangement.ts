import { useMediaQuery } from '@vueuse/core';
import { computed, shallowRef, type ComputedRef } from 'vue';
import type { Arrangement, Arrangements, WindowSize } from '#contract/panes';
import { useSettingsStore } from './settings';

/** How the side panes stand: `drawer`: one at a time, shown only when it is opened. */
export type Standing = 'beside' | 'below' | 'drawer';

/** The arrangement of the side panes that is set for the size which the window has now. */
export interface WindowArrangement {
  /** There is no room for two columns of words. */
  readonly narrow: Readonly<ComputedRef<boolean>>;
  /** There is no room for a pane beside the text, nor for one below it. */
  readonly tight: Readonly<ComputedRef<boolean>>;
  readonly windowSize: Readonly<ComputedRef<WindowSize>>;
  readonly arrangement: Readonly<ComputedRef<Arrangement>>;
  readonly standing: Readonly<ComputedRef<Standing>>;
  readonly change: (patch: Partial<Arrangement>) => void;
}

export const useWindowArrangement = (): WindowArrangement => {
  const settings = useSettingsStore();
  const narrow = useMediaQuery('(max-width: 760px)');
  const veryLow = useMediaQuery('(max-height: 560px)');
  const below900 = useMediaQuery('(max-width: 899px)');
  const below700 = useMediaQuery('(max-height: 699px)');
  const windowSize = computed<WindowSize>(() =>
    below900.value ? 'narrow' : below700.value ? 'low' : 'wide',
  );

  /**
   * What is in front belongs to the window: it begins with what was last in front anywhere, and then follows no
   * other window, whose tabs would otherwise cover what is being read here.
   */
  const own = shallowRef<Arrangements>(settings.settings.desk);
  const arrangement = computed<Arrangement>(() => {
    const { front, maximised } = own.value[windowSize.value];
    return { ...settings.settings.desk[windowSize.value], front, maximised };
  });
  const change = (patch: Partial<Arrangement>): void => {
    const size = windowSize.value;
    own.value = { ...own.value, [size]: { ...own.value[size], ...patch } };
    settings.change({ desk: { [size]: patch } });
  };

  /** A window that is too small for two panes gets a drawer, whatever the setting says. */
  const standing = computed<Standing>(() => {
    const { placement } = arrangement.value;
    if (placement === 'on-demand' || (narrow.value && veryLow.value)) return 'drawer';
    return narrow.value || placement === 'below' ? 'below' : 'beside';
  });

  return {
    narrow: computed(() => narrow.value),
    tight: computed(() => narrow.value || veryLow.value),
    windowSize,
    arrangement,
    standing,
    change,
  };
};
