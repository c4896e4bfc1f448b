import type { BrowserContext } from 'playwright/test';

/** What a paste into an empty text area of another page gives. */
export const clipboard = async (context: BrowserContext): Promise<string> => {
  const page = await context.newPage();
  await page.setContent('<textarea autofocus></textarea>');
  const field = page.locator('textarea');
  await field.focus();
  await page.keyboard.press('Control+v');
  const pasted = await field.inputValue();
  await page.close();
  return pasted;
};
