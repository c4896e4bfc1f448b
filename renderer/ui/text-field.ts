const textFields = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** Whether the keys that are pressed there type, or change a value. */
export const isInTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(textFields) !== null;
