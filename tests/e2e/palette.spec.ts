import type { Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const palette = (page: Page) => page.getByRole('dialog', { name: 'All commands' });

test.describe('the command palette', () => {
  test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

  test('finds a command by words in any order, shows its key and does it', async ({ page }) => {
    const reader = readerPage(page);
    await page.keyboard.press('Control+k');
    const field = palette(page).getByRole('combobox', { name: 'Command or place' });
    await expect(field).toBeFocused();
    await page.keyboard.type('size tex');
    const options = palette(page).getByRole('option');
    await expect(options).toHaveCount(1);
    await expect(options).toHaveText(/^Normal text size\s*Ctrl\+0$/);
    await field.fill('larger');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute(
      'aria-activedescendant',
      (await options.first().getAttribute('id')) ?? '',
    );
    await page.keyboard.press('Enter');
    await expect(reader.announcements).toHaveText('Text size 113%');
    await expect(palette(page)).toBeHidden();

    await page.keyboard.press('Control+k');
    await expect(options.first(), 'what was used last comes first').toHaveText(/^Larger text/);
    await field.fill('zeppelin');
    await expect(palette(page).getByText('No matching command or place.')).toBeVisible();
    await expect(options).toHaveCount(0);
  });

  test('finds places of the text by section and locator, and goes there', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
    await page.keyboard.type('n1-p4');
    await expect(palette(page).getByRole('option')).toHaveText([/^Go to Note ¶ 1\.4/]);
    await page.keyboard.press('Enter');
    await expect(page.locator('#n1-p4')).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
    await page.keyboard.type('speech 3');
    await page.keyboard.press('Enter');
    await expect(page.locator('#s3-p1')).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.locator('#n1-p4')).toBeFocused();
  });

  test('gives back focus and selection, to Esc and to the command', async ({ page }) => {
    const reader = readerPage(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(page.locator('#epigraph')).toBeFocused();
    await expect(reader.selectionToolbar).toBeVisible();

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
    await page.keyboard.type('highlight green');
    await page.keyboard.press('Enter');
    await expect.poll(() => reader.painted(/^lectern-green/)).toEqual(['There']);
    await expect(page.locator('#epigraph')).toBeFocused();
  });

  test('works in text fields and from another dialog', async ({ page }) => {
    const reader = readerPage(page);
    await reader.mark('agents of Kaledin', 'Add note');
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.pressSequentially('half a');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note).toBeFocused();
    await page.keyboard.type(' thought');
    await expect(note).toHaveValue('half a thought');

    await page.keyboard.press('Escape');
    await expect(reader.cards).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(reader.cards).toBeFocused();
  });

  test('leaves out what means nothing now', async ({ page }) => {
    await page.keyboard.press('Control+k');
    const options = palette(page).getByRole('option');
    await expect(options.filter({ hasText: 'Export…' })).toHaveCount(1);
    const names = await options.allInnerTexts();
    expect(names.join('\n')).not.toMatch(/Next note|Extend by a word|Go to selection toolbar/);
  });
});

ownLecternTest.describe('where nothing can be written', () => {
  ownLecternTest.use({ lecternArguments: ['--read-only'] });

  ownLecternTest('palette and dialog of keys have no command that writes', async ({ page, lectern }) => {
    await readerPage(page).open(lectern.url);
    await page.keyboard.press('Control+k');
    const options = palette(page).getByRole('option');
    await expect(options.filter({ hasText: 'Copy with citation' })).toBeVisible();
    expect((await options.allInnerTexts()).join('\n')).not.toMatch(/Highlight|Add note|Undo|bookmark/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toContainText('Search');
    await expect(dialog).not.toContainText('Highlight selection or paragraph');
  });
});
