const longEnough = 6; // ms that an idle moment must still have for one more slice
const restFor = 400; // ms without scrolling before it goes on

/**
 * Lays out the slices of a long text while the browser is idle and nobody scrolls, so that the first scroll to a far place is as quick as a
 * second one and the scroll bar tells the truth. What has been laid out stays so while it is out of view.
 */
export const layOutAhead = (): void => {
  const waiting = [...document.querySelectorAll<HTMLElement>('.slice.long')];
  if (waiting.length === 0) return;
  let scrolled = -Infinity;
  const onScroll = (): void => {
    scrolled = performance.now();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });

  const step = (deadline: IdleDeadline): void => {
    if (performance.now() - scrolled < restFor) return void setTimeout(goOn, restFor);
    do {
      const slice = waiting.shift();
      if (slice?.isConnected) layOut(slice);
    } while (waiting.length > 0 && deadline.timeRemaining() > longEnough);
    if (waiting.length > 0) goOn();
    else document.removeEventListener('scroll', onScroll, { capture: true });
  };
  const goOn = (): void => void requestIdleCallback(step);
  goOn();
};

/** Its height is kept in ems, so that it grows with the text. */
const layOut = (slice: HTMLElement): void => {
  slice.style.contentVisibility = 'visible';
  const height = slice.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(slice).fontSize);
  slice.style.contentVisibility = '';
  if (height > 0) slice.style.containIntrinsicBlockSize = `auto ${height.toFixed(2)}em`;
};
