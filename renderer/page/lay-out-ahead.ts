const timePerSlice = 6; // ms that must be left of an idle period for one more slice
const pauseAfterScroll = 400; // ms without scrolling before the work continues

/**
 * Lays out the slices of a long text while the browser is idle and nobody scrolls, so that the first scroll
 * to a distant block is as quick as a second one and the scroll bar is right. A slice that has been laid out
 * keeps its height while it is out of view.
 */
export const layOutAhead = (): void => {
  const waiting = [...document.querySelectorAll<HTMLElement>('.slice.long')];
  if (waiting.length === 0) return;
  let lastScroll = -Infinity;
  const onScroll = (): void => {
    lastScroll = performance.now();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });

  const step = (deadline: IdleDeadline): void => {
    if (performance.now() - lastScroll < pauseAfterScroll) return void setTimeout(schedule, pauseAfterScroll);
    do {
      const slice = waiting.shift();
      if (slice?.isConnected) layOut(slice);
    } while (waiting.length > 0 && deadline.timeRemaining() > timePerSlice);
    if (waiting.length > 0) schedule();
    else document.removeEventListener('scroll', onScroll, { capture: true });
  };
  const schedule = (): void => void requestIdleCallback(step);
  schedule();
};

/** Stores the height in ems, so that it grows with the text size. */
const layOut = (slice: HTMLElement): void => {
  slice.style.contentVisibility = 'visible';
  const height = slice.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(slice).fontSize);
  slice.style.contentVisibility = '';
  if (height > 0) slice.style.containIntrinsicBlockSize = `auto ${height.toFixed(2)}em`;
};
