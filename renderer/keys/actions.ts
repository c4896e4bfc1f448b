import { shallowRef } from 'vue';
import type { MenuAction } from '#contract/events';
import { textSizes } from '#contract/settings';
import { t } from '../i18n';
import { textScale, useSettingsStore } from '../stores/settings';
import { useNoticesStore } from '../stores/notices';
import { useStudyStore } from '../stores/study';

/** The dialog that is open; one at a time. */
export const openDialog = shallowRef<
  'export' | 'settings' | 'shortcuts' | 'trash' | 'versions' | 'my-data' | 'print' | null
>(null);

export const focusSearch = (): void => {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]');
  box?.focus();
  box?.select();
};

export const resizeText = (by: 1 | -1 | 0): void => {
  const settings = useSettingsStore();
  const step = by === 0 ? 0 : settings.settings.textSize + by;
  const textSize = Math.min(textSizes.largest, Math.max(textSizes.smallest, step));
  settings.change({ textSize });
  useNoticesStore().announce(t('status.textSize', { percent: Math.round(textScale(textSize) * 100) }));
};

const actions: Readonly<Record<MenuAction, () => void>> = {
  undo: () => void useStudyStore().undo(),
  redo: () => void useStudyStore().redo(),
  search: focusSearch,
  export: () => (openDialog.value = 'export'),
  'text-larger': () => resizeText(1),
  'text-smaller': () => resizeText(-1),
  'text-normal': () => resizeText(0),
  shortcuts: () => (openDialog.value = 'shortcuts'),
  settings: () => (openDialog.value = 'settings'),
};

/** What a key, a menu item or a button may ask for by name. */
export const perform = (action: MenuAction): void => actions[action]();
