import type { Page } from 'playwright/test';

/** The colour schemes that a system can ask for. */
export const schemes = ['light', 'dark'] as const;

/** Dresses the page in a theme, without a change of the settings. */
export const setTheme = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
