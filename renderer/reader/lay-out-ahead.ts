const longEnough = 6; // ms that an idle moment must still have for one more slice

/**
 * Lays out the slices of a long text while the browser is idle, so that the first scroll to a far place is as quick as a second one and
 * the scroll bar tells the truth. What has been laid out stays so while it is out of view.
 */
export const layOutAhead = (): void => {
  const waiting = [...document.querySelectorAll<HTMLElement>('.slice.long')];
  const step = (deadline: IdleDeadline): void => {
    do {
      const slice = waiting.shift();
      if (slice?.isConnected) layOut(slice);
    } while (waiting.length > 0 && deadline.timeRemaining() > longEnough);
    if (waiting.length > 0) requestIdleCallback(step);
  };
  if (waiting.length > 0) requestIdleCallback(step);
};

/** Its height is kept in ems, so that it grows with the text. */
const layOut = (slice: HTMLElement): void => {
  slice.style.contentVisibility = 'visible';
  const height = slice.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(slice).fontSize);
  slice.style.contentVisibility = '';
  if (height > 0) slice.style.containIntrinsicBlockSize = `auto ${height.toFixed(2)}em`;
};
