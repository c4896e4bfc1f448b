import type { BrowserContext, Locator } from 'playwright/test';

/** What a paste into an empty text area of another page gives. */
export const clipboard = (context: BrowserContext): Promise<string> =>
  pasted(context, '<textarea></textarea>', (field) => field.inputValue());

/** The elements that a paste into an editor of rich text gives. */
export const richClipboard = (context: BrowserContext): Promise<string> =>
  pasted(context, '<div contenteditable></div>', (field) => field.innerHTML());

const pasted = async (
  context: BrowserContext,
  editor: string,
  read: (field: Locator) => Promise<string>,
): Promise<string> => {
  const page = await context.newPage();
  await page.setContent(editor);
  const field = page.locator('textarea, [contenteditable]');
  await field.focus();
  await page.keyboard.press('Control+v');
  const found = await read(field);
  await page.close();
  return found;
};
