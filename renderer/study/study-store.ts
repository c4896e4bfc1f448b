import { nextTick, shallowRef, watch } from 'vue';
import { colours, type Colour, type Style, type TextRange } from '#core/annotation/annotation';
import { citation } from '#core/export/citation';
import { plainWords } from '#core/text/plain-words';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { dateWords } from '../i18n/day-words';
import { useRemoveIfEmpty } from './empty-note';
import { useMarkedHere } from './marked-here';
import { usePopover } from './popover';
import { useTypedAhead } from './typed-ahead';
import { refuseReadOnly, useUndoRedo } from './undo-redo';
import { useShowRange } from '../navigation/show-range';
import { copyOut } from '../stores/copy-out';
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
  const { blockInFocus } = useReadingCursor(session);
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
  const { markedInHand, markedInPopover, markedInSight, sameWordsAs } = useMarkedHere(session);
  const popover = usePopover(session);

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
    void dropEmptyNote();
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

  const lastLook = (): Look & { readonly colour: Colour } => ({
    colour: settings.settings.lastColour,
    style: settings.settings.lastStyle,
  });

  const highlight = (range: TextRange, colour: Colour = settings.settings.lastColour): void => {
    if (refuseReadOnly()) return;
    const there = marks.at(range);
    const present =
      there.find(({ annotation }) => annotation.colour === colour) ??
      there.find(({ annotation }) => annotation.id === active.value) ??
      there[0];
    const look = { ...lastLook(), colour };
    if (present) annotations.change(present.annotation.id, { colour });
    else active.value = annotations.create(range, look, 'highlighting');
    if (colour !== settings.settings.lastColour) settings.change({ lastColour: colour });
    clearSelection();
    announce(t(present ? 'status.colourChanged' : 'status.highlighted'));
  };

  /**
   * Adds a highlight to words that bear one already, in the colour that was used last or else in the first that
   * they do not bear. Gives its id; null when nothing can be changed.
   */
  const highlightAgain = (range: TextRange): string | null => {
    if (refuseReadOnly()) return null;
    const taken = new Set(marks.at(range).map(({ annotation }) => annotation.colour));
    const look = lastLook();
    const colour = [look.colour, ...colours].find((one) => !taken.has(one)) ?? look.colour;
    const id = annotations.create(range, { ...look, colour }, 'highlighting');
    active.value = id;
    clearSelection();
    announce(t('status.highlighted'));
    return id;
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
    popover.value = null; // it would stand over the note
    if (!app.readOnly) edit(id);
    active.value = id;
    layout.show('mine');
  };

  /** Opens the note of the highlight on these words, or begins a note on them when they bear none. */
  const addNote = (range: TextRange): void => {
    if (refuseReadOnly()) return;
    const present = sameWordsAs(range, active.value);
    openNote(present?.annotation.id ?? annotations.create(range, lastLook(), 'commenting'));
    clearSelection();
    if (!present) announce(t('status.noteAdded'));
  };

  const copy = (...ranges: readonly TextRange[]): void => {
    const { date } = session.text.metadata;
    const cited = ranges.map((range) => citation(session.text, session.flat, range, date && dateWords(date)));
    copyOut(cited.map(({ plain }) => plain).join('\n\n'), t('status.copiedCited'), {
      'text/html': cited.map(({ html }) => html).join(''),
      'text/markdown': cited.map(({ markdown }) => markdown).join('\n\n'),
    });
  };
  const copyWords = (ranges: readonly TextRange[]): void =>
    copyOut(ranges.map((range) => plainWords(session.flat, range)).join('\n\n'), t('status.copied'));

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

  /** As `onSelection(addNote)`; but where nothing is selected, the highlight that is in hand comes first. */
  const noteSelection = (): void => {
    const present = selectedRange() ? null : markedInHand(active.value);
    if (!present) onSelection(addNote);
    else if (!refuseReadOnly()) openNote(present.annotation.id);
  };

  /**
   * Highlights the selected words. Where nothing is selected, words that are highlighted already get another
   * colour, if one is asked for, and are not highlighted again.
   */
  const highlightSelection = (colour?: Colour): void => {
    const present = selectedRange() ? null : markedInSight(active.value);
    if (!present) onSelection((range) => highlight(range, colour));
    else if (colour) recolour(present.annotation.id, colour);
    else if (!refuseReadOnly()) announce(t('status.highlighted'));
  };

  /** Copies the selected words, or else those of the highlight that was clicked. */
  const copySelection = (): void => {
    const present = selectedRange() ? null : markedInPopover(active.value);
    if (present) copy(...present.ranges);
    else onSelection(copy);
  };

  /** Removes the open note if it is empty: its text or the window is being left. */
  const dropEmptyNote = async (): Promise<void> => {
    if (editing.value) await removeIfEmpty(editing.value);
  };

  return {
    editing,
    active,
    awaited,
    highlight,
    highlightAgain,
    recolour,
    restyle,
    openNote,
    addNote,
    copy,
    copyWords,
    remove,
    show,
    showNeighbour,
    undo,
    redo,
    highlightSelection,
    noteSelection,
    dropEmptyNote,
    copySelection,
  };
});
