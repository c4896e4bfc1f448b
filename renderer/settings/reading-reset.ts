import { computed, ref, watch } from 'vue';
import { defaultSettings, type Settings, type SettingsPatch } from '#contract/settings';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { useSettingsStore } from '../stores/settings';

const readingOf = ({ theme, textSize, typography }: Settings): SettingsPatch => ({
  theme,
  textSize,
  typography,
});
const defaults = JSON.stringify(readingOf(defaultSettings));

/**
 * Resets the reading settings to the defaults, and takes the reset back as long as none of them was changed
 * since.
 */
export const useReadingReset = () => {
  const store = useSettingsStore();
  const notices = useNoticesStore();
  const before = ref<SettingsPatch | null>(null);
  const differs = computed(() => JSON.stringify(readingOf(store.settings)) !== defaults);
  watch(differs, (now) => now && (before.value = null));

  return {
    /** What `run` does now; null when the settings are the defaults and there is no reset to take back. */
    action: computed(() => (before.value ? 'unreset' : differs.value ? 'reset' : null)),
    run: (): void => {
      if (before.value) {
        store.change(before.value);
        notices.announce(t('settings.wasUnreset'));
      } else {
        before.value = readingOf(store.settings);
        store.change(readingOf(defaultSettings));
        notices.announce(t('settings.wasReset'));
      }
    },
  };
};
