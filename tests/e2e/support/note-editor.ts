import { expect, type Locator, type Page } from 'playwright/test';

/** The field of the note that is being written. */
export const noteField = (page: Page): Locator => page.getByRole('textbox', { name: 'Note', exact: true });

export const preview = (page: Page): Locator => page.getByRole('region', { name: 'Preview' });
export const showPreview = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Preview', exact: true }).click();

/** The dialog that two brackets open. */
export const linkPicker = (page: Page): Locator => page.getByRole('dialog', { name: 'Link to…' });
/** The picker takes letters once its field has the focus. */
export const typeIntoPicker = async (page: Page, query: string): Promise<void> => {
  await expect(linkPicker(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(query);
};
