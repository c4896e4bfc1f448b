import { useEventListener } from '@vueuse/core';
import { shallowRef, type ShallowRef } from 'vue';

const restBefore = 300; // ms that the pointer rests on a reference before its note is previewed
const graceAfter = 200; // ms to come from the reference to the preview

const referenceAt = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[role="doc-noteref"]') : null;

const inPreview = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('[role="tooltip"]') !== null;

/**
 * The reference whose note is previewed: one on which the pointer rests or which the keyboard has reached. As WCAG 2.2, 1.4.13 wants it,
 * the pointer may move on to the preview, and Esc closes it.
 */
export const useNotePreview = (): ShallowRef<HTMLElement | null> => {
  const shown = shallowRef<HTMLElement | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const soon = (reference: HTMLElement | null, wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (shown.value = reference), wait);
  };
  const now = (reference: HTMLElement | null): void => {
    clearTimeout(timer);
    shown.value = reference;
  };

  useEventListener(document, 'pointerover', (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const reference = referenceAt(event);
    if (reference) soon(reference, shown.value === reference ? 0 : restBefore);
    else if (inPreview(event)) clearTimeout(timer);
    else soon(null, graceAfter);
  });
  useEventListener(document, 'focusin', (event: FocusEvent) => {
    const reference = referenceAt(event);
    if (reference?.matches(':focus-visible')) now(reference);
  });
  useEventListener(document, 'focusout', (event: FocusEvent) => {
    if (referenceAt(event)) now(null);
  });
  useEventListener(document, 'click', () => now(null));
  return shown;
};
