import type { Page } from 'playwright/test';
import { addAxe, violations } from './support/axe';
import { expect, test } from './support/lectern';
import { namesPane } from './support/names-pane';
import { readerPage, type ReaderPage } from './support/reader-page';

/** Every state of the interface that the journeys reach, one after the other. */
const states: readonly { name: string; reach(page: Page, reader: ReaderPage): Promise<void> }[] = [
  { name: 'nothing marked', reach: () => Promise.resolve() },
  {
    name: 'a selection',
    reach: async (_page, reader) => {
      await reader.select('considers that Kamenev');
      await expect(reader.selectionToolbar).toBeVisible();
    },
  },
  {
    name: 'a note being written',
    reach: async (page, reader) => {
      await reader.selectionToolbar.getByRole('button', { name: 'Add note' }).click();
      await page
        .getByRole('textbox', { name: 'Note', exact: true })
        .fill('# Claim\n\nWith a [link](https://example.org).');
      await page.getByRole('combobox', { name: 'Tags' }).fill('policy');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Remove tag policy' })).toBeVisible();
    },
  },
  {
    name: 'a note that was written',
    reach: async (page, reader) => {
      await page.getByRole('button', { name: 'Done' }).click();
      await expect(reader.cards).toContainText('Saved');
    },
  },
  {
    name: 'a highlight that was clicked on',
    reach: async (page, reader) => {
      await reader.clickOn('considers that Kamenev');
      await expect(page.getByRole('group', { name: 'Highlights here' })).toBeVisible();
    },
  },
  {
    name: 'search results',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.searchBox.fill('Kamenev');
      await expect(reader.searchResults.getByRole('listitem')).toHaveCount(3);
    },
  },
  {
    name: 'no search results',
    reach: async (page, reader) => {
      await reader.searchBox.fill('zeppelin');
      await expect(page.getByText('No paragraph holds')).toBeVisible();
    },
  },
  {
    name: 'contents',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.library.getByRole('button').click();
      await expect(reader.library.getByRole('link').first()).toBeVisible();
    },
  },
  ...(['Export…', 'Settings'] as const).map((name) => ({
    name: `dialog ${name}`,
    reach: async (page: Page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  })),
  {
    name: 'my data, checked',
    reach: async (page) => {
      await page.getByRole('button', { name: 'My data…' }).click();
      await page.getByRole('button', { name: 'Check now' }).click();
      await expect(page.getByText('All is well')).toBeVisible();
    },
  },
  {
    name: 'earlier versions',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.cards.first().getByRole('button', { name: 'Earlier versions' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the trash',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
      await reader.myNotes.getByRole('button', { name: /^Trash/ }).click();
      await expect(page.getByRole('dialog', { name: 'Trash' }).getByRole('listitem')).toHaveCount(1);
    },
  },
  {
    name: 'dialog of keys',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the editor’s notes closed',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.editorsNotes.getByRole('button', { name: "Editor's notes" }).click();
      await expect(reader.editorsNotes.getByText('was one of the bulwarks')).toBeHidden();
    },
  },
  {
    name: 'the command palette',
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
      await page.keyboard.type('text');
      await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
    },
  },
  {
    name: 'a place that does not exist',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('g');
      await page.getByRole('combobox', { name: 'Place' }).fill('n1-p9');
      await expect(page.getByRole('option')).toHaveText(/^The nearest is/);
    },
  },
  {
    name: 'the reading cursor with its locator, at a bookmark',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await reader.text.focus();
      await page.keyboard.press('j');
      await page.keyboard.press('b');
      await expect(page.getByRole('button', { name: /^Copy locator/ })).toBeVisible();
      await expect(reader.cards.getByRole('img', { name: 'Bookmark' })).toBeVisible();
    },
  },
  {
    name: 'the preview of a note',
    reach: async (page) => {
      await page.locator('[role="doc-noteref"]').first().hover();
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
  ...['Names', 'Dates', 'Timeline'].map((view) => ({
    name: `names and dates: ${view}`,
    reach: async (page: Page) => {
      await page.keyboard.press('Escape');
      const names = namesPane(page);
      if ((await names.pane.getByRole('tab').count()) === 0) await names.open();
      await names.view(view);
      await expect(names.pane.getByRole('tabpanel', { name: view })).toBeVisible();
    },
  })),
  {
    name: 'the drawer open',
    reach: async (page, reader) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('radio', { name: 'In a drawer, on demand' }).check();
      await page.keyboard.press('Escape');
      await page
        .getByRole('group', { name: 'Notes' })
        .getByRole('button', { name: "Editor's notes" })
        .click();
      await expect(reader.editorsNotes.getByText('was one of the bulwarks')).toBeVisible();
    },
  },
  {
    name: 'the drawer over the text',
    reach: async (page, reader) => {
      const { width = 0 } = page.viewportSize() ?? {};
      await page.setViewportSize({ width: Math.min(width, 760), height: 520 });
      await expect(
        page
          .locator('[inert]')
          .filter({ has: reader.text })
          .or(reader.text.and(page.locator('[inert]'))),
      ).toHaveCount(1);
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 420])
    test(`axe finds nothing in any state: ${colorScheme}, ${width} wide`, async ({ page, lectern }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const reader = readerPage(page);
      await reader.open(lectern.url);
      await addAxe(page);
      for (const state of states) {
        await state.reach(page, reader);
        expect(await violations(page), state.name).toEqual([]);
      }
    });

test('axe is at work: it finds a picture without words', async ({ page, lectern }) => {
  await readerPage(page).open(lectern.url);
  await addAxe(page);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await violations(page)).map(({ id }) => id)).toContain('image-alt');
});
