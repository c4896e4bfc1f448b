import type { Locator, Page } from 'playwright/test';

/** In CSS pixels. */
export const boxOf = async (element: Locator) => {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not seen.');
  return { top: box.y, bottom: box.y + box.height, left: box.x, height: box.height, width: box.width };
};

/** The scroller of a side pane. */
export const contentOf = (pane: Locator): Locator => pane.locator('.content');

/** Drags the tab of a pane to a point of the window, and holds it there. */
export const dragTab = async (page: Page, name: string, to: { x: number; y: number }): Promise<void> => {
  const tab = await boxOf(page.getByRole('tab', { name }));
  await page.mouse.move(tab.left + tab.width / 2, tab.top + tab.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
};

/** The pane that has the focus, by the name of its landmark; null when none has it. */
export const paneWithFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('aside')?.ariaLabel ?? null);
