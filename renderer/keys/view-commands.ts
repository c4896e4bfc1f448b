import { menuKeys } from '#contract/menu';
import { nextTick } from 'vue';
import { paneNames, placements, type PaneName } from '#contract/panes';
import { calendarDisplays, themes } from '#contract/settings';
import { t } from '../i18n';
import { resizeText } from '../settings/resize-text';
import { arrangings } from '../layout/arranging';
import { paneInFocus, useLayoutStore } from '../stores/layout';
import { useSettingsStore } from '../stores/settings';
import type { Command } from '../ui/command';

const goToPane = async (pane: PaneName): Promise<void> => {
  useLayoutStore().choose(pane);
  await nextTick();
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.focus();
};

/** The commands that change how text, notes and panes are shown. */
export const viewCommands: readonly Command[] = [
  {
    id: 'text-larger',
    group: 'view',
    keys: [menuKeys['text-larger']],
    otherKeys: ['Mod+='],
    reach: 'fields',
    run: () => resizeText(1),
  },
  {
    id: 'text-smaller',
    group: 'view',
    keys: [menuKeys['text-smaller']],
    reach: 'fields',
    run: () => resizeText(-1),
  },
  {
    id: 'text-normal',
    group: 'view',
    keys: [menuKeys['text-normal']],
    reach: 'fields',
    run: () => resizeText(0),
  },
  ...themes.map((theme): Command => ({
    id: `theme-${theme}`,
    group: 'view',
    name: () => t('commands.theme', { theme: t(`settings.themes.${theme}`) }),
    run: () => useSettingsStore().change({ theme }),
  })),
  ...placements.map((placement): Command => ({
    id: `placement-${placement}`,
    group: 'view',
    name: () => t('commands.placement', { placement: t(`settings.placements.${placement}`) }),
    run: () => useLayoutStore().place(placement),
  })),
  {
    id: 'in-step',
    group: 'view',
    name: () => t('panes.inStep'),
    run: () => {
      const settings = useSettingsStore();
      settings.change({ notes: { inStep: !settings.settings.notes.inStep } });
    },
  },
  ...calendarDisplays.map((calendar): Command => ({
    id: `calendar-${calendar}`,
    group: 'view',
    name: () => t('commands.calendar', { calendar: t(`calendar.${calendar}`) }),
    run: () => useSettingsStore().change({ calendar }),
  })),
  ...paneNames.map((pane): Command => ({
    id: `pane-${pane}`,
    group: 'view',
    name: () => t('commands.pane', { pane: t(`panes.${pane}`) }),
    run: () => void goToPane(pane),
  })),
  ...arrangings.map(({ id, key, ofAll, isPossible, run }): Command => ({
    id,
    group: 'view',
    ...(key === undefined ? {} : { keys: [key] }),
    ready: () => {
      const pane = paneInFocus() ?? (ofAll ? 'editor' : null);
      return pane !== null && isPossible(pane);
    },
    run: () => run(paneInFocus() ?? 'editor'),
  })),
];
