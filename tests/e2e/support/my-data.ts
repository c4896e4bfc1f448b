import { expect, type Locator, type Page } from 'playwright/test';

/** Opens "My data" from the settings, and waits until it shows what is there. */
export const openMyData = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'My data…' }).click();
  const dialog = page.getByRole('dialog', { name: 'My data' });
  await expect(dialog.getByRole('button', { name: 'Check now' })).toBeEnabled();
  return dialog;
};

/** Chooses a file with these words, as a backup to restore. */
export const chooseBackup = (dialog: Locator, text: string): Promise<void> =>
  dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
