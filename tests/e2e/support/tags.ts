import { expect, type Locator, type Page } from 'playwright/test';

export const offered = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Matching tags' }).getByRole('option');
export const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Tags' });
export const tagsOf = (card: Locator): Locator =>
  card.getByRole('list', { name: 'Tags' }).getByRole('listitem');

/** Opens the manager of tags, by the palette. */
export const openTags = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('manage tags');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeVisible();
};
