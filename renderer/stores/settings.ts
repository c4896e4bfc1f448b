import { defineStore } from 'pinia';
import { computed, shallowRef, watchEffect } from 'vue';
import { defaultSettings, mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import { rootAttributes } from '#contract/appearance';
import { api } from '../api';

const saveAfter = 250; // ms: one write for a drag of a divider, not a hundred

export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(defaultSettings);
  const unsent = shallowRef<SettingsPatch | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = (loaded: Settings): void => {
    settings.value = loaded;
  };

  /** What another window changed; what was changed here and is not sent yet stays. */
  const follow = (announced: Settings): void => {
    settings.value = unsent.value ? mergeSettings(announced, unsent.value) : announced;
  };

  const change = (patch: SettingsPatch): void => {
    settings.value = mergeSettings(settings.value, patch);
    unsent.value = unsent.value ? mergeSettings(unsent.value, patch) : patch;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfter);
  };

  /** Hands over what has not been sent. Losing a pane's width is no problem worth a sentence. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    const patch = unsent.value;
    if (!patch) return;
    const sent = api.invoke('settings.change', patch);
    unsent.value = null;
    await sent;
  };

  watchEffect(() => dress(document.documentElement, settings.value), { flush: 'sync' });

  return { settings, hasUnsent: computed(() => unsent.value !== null), load, follow, change, flush };
});

/**
 * Gives the root element what the style sheets go by (styles/tokens.css). At once, so that whoever measures the page next
 * measures the type that will be painted.
 */
const dress = (root: HTMLElement, worn: Settings): void => {
  Object.assign(root.dataset, rootAttributes(worn));
  const { textSize, typography } = worn;
  root.style.setProperty('--text-step', String(textScale(textSize)));
  root.style.setProperty('--text-leading', String(typography.lineHeight));
  root.style.setProperty('--measure', `${typography.measure}em`);
};

/** Each step is an eighth larger, so that six steps double the text. */
export const textScale = (step: number): number => Number((1.125 ** step).toFixed(4));
