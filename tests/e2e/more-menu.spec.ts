import type { Page } from 'playwright/test';
import { addAxe, violations } from './support/axe';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

const more = (page: Page) => page.getByRole('button', { name: 'More', exact: true });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const named = [
  'Manage tags…',
  'Colour labels…',
  'Trash',
  'Export…',
  'Print…',
  'My data…',
  'All commands',
  'Settings',
  'Keyboard shortcuts',
  'About Lectern',
];

test('“More” names what the header leaves out, runs it, and gets the focus back', async ({ page }) => {
  await more(page).click();
  const menu = page.getByRole('menu', { name: 'More' });
  for (const name of named) await expect(item(page, name)).toBeVisible();
  await expect(menu.getByRole('menuitem')).toHaveCount(named.length);
  await page.keyboard.type('keyb'); // finds an entry, and runs no command of these letters
  await expect(item(page, 'Keyboard shortcuts')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(more(page)).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(menu).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: 'About Lectern' });
  await expect(about).toContainText(/Version\s*\d+\.\d+/);
  await about.getByText('Licences of the software').click();
  const licences = about.getByRole('region', { name: 'Licences of the software' });
  await expect(licences).toContainText('Marxist Internet Archive');
  await licences.getByText('dompurify').click();
  await expect(licences.getByRole('group', { name: 'Licence of dompurify' })).toContainText('Apache License');
  await about.getByRole('button', { name: 'Copy what a bug report needs' }).click();
  await expect(about).toContainText('Copied.');
  const report = about.getByRole('region', { name: 'What a bug report needs' });
  await expect(report).toContainText('a page in the browser');
  expect(await report.evaluate((box) => box.scrollWidth - box.clientWidth), 'long lines are wrapped').toBe(0);
  await expect(licences).toContainText('Literata OFL-1.1');
  await page.keyboard.press('Escape');
  await expect(more(page)).toBeFocused();

  await more(page).click();
  await item(page, 'Trash').click();
  await expect(page.getByRole('dialog', { name: 'Trash' })).toContainText('The trash is empty');
});

test('in a narrow window the menu has what the header has no room for', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  const reader = readerPage(page);
  const greens = () => reader.painted(/^lectern-green/);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect.poll(greens).toHaveLength(1);
  await more(page).click();
  await expect(item(page, 'Redo')).toBeVisible();
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
  await item(page, 'Undo').click();
  await expect.poll(greens).toHaveLength(0);
});

test('a dialog keeps title and buttons in sight, and its first control has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 420 });
  for (const name of ['Keyboard shortcuts', 'My data…', 'Settings', 'Export…']) {
    await more(page).click();
    await item(page, name).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading').first()).toBeInViewport({ ratio: 1 });
    await expect(dialog.locator('.foot button').last()).toBeInViewport({ ratio: 1 });
    await expect(dialog, 'a control in it has the focus').not.toBeFocused();
    await expect(dialog.locator(':focus')).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('in a window as low as at 300 %, a dialog scrolls as a whole, so that most of it is its body', async ({
  page,
}) => {
  await page.setViewportSize({ width: 427, height: 267 });
  for (const name of ['About Lectern', 'My data…', 'Settings']) {
    await more(page).click();
    await item(page, name).click();
    const dialog = page.getByRole('dialog');
    const title = dialog.getByRole('heading').first();
    const last = dialog.locator('.foot button').last();
    await expect(title).toBeInViewport({ ratio: 1 });
    await expect
      .poll(async () => {
        await dialog.evaluate((box) => (box.scrollTop = 120)); // more may still be loading
        return title.evaluate((element) => element.getBoundingClientRect().bottom);
      }, 'the body takes its room')
      .toBeLessThan(0);
    // What comes after the focus moves the button.
    await expect(async () => {
      await last.blur();
      await last.focus();
      await expect(last).toBeInViewport({ ratio: 0.99, timeout: 500 }); // its edge may stand between two pixels
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('all tags are reached from the tags of a note', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('combobox', { name: 'Tags' }).fill('policy');
  await page.keyboard.press('Enter');
  await reader.cards.getByRole('button', { name: 'Manage tags…' }).click();
  await expect(page.getByRole('dialog', { name: 'Tags' }).getByRole('listitem')).toHaveText([/policy/]);
});
