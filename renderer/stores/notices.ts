import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ErrorCode } from '#contract/result';
import { t } from '../i18n';
import { createPassing } from './passing';

/**
 * An alert that stays until it is settled or dismissed. Keys are unique: a problem replaces an earlier one
 * with the same key.
 */
export interface Problem {
  readonly key: string;
  readonly sentence: string;
  readonly dismissable: boolean;
}

/** A sentence that is shown for a while, and perhaps a button beside it. */
export interface Toast {
  readonly sentence: string;
  readonly action: { readonly name: string; readonly run: () => void } | null;
}

export interface ToastOptions {
  /** What is shown where it differs from what is spoken, as when a button stands in for the last words. */
  readonly shown?: string;
  readonly action?: Toast['action'];
  /** Reads reactive state. When it turns false, the message is past and goes at once. */
  readonly isTrue?: () => boolean;
}

const spokenFor = 6000; // ms for which a sentence stays in the live region

/**
 * Tells the reader what happens. Whoever tells something chooses its kind
 * ([decision 118](../../docs/decisions/0118-quiet-status.md)):
 *
 * - `announce`: the eye sees it where it happens, so it is only spoken, by screen readers.
 * - `toast`: nothing else on the screen shows it, so it is spoken and shown for a while.
 * - `explain`: why what was asked for does nothing. Spoken and shown, until anything else is told.
 * - `raise`: a problem that stays until it is settled.
 */
export const useNoticesStore = defineStore('notices', () => {
  const status = createPassing<string>();
  const toasted = createPassing<Toast>();
  const problems = shallowRef<readonly Problem[]>([]);
  let isExplanation = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  const speak = (sentence: string, isTrue?: () => boolean): void => {
    clearTimeout(later);
    status.end();
    // Apart from the clearing, so that screen readers read a repeated sentence again.
    if (sentence !== '') queueMicrotask(() => status.begin(sentence, { lasts: spokenFor, isTrue }));
  };
  const show = (sentence: string, { shown = sentence, action = null, isTrue }: ToastOptions): void => {
    speak(sentence, isTrue);
    toasted.begin({ sentence: shown, action }, { isTrue }); // the component says how long
  };

  /** For what the eye sees where it happens. An empty sentence ends what is being told. */
  const announce = (sentence: string, isTrue?: () => boolean): void => {
    if (isExplanation) toasted.end();
    speak(sentence, isTrue);
  };
  /** For what nothing else on the screen shows. */
  const toast = (sentence: string, options: ToastOptions = {}): void => {
    isExplanation = false;
    show(sentence, options);
  };
  /** For the reason why what was asked for does nothing, or not yet. */
  const explain = (sentence: string): void => {
    show(sentence, {});
    isExplanation = true;
  };

  const afterPause = (pause: number, tell: () => void): void => {
    clearTimeout(later);
    later = setTimeout(tell, pause);
  };
  /** Announces a sentence after a pause (ms), unless something newer has been told by then. */
  const announceLater = (sentence: () => string, pause: number, isTrue?: () => boolean): void =>
    afterPause(pause, () => announce(sentence(), isTrue));
  /** As `announceLater`, for what is to be explained. */
  const explainLater = (sentence: () => string, pause: number): void =>
    afterPause(pause, () => explain(sentence()));

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
    status: computed(() => status.value.value ?? ''),
    toasted: computed(() => toasted.value.value),
    problems: computed(() => problems.value),
    announce,
    announceLater,
    toast,
    explain,
    explainLater,
    endToast: () => toasted.end(),
    raise,
    settle,
    fail,
  };
});
