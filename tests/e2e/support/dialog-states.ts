import { expect } from 'playwright/test';
import { noDialog, type State } from './state';

/** The dialogs, each reached from the one before it. */
export const dialogs: readonly State[] = [
  {
    name: 'the menu “More”',
    themed: true,
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  {
    name: 'what the program is',
    reach: async (page) => {
      await page.getByRole('menuitem', { name: 'About Lectern' }).click();
      await page.getByText('Licences of the software').click();
      await expect(page.getByLabel('Licences of the software')).toContainText('Vue');
    },
  },
  {
    name: 'what to export',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export…' }).click();
      await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
    },
  },
  {
    name: 'what to print',
    themed: true,
    reach: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Print…' }).click();
      await expect(page.getByRole('dialog', { name: 'Print' })).toBeVisible();
    },
  },
  {
    name: 'the settings, from their beginning',
    reach: async (page) => {
      await noDialog(page);
      await page.getByRole('button', { name: 'Settings' }).click();
      await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    },
  },
  {
    name: 'the settings, to their end',
    themed: true,
    reach: (page) => page.getByRole('button', { name: 'My data…' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'my data, checked',
    reach: async (page) => {
      await page.getByRole('button', { name: 'My data…' }).click();
      await page.getByRole('button', { name: 'Check now' }).click();
      await expect(page.getByText('No problems:')).toBeVisible();
    },
  },
  {
    name: 'earlier versions',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.showPane('My notes');
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
      await noDialog(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'what a reference to pages means',
    reach: async (page, reader) => {
      await noDialog(page);
      await reader.showPane('Editor’s notes');
      await reader.editorsNotes.getByRole('button', { name: 'p. 301' }).press('Enter');
      await expect(page.getByRole('dialog', { name: 'Pages of the printed edition' })).toBeVisible();
    },
  },
  {
    name: 'another pane in front of the editor’s notes',
    reach: async (page, reader) => {
      await noDialog(page);
      await reader.showPane('Names and dates');
      await expect(reader.editorsNotes).toBeHidden();
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
      await noDialog(page);
      await page.keyboard.press('g');
      await page.getByRole('combobox', { name: 'Place' }).fill('n1-p9');
      await expect(page.getByRole('option')).toHaveText(/^The nearest is/);
    },
  },
];
