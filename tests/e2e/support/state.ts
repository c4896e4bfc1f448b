import { expect, type Page } from 'playwright/test';
import type { ReaderPage } from './reader-page';

/** A state of the interface. */
export interface State {
  readonly name: string;
  /** Colours meet in it that do not meet elsewhere, so every theme has to dress it. */
  readonly themed?: true;
  /** Leads to it from the state before it in `states`. */
  reach(page: Page, reader: ReaderPage): Promise<void>;
}

export const noDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};
