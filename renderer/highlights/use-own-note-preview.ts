import { useEventListener } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useReadingCursor } from '../cursor/reading-cursor';
import { domRanges, elementOf, liveRange } from '../page/dom-ranges';
import { useMarksStore } from '../stores/marks';
import type { AnchoredAnnotation } from '../stores/annotations';
import { useTextSession } from '../stores/text-session';
import { usePopover } from '../study/popover';
import { smallestFirst, useHitAt } from './hit-test';

/** The notes of the highlights at one place, the shortest highlight first, and the line there (CSS pixels). */
export interface OwnNotePreview {
  readonly ids: readonly string[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const openDelay = 350; // ms that the pointer rests on a highlight before the preview opens
const closeDelay = 200; // ms in which the pointer can move from the highlight to the preview

/**
 * The notes that are previewed: those of highlights on which the pointer rests or to which the reading cursor has
 * gone word by word. Null while there are none. As WCAG 2.2, 1.4.13 requires, the pointer may move on to the preview,
 * and Esc closes it. Nothing is looked up before the pointer rests.
 */
export const useOwnNotePreview = (): ShallowRef<OwnNotePreview | null> => {
  const session = useTextSession();
  const hitAt = useHitAt();
  const marks = useMarksStore();
  const popover = usePopover();
  const { cursor } = useReadingCursor();
  const shown = shallowRef<OwnNotePreview | null>(null);
  /** Of the pointer that rests, and of the cursor that stays at a word. */
  let resting: ReturnType<typeof setTimeout> | undefined;
  let staying: ReturnType<typeof setTimeout> | undefined;
  const stopWaiting = (): void => {
    clearTimeout(staying);
    staying = undefined;
  };
  onScopeDispose(() => {
    clearTimeout(resting);
    stopWaiting();
  });

  const show = (next: OwnNotePreview | null): void => {
    if (next?.ids.join() !== shown.value?.ids.join()) shown.value = next;
  };
  const lookAt = (x: number, y: number, target: EventTarget | null): void => {
    const words = target instanceof Node ? elementOf(target)?.closest('.words') : null;
    if (!words || popover.value || document.getSelection()?.isCollapsed === false) return show(null);
    const hit = hitAt(x, y);
    const ids = idsWithNote(hit?.entries ?? []);
    const [letter] = hit && ids.length > 0 ? domRanges(session.flat, hit.letter) : [];
    const box = letter && liveRange(letter).getBoundingClientRect();
    show(box ? { ids, x, top: box.top, bottom: box.bottom } : null);
  };
  useEventListener(
    document,
    'pointermove',
    ({ clientX, clientY, target, pointerType, buttons }: PointerEvent) => {
      clearTimeout(resting);
      if (pointerType === 'touch' || buttons !== 0) return;
      if (target instanceof Element && target.closest('.own-preview')) return;
      resting = setTimeout(() => lookAt(clientX, clientY, target), shown.value ? closeDelay : openDelay);
    },
    { passive: true },
  );
  const hide = ({ target, type }: Event): void => {
    if (target instanceof Element && target.closest('.own-preview')) return;
    clearTimeout(resting);
    show(null);
    // A scroll may be the one that brings the cursor's word into view: then the wait begins anew.
    if (type === 'scroll' && staying !== undefined) wait();
    else stopWaiting();
  };
  useEventListener(document, ['scroll', 'pointerdown', 'focusout'], hide, { capture: true, passive: true });

  const atCursor = (): OwnNotePreview | null => {
    const word = cursor.value?.word;
    if (!word || document.activeElement?.id !== cursor.value?.blockId) return null;
    const ids = idsWithNote(smallestFirst(marks.touching(word)));
    const [dom] = ids.length > 0 ? domRanges(session.flat, word) : [];
    const box = dom && liveRange(dom).getBoundingClientRect();
    return box ? { ids, x: box.left + box.width / 2, top: box.top, bottom: box.bottom } : null;
  };
  const wait = (): void => {
    stopWaiting();
    staying = setTimeout(() => {
      staying = undefined;
      show(atCursor());
    }, openDelay);
  };
  watch(() => cursor.value?.word ?? null, wait);
  return shown;
};

const idsWithNote = (entries: readonly AnchoredAnnotation[]): readonly string[] =>
  entries.filter(({ annotation }) => annotation.note !== '').map(({ annotation }) => annotation.id);
