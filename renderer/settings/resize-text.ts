import { textSizes } from '#contract/settings';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { textScale, useSettingsStore } from '../stores/settings';

/** Makes the text one step larger or smaller, or (0) its normal size, and announces the new size. */
export const resizeText = (by: 1 | -1 | 0): void => {
  const settings = useSettingsStore();
  const step = by === 0 ? 0 : settings.settings.textSize + by;
  const textSize = Math.min(textSizes.largest, Math.max(textSizes.smallest, step));
  settings.change({ textSize });
  useNoticesStore().announce(t('status.textSize', { percent: Math.round(textScale(textSize) * 100) }));
};
