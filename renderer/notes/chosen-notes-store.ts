import { watchDebounced } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ChangesForMany } from '#core/annotation/change-many';
import { api } from '../api';
import { exportNotes } from '../stores/export-notes';
import { counted, t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useNoteListStore } from '../stores/note-list';
import { useNoticesStore } from '../stores/notices';
import { useStudyStore } from '../study/study-store';
import { useTextStore } from '../stores/text';

/** Notes that are chosen in the list, and what is done with all of them: each time one step to undo. */
export const useChosenNotesStore = defineStore('chosen-notes', () => {
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const list = useNoteListStore();
  const notices = useNoticesStore();
  const choosing = shallowRef(false);
  const chosen = shallowRef<ReadonlySet<string>>(new Set());
  /** From here Shift chooses. */
  let anchor: string | null = null;

  /** Only what the list shows: nothing is done to what one does not see. */
  const ids = computed(() => list.ids.filter((id) => chosen.value.has(id)));

  /** The keys by which one chooses show nothing to those who do not see. */
  watchDebounced(
    chosen,
    () => {
      if (choosing.value) notices.announce(counted('chosen.count', ids.value.length));
    },
    { debounce: 400 },
  );

  const set = (some: Iterable<string>): void => {
    choosing.value = true;
    chosen.value = new Set(some);
  };
  const toggle = (id: string): void => {
    const toggled = new Set(chosen.value);
    if (!toggled.delete(id)) toggled.add(id);
    anchor = id;
    set(toggled);
  };
  /** All from the one chosen last up to this one. */
  const extendTo = (id: string): void => {
    const from = anchor === null ? -1 : list.ids.indexOf(anchor);
    const to = list.ids.indexOf(id);
    if (from < 0 || to < 0) return toggle(id);
    set([...chosen.value, ...list.ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  };
  const end = (): void => {
    choosing.value = false;
    chosen.value = new Set();
    anchor = null;
  };

  /** The chosen ones when all of them are on disk as they are seen; null, and it has been said, when they are not. */
  const ready = async (): Promise<readonly string[] | null> => {
    await annotations.flush();
    const some = ids.value;
    if (some.every((id) => annotations.stateOf(id) === 'saved')) return some;
    notices.announce(t('chosen.notOnDisk'));
    return null;
  };

  const change = async (changes: ChangesForMany): Promise<void> => {
    const some = await ready();
    if (!some || some.length === 0) return;
    const result = await api.invoke('annotations.changeMany', { textId: texts.text.id, ids: some, changes });
    if (!result.ok) return notices.fail(result.error.code);
    notices.announce(counted('chosen.changed', result.value.changed));
  };

  const remove = async (): Promise<void> => {
    const some = await ready();
    if (!some || some.length === 0) return;
    const next = list.neighbourOf(some);
    const study = useStudyStore();
    if (study.editing && some.includes(study.editing)) study.editing = null;
    const result = await api.invoke('annotations.deleteMany', { textId: texts.text.id, ids: some });
    if (!result.ok) return notices.fail(result.error.code);
    end();
    notices.announce(counted('chosen.deleted', some.length));
    if (next) list.reveal(next, true);
    else document.querySelector<HTMLElement>('[data-pane="mine"]')?.focus();
  };

  const exportThem = async (): Promise<void> => {
    const some = await ready();
    if (!some || some.length === 0) return;
    const saved = await exportNotes('markdown', some);
    if (!saved.ok) notices.fail(saved.error.code);
  };

  return {
    choosing,
    ids,
    isChosen: (id: string): boolean => chosen.value.has(id),
    start: () => set([]),
    toggle,
    extendTo,
    chooseAll: () => set(list.ids),
    chooseNone: () => set([]),
    end,
    change,
    remove,
    exportThem,
  };
});
