import { defineStore } from 'pinia';
import { computed, shallowRef, watchEffect } from 'vue';
import { defaultSettings, mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import { rootAttributes } from '#contract/appearance';
import { api } from '../api';

const saveAfter = 250; // ms: dragging a divider causes one write instead of a hundred

export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(defaultSettings);
  const unsent = shallowRef<SettingsPatch | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = (loaded: Settings): void => {
    settings.value = loaded;
  };

  /**
   * Takes settings that another window changed; changes of this window that are not sent yet stay. Where nothing
   * differs, nothing is replaced: the whole page would be styled anew.
   */
  const follow = (announced: Settings): void => {
    const next = unsent.value ? mergeSettings(announced, unsent.value) : announced;
    if (JSON.stringify(next) !== JSON.stringify(settings.value)) settings.value = next;
  };

  const change = (patch: SettingsPatch): void => {
    settings.value = mergeSettings(settings.value, patch);
    unsent.value = unsent.value ? mergeSettings(unsent.value, patch) : patch;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfter);
  };

  /**
   * Sends what has not been sent. A failure is not reported, since it is not worth an alert; but when the
   * backend does not answer, the changes are sent again with the next ones or when the connection is back.
   */
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    const patch = unsent.value;
    if (!patch) return;
    const sent = api.invoke('settings.change', patch);
    unsent.value = null;
    const result = await sent;
    if (!result.ok && result.error.code === 'unreachable')
      unsent.value = unsent.value ? mergeSettings(patch, unsent.value) : patch;
  };

  /** Sends what has not been sent, and asks for the settings again: an event may have been missed. */
  const catchUp = async (): Promise<void> => {
    await flush();
    const result = await api.invoke('settings.get', null);
    if (result.ok) follow(result.value);
  };

  watchEffect(() => applyTo(document.documentElement, settings.value), { flush: 'sync' });

  return { settings, hasUnsent: computed(() => unsent.value !== null), load, follow, change, flush, catchUp };
});

/**
 * Sets the attributes and custom properties that the style sheets use (styles/tokens.css) on the root
 * element. The caller does this synchronously, so that code which measures the page next measures the type
 * that will be painted.
 */
const applyTo = (root: HTMLElement, settings: Settings): void => {
  Object.assign(root.dataset, rootAttributes(settings));
  const { textSize, typography } = settings;
  root.style.setProperty('--text-step', String(textScale(textSize)));
  root.style.setProperty('--text-leading', String(typography.lineHeight));
  root.style.setProperty('--measure', `${typography.measure}em`);
};

/** Each step is an eighth larger, so that six steps double the text. */
export const textScale = (step: number): number => Number((1.125 ** step).toFixed(4));
