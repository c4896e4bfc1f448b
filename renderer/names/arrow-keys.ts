/**
 * Moves the focus among the buttons of a list: the arrow keys to the next or the previous one, Home and End
 * to the first or the last. `event.currentTarget` is the list.
 */
export const moveFocusByKey = (event: KeyboardEvent): void => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { currentTarget, target } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLButtonElement)) return;
  const buttons = [...currentTarget.querySelectorAll('button')];
  const here = buttons.indexOf(target);
  const targets: Record<string, HTMLButtonElement | undefined> = {
    ArrowDown: buttons[here + 1],
    ArrowUp: buttons[here - 1],
    Home: buttons[0],
    End: buttons.at(-1),
  };
  if (here < 0 || !(event.key in targets)) return;
  event.preventDefault();
  targets[event.key]?.focus();
};
