/** Panes mark themselves with `data-pane`, in the order in which F6 walks through them, and take the focus themselves. */
export const focusPane = (by: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : panes.length - 1) : (here + by + panes.length) % panes.length;
  panes[next]?.focus();
};
