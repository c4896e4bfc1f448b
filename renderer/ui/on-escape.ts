import { onKeyStroke } from '@vueuse/core';

/**
 * Closes something that covers the page on Esc. One press closes one thing only, and nothing when the key was
 * pressed in a dialog above it. The element that is closed has the attribute `data-closes-itself`
 * (keys/escape.ts).
 */
export const onEscape = (close: () => void, isOpen = (): boolean => true): void => {
  onKeyStroke('Escape', (event) => {
    const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"][data-state]');
    if (event.defaultPrevented || inDialog || !isOpen()) return;
    event.preventDefault();
    close();
  });
};
