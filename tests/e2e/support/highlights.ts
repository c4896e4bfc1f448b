import type { Locator, Page } from 'playwright/test';

/** What is offered for the highlights that were clicked. */
export const popover = (page: Page): Locator => page.getByRole('group', { name: 'Highlights here' });

/** The row of buttons that move the ends of a highlight. */
export const adjustRow = (page: Page): Locator =>
  page.getByRole('group', { name: 'Start and end of the highlight' });

/** The box of a part of the page that is seen (CSS pixels in the window). */
export const boxOf = async (
  part: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> => {
  const box = await part.boundingBox();
  if (!box) throw new Error('It is not in the page.');
  return box;
};
