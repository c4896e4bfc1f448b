import { useEventListener } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';
import { useLayoutStore } from '../stores/layout';
import { usePageSelection } from './page-selection';

/**
 * Updates `pageSelection` when a drag ends, when keys change the selection, when something scrolls, and at
 * once when nothing is selected any more.
 */
export const useSelectionReading = (): void => {
  const { pageSelection, readSelection, clampSelection } = usePageSelection();
  let dragging = false;
  let scheduled = 0;

  const readSoon = (): void => {
    cancelAnimationFrame(scheduled);
    scheduled = requestAnimationFrame(readSelection);
  };
  onScopeDispose(() => cancelAnimationFrame(scheduled));

  useEventListener(document, 'pointerdown', (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('[data-keeps-selection]')) return;
    if (event.button > 0) return; // it drags nothing, and the context menu is about what is selected
    dragging = true;
    pageSelection.value = null;
  });
  useEventListener(document, ['pointerup', 'pointercancel'], () => {
    if (dragging) clampSelection();
    dragging = false;
    readSoon();
  });
  useEventListener(document, 'selectionchange', () => {
    if (!dragging) readSoon();
  });
  /** A selection that was scrolled out of view may come back into view. */
  const readAgain = (): void => {
    if (!dragging && document.getSelection()?.isCollapsed === false) readSoon();
  };
  const layout = useLayoutStore();
  watch(() => layout.covering, readAgain);
  useEventListener(window, 'resize', readAgain);
  useEventListener(document, 'scroll', readAgain, { capture: true, passive: true });
};
