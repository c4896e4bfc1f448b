import type { Page } from 'playwright/test';

/**
 * Waits until the page has painted so many frames: what a change sets off in it (a layout, its observers,
 * what follows them) is over.
 */
export const frames = (page: Page, count = 12): Promise<void> =>
  page.evaluate(async (left) => {
    for (; left > 0; left -= 1) await new Promise(requestAnimationFrame);
  }, count);

/** Makes the window so large, and waits until the page has arranged itself in it. */
export const resize = async (page: Page, size: { width: number; height: number }): Promise<void> => {
  await page.setViewportSize(size);
  await frames(page, 4);
};
