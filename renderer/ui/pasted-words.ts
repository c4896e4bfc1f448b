/**
 * What a one-line field would hold after the paste, with the line breaks that the field itself would drop; null
 * when no words are pasted.
 */
export const wordsWithPasted = ({ target, clipboardData }: ClipboardEvent): string | null => {
  const pasted = clipboardData?.getData('text/plain') ?? '';
  if (pasted === '' || !(target instanceof HTMLInputElement)) return null;
  const { value, selectionStart, selectionEnd } = target;
  return value.slice(0, selectionStart ?? value.length) + pasted + value.slice(selectionEnd ?? value.length);
};
