import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ErrorCode } from '#contract/result';
import { t } from '../i18n';

/** Something that stands until it is over or dismissed. Keys are unique: the same problem again replaces itself. */
export interface Problem {
  readonly key: string;
  readonly sentence: string;
  readonly dismissable: boolean;
}

/** What is said to everybody: passing words in the status line, standing ones as alerts. */
export const useNoticesStore = defineStore('notices', () => {
  const status = shallowRef('');
  const problems = shallowRef<readonly Problem[]>([]);
  let clearing: ReturnType<typeof setTimeout> | undefined;

  /** Says it in the live region; the same words twice are said twice. */
  const announce = (sentence: string): void => {
    clearTimeout(clearing);
    status.value = '';
    queueMicrotask(() => (status.value = sentence));
    clearing = setTimeout(() => (status.value = ''), 6000);
  };

  const raise = (key: string, sentence: string, dismissable = true): void => {
    problems.value = [...problems.value.filter((p) => p.key !== key), { key, sentence, dismissable }];
  };
  const settle = (key: string): void => {
    if (problems.value.some((p) => p.key === key))
      problems.value = problems.value.filter((p) => p.key !== key);
  };
  /** That the program does not answer is said once, however many requests find it out. */
  const fail = (code: ErrorCode): void => {
    if (code === 'unreachable') raise('connection', t('problems.connection'), false);
    else raise(`error-${code}`, t(`errors.${code}`));
  };

  return {
    status: computed(() => status.value),
    problems: computed(() => problems.value),
    announce,
    raise,
    settle,
    fail,
  };
});
