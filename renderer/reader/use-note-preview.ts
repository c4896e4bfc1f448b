import { useEventListener } from '@vueuse/core';
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

const openDelay = 300; // ms that the pointer rests on a reference before the preview opens
const closeDelay = 200; // ms in which the pointer can move from the reference to the preview

const referenceAt = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[role="doc-noteref"]') : null;

const inPreview = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('[role="tooltip"]') !== null;

/**
 * The reference whose note is previewed: the pointer rests on it, or it has the focus from the keyboard. Null
 * when there is none. As WCAG 2.2, 1.4.13 requires, the pointer may move on to the preview, and Esc closes
 * it.
 */
export const useNotePreview = (): ShallowRef<HTMLElement | null> => {
  const shown = shallowRef<HTMLElement | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  const showAfter = (reference: HTMLElement | null, wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (shown.value = reference), wait);
  };
  const show = (reference: HTMLElement | null): void => {
    clearTimeout(timer);
    shown.value = reference;
  };

  useEventListener(document, 'pointerover', (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const reference = referenceAt(event);
    if (reference) showAfter(reference, shown.value === reference ? 0 : openDelay);
    else if (inPreview(event)) clearTimeout(timer);
    else showAfter(null, closeDelay);
  });
  useEventListener(document, 'focusin', (event: FocusEvent) => {
    const reference = referenceAt(event);
    if (reference?.matches(':focus-visible')) show(reference);
  });
  useEventListener(document, 'focusout', (event: FocusEvent) => {
    if (referenceAt(event)) show(null);
  });
  useEventListener(document, 'click', () => show(null));
  return shown;
};
