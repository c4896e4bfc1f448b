import { onKeyStroke } from '@vueuse/core';

/**
 * Closes something that lies over the page on Esc: once for one press, whatever else is open, and not when the key was pressed in a
 * dialog that lies over it. Whatever uses this bears `data-closes-itself` (keys/escape.ts).
 */
export const onEscape = (close: () => void, isOpen = (): boolean => true): void => {
  onKeyStroke('Escape', (event) => {
    const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"][data-state]');
    if (event.defaultPrevented || inDialog || !isOpen()) return;
    event.preventDefault();
    close();
  });
};
