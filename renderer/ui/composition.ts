/**
 * Whether an input method handles this key: its Enter takes a candidate, its Esc gives the composition up, its
 * arrows and Tab move among the candidates. Most browsers say so with `isComposing`. Safari ends the composition
 * before it sends the key that ended it; then only the key code tells, which is 229 for every key that an input
 * method handles (W3C UI Events, "keyCode" of the legacy key attributes).
 */
export const belongsToInputMethod = ({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean => isComposing || keyCode === 229;

/**
 * Keeps the keys of input methods from every listener of the page, those of libraries too. Call this before
 * anything else listens. The input method has had the key by then.
 */
export const keepKeysOfInputMethods = (page: Pick<EventTarget, 'addEventListener'>): void => {
  const keep = (event: Event): void => {
    const key = event as KeyboardEvent; // the listener is for these two types only
    if (!belongsToInputMethod(key)) return;
    key.stopImmediatePropagation();
    // Chromium itself empties a search field on Esc.
    if (key.key === 'Escape') key.preventDefault();
  };
  for (const type of ['keydown', 'keyup']) page.addEventListener(type, keep, { capture: true });
};
