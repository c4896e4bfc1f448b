import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { AppInfo, Boot, TextSummary } from '#contract/commands';
import { flatten, type FlatText } from '#core/text/flat-text';
import { referencesByNote } from '#core/text/references';
import type { StudyText } from '#core/text/study-text';

/** The text that is open, and the library it comes from. */
export const useTextStore = defineStore('text', () => {
  const app = shallowRef<AppInfo | null>(null);
  const library = shallowRef<readonly TextSummary[]>([]);
  const opened = shallowRef<{ text: StudyText; flat: FlatText } | null>(null);

  const open = (boot: Boot): void => {
    app.value = boot.app;
    library.value = boot.library;
    opened.value = { text: boot.text, flat: flatten(boot.text) };
  };

  /** Components are mounted only after `open`. */
  const current = computed(() => {
    if (!opened.value) throw new Error('No text is open.');
    return opened.value;
  });
  const text = computed(() => current.value.text);
  const flat = computed(() => current.value.flat);
  const readOnly = computed(() => app.value?.readOnly ?? false);

  /** Another program has taken the data folder over. */
  const becomeReadOnly = (): void => {
    if (app.value) app.value = { ...app.value, readOnly: true };
  };

  const references = computed(() => referencesByNote(flat.value));
  const titleOf = (textId: string): string => library.value.find(({ id }) => id === textId)?.title ?? textId;

  return { app, library, open, text, flat, references, readOnly, becomeReadOnly, titleOf };
});
