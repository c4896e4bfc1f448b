import { focusCursor } from '../cursor/reading-cursor';

/** Panes mark themselves with `data-pane`, in the order in which F6 walks through them, and take the focus themselves or give it to the reading cursor. */
export const focusPane = (by: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : panes.length - 1) : (here + by + panes.length) % panes.length;
  const pane = panes[next];
  if (pane?.querySelector('[data-cursor]')) focusCursor(pane);
  else pane?.focus();
};

/** Selects the words of the pane that has the focus, of the text if none has: all of the window would be of no use. */
export const selectPane = (): void => {
  const pane = document.activeElement?.closest('[data-pane]') ?? document.querySelector('[data-pane]');
  const words = pane?.matches('[data-scroller]') ? pane : pane?.querySelector('[data-scroller]');
  if (words) document.getSelection()?.selectAllChildren(words);
};
