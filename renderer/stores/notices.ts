import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ErrorCode } from '#contract/result';
import { t } from '../i18n';

/**
 * An alert that stays until it is settled or dismissed. Keys are unique: a problem replaces an earlier one
 * with the same key.
 */
export interface Problem {
  readonly key: string;
  readonly sentence: string;
  readonly dismissable: boolean;
}

/** Tells the reader what happens: briefly in the status line, or as an alert that stays. */
export const useNoticesStore = defineStore('notices', () => {
  const status = shallowRef('');
  const problems = shallowRef<readonly Problem[]>([]);
  let clearing: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  /**
   * Shows a sentence in the status line, a live region, for 6 s; screen readers read a repeated sentence
   * again.
   */
  const announce = (sentence: string): void => {
    clearTimeout(clearing);
    clearTimeout(later);
    status.value = '';
    queueMicrotask(() => (status.value = sentence));
    clearing = setTimeout(() => (status.value = ''), 6000);
  };

  /** Announces a sentence after a pause (ms), unless something newer has been announced by then. */
  const announceLater = (sentence: () => string, pause: number): void => {
    clearTimeout(later);
    later = setTimeout(() => announce(sentence()), pause);
  };

  const raise = (key: string, sentence: string, dismissable = true): void => {
    problems.value = [...problems.value.filter((p) => p.key !== key), { key, sentence, dismissable }];
  };
  const settle = (key: string): void => {
    if (problems.value.some((p) => p.key === key))
      problems.value = problems.value.filter((p) => p.key !== key);
  };
  /**
   * Raises the alert for an error. However many requests fail because the backend does not answer, there is
   * one alert for it.
   */
  const fail = (code: ErrorCode): void => {
    if (code === 'unreachable') raise('connection', t('problems.connection'), false);
    else raise(`error-${code}`, t(`errors.${code}`));
  };

  return {
    status: computed(() => status.value),
    problems: computed(() => problems.value),
    announce,
    announceLater,
    raise,
    settle,
    fail,
  };
});
