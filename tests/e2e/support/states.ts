import { expect } from 'playwright/test';
import { dialogs } from './dialog-states';
import { popover } from './highlights';
import { putNotes } from './many-notes';
import { namesPane } from './names-pane';
import { noDialog, type State } from './state';

const marking: readonly State[] = [
  { name: 'nothing marked', reach: () => Promise.resolve() },
  {
    name: 'a selection',
    reach: async (_page, reader) => {
      await reader.select('considers that Kamenev');
      await expect(reader.selectionToolbar).toBeVisible();
    },
  },
  {
    name: 'a note being written, the words marked',
    themed: true,
    reach: async (page, reader) => {
      await reader.selectionToolbar.getByRole('button', { name: 'Add note' }).click();
      await page
        .getByRole('textbox', { name: 'Note', exact: true })
        .fill('# Claim\n\nWith `code` and a [link](https://example.org).');
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
    name: 'a note that was written, and a selection',
    themed: true,
    reach: async (_page, reader) => {
      await reader.select('our victory will be assured');
      await expect(reader.selectionToolbar).toBeVisible();
    },
  },
  {
    name: 'a highlight that was clicked on',
    themed: true,
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.clickOn('considers that Kamenev');
      await expect(popover(page)).toBeVisible();
    },
  },
  {
    name: 'a highlight whose ends are being moved by letter',
    reach: async (page) => {
      await popover(page).getByRole('button', { name: 'Adjust' }).click();
      await page.getByRole('checkbox', { name: 'By letter' }).check();
    },
  },
];

const searching: readonly State[] = [
  {
    name: 'search results',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('checkbox', { name: 'By letter' })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(popover(page)).toBeHidden();
      await reader.searchBox.fill('Kamenev');
      await expect(reader.searchResults.getByRole('listitem')).toHaveCount(7);
    },
  },
  {
    name: 'a search result that was gone to',
    themed: true,
    reach: (_page, reader) => reader.searchResults.getByRole('button').first().click(),
  },
  {
    name: 'no search results',
    reach: async (page, reader) => {
      await reader.searchBox.fill('zeppelin');
      await expect(page.getByText('No paragraph contains')).toBeVisible();
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
];

const panes: readonly State[] = [
  {
    name: 'the reading cursor with its locator, at a bookmark',
    reach: async (page, reader) => {
      await noDialog(page);
      await reader.text.focus();
      await page.keyboard.press('j');
      await page.keyboard.press('b');
      await expect(page.getByRole('button', { name: /^Copy reference to/ })).toBeVisible();
      await expect(page.locator('.bookmark[aria-pressed="true"]')).toHaveCount(1);
    },
  },
  {
    name: 'the preview of a note',
    reach: async (page) => {
      await page.locator('[role="doc-noteref"]').first().hover();
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
  ...['Names', 'Dates', 'Timeline'].map((view): State => ({
    name: `names and dates: ${view}`,
    themed: true,
    reach: async (page) => {
      await page.keyboard.press('Escape');
      const names = namesPane(page);
      if (view === 'Names') {
        await names.open();
        await names.name('Kamenev').click();
      }
      await names.view(view);
      await expect(names.pane.getByRole('tabpanel', { name: view })).toBeVisible();
      if (view === 'Timeline')
        await names.pane.getByRole('combobox', { name: 'Calendar' }).selectOption('Both calendars');
    },
  })),
  {
    name: 'the timeline as a table',
    reach: async (page) => {
      await namesPane(page).pane.getByRole('combobox', { name: 'Show' }).selectOption('Table');
      await expect(namesPane(page).pane.getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'a hundred notes counted, one colour pressed',
    reach: async (page, reader) => {
      await putNotes(page, 100);
      await reader.showPane('My notes');
      await page.getByRole('button', { name: 'Counts by colour and tag' }).click();
      const counts = page.getByRole('dialog', { name: 'Counts by colour and tag' });
      await counts.getByRole('group', { name: 'Colour' }).getByRole('button').first().click();
      await expect(counts.getByRole('button', { pressed: true })).toHaveCount(1);
    },
  },
  {
    name: 'the drawer open',
    reach: async (page, reader) => {
      await noDialog(page);
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('radio', { name: 'One pane at a time' }).check();
      await page.keyboard.press('Escape');
      await reader.showPane('Editor’s notes');
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

/**
 * Every state of the interface that the journeys reach, each from the one before it, on a page with no notes
 * at first.
 */
export const states: readonly State[] = [...marking, ...searching, ...dialogs, ...panes];
