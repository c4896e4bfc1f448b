import { readFileSync } from 'node:fs';
import { expect, type Page } from 'playwright/test';
import { readerPage } from '../../e2e/support/reader-page';

// The journey of the desktop shell, for Electron itself and for the stand-in.

const words = 'There is now no point in negotiating';
const otherWords = 'The Vikzhel is not represented';

/** Reads, marks, and writes a note; at the end everything is on disk. */
export const readAndWrite = async (page: Page): Promise<void> => {
  const reader = readerPage(page);
  await expect(reader.text).toContainText(
    'must not be admitted to it; the Soviets are voluntary organisations',
  );
  await expect(reader.editorsNotes).toContainText('was one of the bulwarks');
  await page.evaluate(() => document.fonts.ready); // the faces change where words stand
  await reader.mark(words, 'Highlight in green');
  await expect(reader.announcements).toHaveText('Highlighted');
  await reader.mark(otherWords, 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Why *not* represented?');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.announcements).toHaveText('Note saved');
};

/** After a new start: everything is where it was, and is found. */
export const findAgain = async (page: Page): Promise<void> => {
  const reader = readerPage(page);
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.cards.nth(0).getByRole('blockquote')).toHaveText(words);
  await expect(reader.cards.nth(1)).toContainText('Why not represented?');
  await expect.poll(() => reader.painted(/^lectern-green/)).toContain(words);
  await reader.searchBox.fill('Kamenev');
  await expect(reader.searchResults.getByRole('listitem')).toHaveCount(7);
  await reader.searchResults.getByRole('button').nth(1).click();
  await expect.poll(() => reader.painted(/^lectern-hit/)).toContain('Kamenev');
};

/** Presses the button of the export dialog, which the menu has opened. */
export const pressExport = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: 'Export' }).click();
};

export const expectExported = async (path: string): Promise<void> => {
  await expect.poll(() => exported(path)).toContain(`> ${words}`);
  expect(exported(path)).toContain(`> ${otherWords}`);
  expect(exported(path)).toContain('Why *not* represented?');
};

const exported = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // not yet there
  }
};
