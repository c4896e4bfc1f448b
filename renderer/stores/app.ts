import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { AppInfo, DiskProblem, TextSummary } from '#contract/commands';

/** The program: what its shell can do, and the texts of its library. */
export const useAppStore = defineStore('app', () => {
  const info = shallowRef<AppInfo | null>(null);
  const library = shallowRef<readonly TextSummary[]>([]);

  const load = (app: AppInfo, texts: readonly TextSummary[]): void => {
    info.value = app;
    library.value = texts;
  };

  const platform = computed(() => info.value?.platform ?? '');
  const readOnly = computed(() => info.value?.readOnly ?? false);
  /** Another program has taken the data folder over. */
  const becomeReadOnly = (): void => {
    if (info.value) info.value = { ...info.value, readOnly: true };
  };

  /** Why the last change could not be written, where that is known. */
  const diskProblem = shallowRef<DiskProblem | null>(null);

  const titleOf = (textId: string): string => library.value.find(({ id }) => id === textId)?.title ?? textId;

  return { info, platform, library, load, readOnly, becomeReadOnly, diskProblem, titleOf };
});
