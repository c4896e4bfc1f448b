/**
 * To be called when a scroller has lost height (CSS pixels) at its lower edge: scrolls what has the focus or is
 * selected in it back into view, if that was in view before and is now cut off.
 */
export const bringAboveEdge = (scroller: HTMLElement, lost: number): void => {
  const frame = scroller.getBoundingClientRect();
  const hidden = Math.max(
    ...extents(scroller).map(({ top, bottom }) => {
      const wasInView = top >= frame.top && bottom <= frame.bottom + lost;
      return wasInView ? bottom - frame.bottom : 0;
    }),
    0,
  );
  if (hidden > 0) scroller.scrollTop += Math.ceil(hidden);
};

/** Where the focus and the selection are, in the window; only those inside the scroller. */
const extents = (scroller: HTMLElement): readonly DOMRect[] => {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const { activeElement } = document;
  return [
    ...(range && scroller.contains(range.endContainer) ? [range.getBoundingClientRect()] : []),
    ...(activeElement && activeElement !== scroller && scroller.contains(activeElement)
      ? [activeElement.getBoundingClientRect()]
      : []),
  ].filter(({ height }) => height > 0);
};
