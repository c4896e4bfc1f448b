import { computed, shallowRef, watch } from 'vue';
import type { ChangesForMany } from '#core/annotation/change-many';
import { api } from '../api';
import { useExportStore } from '../stores/export-notes';
import { counted, t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useMessages } from '../stores/messages';
import { client } from '../stores/client';
import { useNoteListStore } from '../stores/note-list';
import { useNoticesStore } from '../stores/notices';
import { defineTextStore } from '../stores/text-session';
import { useStudyStore } from '../study/study-store';
import { useUndoRedo } from '../study/undo-redo';

/** Time without another choice before the number is announced, in ms. */
const pause = 400;

/**
 * The notes that are chosen in the list, and the actions for all of them, each of which is one step of undo.
 */
export const useChosenNotesStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);
  const list = useNoteListStore(session);
  const notices = useNoticesStore();
  const { explain } = useMessages(session);
  const { toastStep } = useUndoRedo(session);
  const study = useStudyStore(session);
  const choosing = shallowRef(false);
  const chosen = shallowRef<ReadonlySet<string>>(new Set());
  /** The note from which Shift extends; null when there is none. */
  let anchor: string | null = null;

  /** The chosen notes that the list shows, in its order: no action changes a note that a filter hides. */
  const ids = computed(() => list.ids.filter((id) => chosen.value.has(id)));

  // Screen readers do not notice when keys choose notes, so the number is announced.
  watch(chosen, () => {
    if (choosing.value)
      notices.announceLater(
        () => counted('chosen.count', ids.value.length),
        pause,
        () => choosing.value,
      );
  });

  const set = (noteIds: Iterable<string>): void => {
    choosing.value = true;
    chosen.value = new Set(noteIds);
  };
  const toggle = (id: string): void => {
    const toggled = new Set(chosen.value);
    if (!toggled.delete(id)) toggled.add(id);
    anchor = id;
    set(toggled);
  };
  /** Chooses all notes from the one that was toggled last to this one. */
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

  /** Flushes, and gives the chosen notes when all are on disk; else null, and says so. */
  const savedIds = async (): Promise<readonly string[] | null> => {
    await annotations.flush();
    const noteIds = ids.value;
    if (noteIds.every((id) => annotations.stateOf(id) === 'saved')) return noteIds;
    explain(t('chosen.notOnDisk'));
    return null;
  };

  const change = async (changes: ChangesForMany): Promise<void> => {
    const noteIds = await savedIds();
    if (!noteIds || noteIds.length === 0) return;
    const argument = { textId: session.text.id, ids: noteIds, changes, client };
    const result = await annotations.inOrder(() => api.invoke('annotations.changeMany', argument));
    if (!result.ok) return notices.fail(result.error.code);
    const { changed } = result.value;
    if (changed === 0) return explain(counted('chosen.changed', 0));
    toastStep(counted('chosen.changed', changed), counted('chosen.changedShown', changed));
  };

  const remove = async (): Promise<void> => {
    const noteIds = await savedIds();
    if (!noteIds || noteIds.length === 0) return;
    const next = list.neighbourOf(noteIds);
    if (study.editing && noteIds.includes(study.editing)) study.editing = null;
    const argument = { textId: session.text.id, ids: noteIds, client };
    const result = await annotations.inOrder(() => api.invoke('annotations.deleteMany', argument));
    if (!result.ok) return notices.fail(result.error.code);
    end();
    toastStep(counted('chosen.deleted', noteIds.length), counted('chosen.deletedShown', noteIds.length));
    if (session.isLeft) return;
    if (next) list.reveal(next, true);
    else document.querySelector<HTMLElement>('[data-pane="mine"]')?.focus();
  };

  const exportChosen = async (): Promise<void> => {
    const noteIds = await savedIds();
    if (!noteIds || noteIds.length === 0) return;
    useExportStore().openFor(noteIds);
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
    exportChosen,
  };
});
