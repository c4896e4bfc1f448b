/**
 * Puts text on the clipboard from within a `copy` event: `navigator.clipboard` would need a permission that
 * Lectern grants to nobody. Must be called while handling a click or a key. Returns whether it worked.
 */
export const copyText = (text: string): boolean => {
  let written = false;
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    written = true;
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return done && written;
};
