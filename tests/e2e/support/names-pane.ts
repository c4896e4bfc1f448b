import type { Locator, Page } from 'playwright/test';

/** The pane "Names and dates" as a person finds it. */
export interface NamesPane {
  readonly pane: Locator;
  /** Opens the pane with the keyboard alone. */
  open(): Promise<void>;
  /** Shows one of its views: "Names", "Dates" or "Timeline". */
  view(name: string): Promise<void>;
  /** The name's entry, by its form. */
  name(form: string): Locator;
  /** The list entry that belongs to it, with its mentions. */
  entry(form: string): Locator;
}

export const namesPane = (page: Page): NamesPane => {
  const pane = page.getByRole('complementary', { name: 'Names and dates' });
  const head = (form: string): RegExp => new RegExp(`^${form.replace(/[.()]/gu, '\\$&')}( |$)`);
  return {
    pane,
    async open() {
      await page.getByRole('tab', { name: 'Names and dates' }).press('Enter');
      await pane.getByRole('tab').first().waitFor();
    },
    async view(wanted) {
      await pane.getByRole('tab', { name: wanted }).click();
    },
    name: (form) => pane.getByRole('button', { name: head(form) }),
    entry: (form) =>
      pane.getByRole('listitem').filter({ has: page.getByRole('button', { name: head(form) }) }),
  };
};
