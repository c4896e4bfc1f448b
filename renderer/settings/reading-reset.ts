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
const asAtFirst = JSON.stringify(readingOf(defaultSettings));

/** Puts the settings of reading back to what they are at first, and that back again as long as nothing else was chosen. */
export const useReadingReset = () => {
  const store = useSettingsStore();
  const notices = useNoticesStore();
  const before = ref<SettingsPatch | null>(null);
  const differs = computed(() => JSON.stringify(readingOf(store.settings)) !== asAtFirst);
  watch(differs, (now) => now && (before.value = null));

  return {
    /** What can be done now; null when there is nothing to put back. */
    step: computed(() => (before.value ? 'unreset' : differs.value ? 'reset' : null)),
    take: (): void => {
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
