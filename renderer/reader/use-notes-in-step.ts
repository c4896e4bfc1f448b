import { onBeforeUnmount, onMounted, watch, type ShallowRef } from 'vue';
import { useLayoutStore } from '../stores/layout';
import { useSettingsStore } from '../stores/settings';
import { useSlicesStore } from '../page/slices-store';
import { createAfterLayout } from '../page/after-layout';
import { atTop, partsOf, useObserveReferences } from '../page/on-screen';
import { jumped } from '../page/scroll-to-show';

/** Events in the pane of notes that mean that the person has moved the notes. */
const byHand = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'focusin', jumped] as const;
const margin = 8; // CSS pixels between the pane's edge and the note

/**
 * Scrolls the editor's notes with the text: the note of the first reference on screen comes to the top of the
 * pane, and the notes of all references on screen are marked with `data-on-screen`. When the person has
 * scrolled the notes or jumped to one, they stay as long as the note at the top belongs to a reference on
 * screen. With the setting off, or behind another pane, only the marks change. Scrolling forces no layout: positions are read only
 * after a frame has been laid out.
 */
export const useNotesInStep = (notes: Readonly<ShallowRef<HTMLElement | null>>): void => {
  const observeReferences = useObserveReferences();
  const settings = useSettingsStore();
  const layout = useLayoutStore();
  const slices = useSlicesStore();
  const afterLayout = createAfterLayout();
  let marked: readonly string[] = [];
  let movedByHand = false;
  /** The notes of what was on screen when the pane was closed; null while it was not. */
  let markedAtClosing: string | null = null;

  /** The notes that have the mark in the page. */
  let painted: readonly string[] = [];
  let frame = 0;
  /** Writes at the beginning of the next frame, so that whoever reads positions after it forces no layout. */
  const mark = (ids: readonly string[]): void => {
    marked = ids;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      for (const id of painted)
        if (!ids.includes(id)) for (const part of partsOf(id)) part.removeAttribute('data-on-screen');
      for (const id of ids) for (const part of partsOf(id)) part.setAttribute('data-on-screen', '');
      painted = ids;
    });
  };

  /**
   * Scrolls to the note's slice first, since it is not laid out while it is far away, and in the next frame
   * to the note.
   */
  const putAtTop = (pane: HTMLElement, id: string): void => {
    const note = document.getElementById(id);
    const slice = note?.closest('.slice');
    if (!note || !slice || pane.clientHeight === 0) return;
    const frame = pane.getBoundingClientRect();
    const box = slice.getBoundingClientRect();
    const isAway = box.top >= frame.bottom || box.bottom <= frame.top;
    pane.scrollTop += (isAway ? box : note.getBoundingClientRect()).top - frame.top - margin;
    if (isAway) afterLayout(() => putAtTop(pane, id));
  };

  const scrollToNote = async (pane: HTMLElement, id: string): Promise<void> => {
    await slices.mountSection(id);
    afterLayout(() => {
      if (marked[0] === id) putAtTop(pane, id);
    });
  };

  const follow = (pane: HTMLElement, references: readonly HTMLElement[]): void => {
    const ids = [...new Set(references.map((reference) => reference.getAttribute('href')?.slice(1) ?? ''))];
    if (ids.join() === marked.join()) return;
    const [first] = ids;
    const stays = movedByHand && ids.includes(atTop(pane, 'section')?.dataset['section'] ?? '');
    mark(ids);
    if (!first || stays || !settings.settings.notes.inStep || !layout.isOpen('editor')) return;
    movedByHand = false;
    void scrollToNote(pane, first);
  };

  const onMovedByHand = (): void => {
    movedByHand = true;
  };

  onMounted(() => {
    const pane = notes.value?.closest<HTMLElement>('[data-scroller]');
    const text = document.querySelector('main');
    if (!pane || !text) return;
    const stop = observeReferences(text, (references) => follow(pane, references));
    for (const event of byHand) pane.addEventListener(event, onMovedByHand, { passive: true });
    watch(
      () => slices.changes,
      () => mark(marked),
      { flush: 'post' },
    );
    const catchUp = (): void => {
      const [first] = marked;
      if (settings.settings.notes.inStep && first) void scrollToNote(pane, first);
    };
    // Whoever turns the setting on, or opens the pane after reading on, wants the notes of what is on screen, unless
    // a jump opened the pane.
    watch(() => settings.settings.notes.inStep, catchUp);
    watch(
      () => layout.isOpen('editor'),
      (open) => {
        if (!open) return void (markedAtClosing = marked.join());
        if (markedAtClosing === marked.join()) return; // the text was not read on: the notes are where they were
        movedByHand = false;
        afterLayout(() => !movedByHand && catchUp());
      },
      { flush: 'post' },
    );
    onBeforeUnmount(() => {
      stop();
      cancelAnimationFrame(frame);
      for (const event of byHand) pane.removeEventListener(event, onMovedByHand);
    });
  });
};
