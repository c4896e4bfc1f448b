/** Larger, smaller, or back to the size of the system. */
export type ZoomStep = 1 | -1 | 0;

/** The factors of Chromium's own zoom. At 4, the page of a usual window has a width of 320 CSS pixels (WCAG 1.4.10). */
const factors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;

/** What a factor that Chromium gives back may be off by: it keeps the power of 1.2. */
const rounding = 0.005;

/** The next factor in that direction; the same when there is none. */
export const zoomAfter = (factor: number, step: ZoomStep): number => {
  if (step === 0) return 1;
  const further =
    step > 0
      ? factors.find((next) => next > factor + rounding)
      : factors.findLast((next) => next < factor - rounding);
  return further ?? factor;
};

/** A remembered factor, brought into Chromium's range. */
export const usableZoom = (factor: number): number =>
  Math.min(Math.max(factor, factors[0]), factors.at(-1) ?? 1);
