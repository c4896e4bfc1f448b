import { nextTick, shallowRef, watch } from 'vue';
import type { Colour, Style, TextRange } from '#core/annotation/annotation';
import { citation } from '#core/export/citation';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { useRemoveIfEmpty } from './empty-note';
import { useTypedAhead } from './typed-ahead';
import { refuseReadOnly, useUndoRedo } from './undo-redo';
import { useShowRange } from '../navigation/show-range';
import { copyText } from '../ui/copy-text';
import { usePageSelection } from '../selection/page-selection';
import { useAnnotationsStore, type Look } from '../stores/annotations';
import { useMessages } from '../stores/messages';
import { useLayoutStore } from '../stores/layout';
import { useMarksStore } from '../stores/marks';
import { useNoteListStore } from '../stores/note-list';
import { useSettingsStore } from '../stores/settings';
import { useAppStore } from '../stores/app';
import { defineTextStore } from '../stores/text-session';

/** What a reader does with the text: each action once, for toolbars, keys and menus. */
export const useStudyStore = defineTextStore((session) => {
  const { blockInFocus, currentBlock } = useReadingCursor(session);
  const removeIfEmpty = useRemoveIfEmpty(session);
  const { startTypeAhead } = useTypedAhead(session);
  const showRange = useShowRange(session);
  const { clearSelection, selectedRange } = usePageSelection(session);
  const { undo, redo, toastStep } = useUndoRedo(session);
  const app = useAppStore();
  const annotations = useAnnotationsStore(session);
  const settings = useSettingsStore();
  const { announce, toast, explain } = useMessages(session);
  const layout = useLayoutStore();
  const marks = useMarksStore(session);
  const list = useNoteListStore(session);

  /** Ids of the note whose editor is open, and of the annotation that was shown last. */
  const editing = shallowRef<string | null>(null);
  const active = shallowRef<string | null>(null);
  /** Id of the note whose field gets the focus as soon as it is in the page. */
  const awaited = shallowRef<string | null>(null);
  /** Opens the editor of a note, whose field gets the focus. */
  const edit = (id: string): void => {
    if (editing.value && annotations.currentId(editing.value) !== id) void removeIfEmpty(editing.value);
    editing.value = id;
    awaited.value = id;
    startTypeAhead();
  };
  const isWriting = (): boolean => {
    const card = editing.value === null ? null : document.getElementById(`note-${editing.value}`);
    return card?.contains(document.activeElement) === true;
  };

  watch(
    () => annotations.replaced,
    () => {
      const current = editing.value && annotations.currentId(editing.value);
      if (current && current !== editing.value) {
        if (isWriting()) edit(current);
        else editing.value = current;
      }
      if (active.value) active.value = annotations.currentId(active.value);
      toast(t('status.keptAsNew'));
    },
  );

  session.onLeave(() => {
    if (editing.value) void removeIfEmpty(editing.value);
    editing.value = null;
    awaited.value = null;
  });

  const isGone = (id: string | null): boolean =>
    id !== null && !annotations.byId.has(annotations.currentId(id));
  // Closes the editor of a note that another window, or an undo, has removed.
  watch(
    () => isGone(editing.value),
    async (gone) => {
      if (!gone) return;
      const hadFocus = isWriting();
      const wasTyping = hadFocus && document.activeElement?.matches('textarea, input');
      editing.value = null;
      toast(t('status.openNoteGone'));
      if (!hadFocus) return;
      if (wasTyping) startTypeAhead(); // single letters that are still being typed must not run commands
      await nextTick();
      document.querySelector<HTMLElement>('[data-pane="mine"]')?.focus();
    },
  );
  watch(
    () => isGone(active.value),
    (gone) => gone && (active.value = null),
  );

  const lastLook = (): Look => ({
    colour: settings.settings.lastColour,
    style: settings.settings.lastStyle,
  });

  const highlight = (range: TextRange, colour: Colour = settings.settings.lastColour): void => {
    if (refuseReadOnly()) return;
    const present = marks.at(range);
    const look = { ...lastLook(), colour };
    if (present) annotations.change(present.annotation.id, { colour });
    else active.value = annotations.create(range, look, 'highlighting');
    if (colour !== settings.settings.lastColour) settings.change({ lastColour: colour });
    clearSelection();
    announce(t(present ? 'status.colourChanged' : 'status.highlighted'));
  };

  const recolour = (id: string, colour: Colour): void => {
    if (refuseReadOnly()) return;
    annotations.change(id, { colour });
    settings.change({ lastColour: colour });
    announce(t('status.colourChanged'));
  };

  const restyle = (id: string, style: Style): void => {
    if (refuseReadOnly()) return;
    annotations.change(id, { style });
    settings.change({ lastStyle: style });
    announce(t('status.styleChanged'));
  };

  const openNote = (id: string): void => {
    if (!app.readOnly) edit(id);
    active.value = id;
    layout.show('mine');
  };

  const addNote = (range: TextRange): void => {
    if (refuseReadOnly()) return;
    const present = marks.at(range);
    openNote(present?.annotation.id ?? annotations.create(range, lastLook(), 'commenting'));
    clearSelection();
    if (!present) announce(t('status.noteAdded'));
  };

  const copy = (range: TextRange): void => {
    const done = copyText(citation(session.text, session.flat, range));
    if (done) toast(t('status.copied'));
    else explain(t('status.copyFailed'));
  };

  /** Gives whether the annotation is removed. */
  const remove = async (id: string): Promise<boolean> => {
    if (refuseReadOnly()) return false;
    const wasEditing = editing.value === id;
    if (wasEditing) editing.value = null;
    const outcome = await annotations.remove(id);
    if (outcome === 'kept') {
      if (wasEditing && !session.isLeft) editing.value = id;
      return false;
    }
    if (outcome === 'trashed') toastStep(t('status.deleted'), t('status.gone'));
    else announce(t('status.gone'));
    return true;
  };

  /** Scrolls to the annotation's first passage and flashes it. */
  const show = (id: string): void => {
    const range = annotations.byId.get(id)?.ranges[0];
    active.value = id;
    if (range) void showRange(range);
  };

  /** Shows the next or the previous note in the order of the list, after the last one the first. */
  const showNeighbour = (by: 1 | -1): void => {
    const { ids } = list;
    if (ids.length === 0) return;
    const from = active.value ? ids.indexOf(active.value) : -1;
    const next = from < 0 ? (by > 0 ? 0 : ids.length - 1) : (from + by + ids.length) % ids.length;
    const id = ids[next];
    if (!id) return;
    show(id);
    list.reveal(id, layout.isOpen('mine'));
  };

  /**
   * Acts on the selection, even if it is out of view, or else on the block at the reading cursor, if that has
   * the focus.
   */
  const onSelection = (action: (range: TextRange) => void): void => {
    const block = blockInFocus();
    const range = selectedRange()?.range ?? (block && { start: block.start, end: block.end });
    if (range && range.end > range.start) action(range);
    else explain(t('status.nothingSelected'));
  };

  /** Bookmarks the current block, or removes its bookmark. */
  const toggleBookmark = async (): Promise<void> => {
    if (refuseReadOnly()) return;
    const block = currentBlock();
    if (!block || block.end === block.start) return;
    const present = marks.bookmarkAt(block);
    if (present) {
      const { id, note } = present.annotation;
      if (!(await remove(id))) return;
      const hadNote = note !== '';
      toastStep(
        t(hadNote ? 'status.bookmarkNoteRemoved' : 'status.bookmarkRemoved'),
        t(hadNote ? 'status.bookmarkNoteGone' : 'status.bookmarkGone'),
      );
      return;
    }
    annotations.create({ start: block.start, end: block.end }, lastLook(), 'bookmarking');
    announce(t('status.bookmarked', { place: locationOfBlock(block, block.block.label ?? '') }));
  };

  return {
    editing,
    active,
    awaited,
    highlight,
    recolour,
    restyle,
    openNote,
    addNote,
    copy,
    remove,
    show,
    showNeighbour,
    undo,
    redo,
    toggleBookmark,
    highlightSelection: (colour?: Colour) => onSelection((range) => highlight(range, colour)),
    noteSelection: () => onSelection(addNote),
    copySelection: () => onSelection(copy),
  };
});
