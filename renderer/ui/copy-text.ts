/** The same words in other forms, by media type, for programs that take them. */
export type OtherForms = Readonly<Record<string, string>>;

/**
 * Puts text on the clipboard from within a `copy` event: `navigator.clipboard` would need a permission that
 * Lectern grants to nobody. Must be called while handling a click or a key. Returns whether it worked.
 */
export const copyText = (text: string, others: OtherForms = {}): boolean => {
  let written = false;
  const write = (event: ClipboardEvent): void => {
    for (const [type, form] of Object.entries({ 'text/plain': text, ...others }))
      event.clipboardData?.setData(type, form);
    event.preventDefault();
    event.stopImmediatePropagation();
    written = true;
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return done && written;
};
