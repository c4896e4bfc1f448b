const textFields = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** Whether the keys that are pressed there type, or change a value. */
export const isInTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(textFields) !== null;

/**
 * Replaces a part of a field (UTF-16 offsets) by other words, as one step of the field's own undo, which setting its
 * value would clear. The field must have the focus; the caret is behind the words then.
 */
export const replaceInField = (
  field: HTMLTextAreaElement,
  { start, end }: { readonly start: number; readonly end: number },
  words: string,
): void => {
  if (start === end && words === '') return;
  field.setSelectionRange(start, end);
  // Deprecated, but the only way that enters the field's own undo.
  document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
};
