import { nextTick, shallowRef } from 'vue';
import { textSizes } from '#contract/settings';
import { t } from '../i18n';
import { textScale, useSettingsStore } from '../stores/settings';
import { useNoticesStore } from '../stores/notices';

/** The dialog that is open; one at a time. */
export const openDialog = shallowRef<
  | 'export'
  | 'go-to'
  | 'link'
  | 'my-data'
  | 'palette'
  | 'print'
  | 'settings'
  | 'shortcuts'
  | 'tags'
  | 'trash'
  | 'versions'
  | null
>(null);

/** Closes the dialog that is open, waits until focus and selection are back where they were, and then acts. */
export const afterDialog = async (action: () => void): Promise<void> => {
  openDialog.value = null;
  await nextTick();
  setTimeout(action); // the dialog gives the focus back in a task of its own
};

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
