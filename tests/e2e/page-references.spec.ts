import { resize } from './support/frames';
import { expect, test } from './support/shared-lectern';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';

const references = ['pp. 277-79', 'pp. 280-82', 'p. 301', 'pp. 303-07'];
const meaning = (words: string): string =>
  `“${words}” means pages of the printed edition. This text does not name that edition, and it is not in the library.`;

test.beforeEach(async ({ page, lectern }) => {
  await readerPage(page).open(lectern.url);
});

test('every reference to pages is a button whose words are those of the text', async ({ page }) => {
  const reader = readerPage(page);
  const buttons = reader.editorsNotes.getByRole('button', { name: 'pages of the printed edition' });
  await expect(buttons).toHaveText(references);
  for (const [index, words] of references.entries())
    await expect(buttons.nth(index)).toHaveAccessibleName(`${words}, pages of the printed edition`);
  const note = await page.locator('#n1-p4 .words').evaluate((words) => words.textContent);
  for (const printed of [
    '(see pp. 277-79) At',
    '(see pp. 280-82 on November',
    '(see p. 301 On',
    'Bolshevism (see pp. 303-07)',
  ])
    expect(note).toContain(printed);
});

test('with the keyboard: it says what it means, and the focus comes back', async ({ page }) => {
  const reader = readerPage(page);
  const reference = reader.editorsNotes.getByRole('button', { name: 'p. 301' });
  const dialog = page.getByRole('dialog', { name: 'Pages of the printed edition' });
  for (const key of ['Enter', 'Space']) {
    await reference.focus();
    await page.keyboard.press(key);
    await expect(dialog).toContainText(meaning('p. 301'));
    await expect(dialog).toHaveAccessibleDescription(meaning('p. 301'));
    await expect(reader.announcements).toHaveText(
      'Pages of the printed edition, which is not in the library',
    );
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(reference).toBeFocused();
  }
});

test('with the mouse: near the reference and wholly in the window, closed by a click beside it', async ({
  page,
}) => {
  const reader = readerPage(page);
  const dialog = page.getByRole('dialog', { name: 'Pages of the printed edition' });
  await ask(page, 'settings.change', { desk: { narrow: { placement: 'below' } } });
  for (const width of [1280, 420]) {
    await resize(page, { width, height: 800 });
    const reference = reader.editorsNotes.getByRole('button', { name: 'pp. 277-79' });
    await reference.click();
    await expect(dialog).toContainText(meaning('pp. 277-79'));
    const [box, place] = await Promise.all([dialog.boundingBox(), reference.boundingBox()]);
    if (!box || !place) throw new Error('Both are shown.');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    const gap = Math.max(box.y - (place.y + place.height), place.y - (box.y + box.height));
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(20);
    await page.locator('#s1-p1 .words').click({ position: { x: 4, y: 4 } });
    await expect(dialog).toBeHidden();
  }
});

test('it is selected and marked like any words', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('within the C.C. (see pp. 277-79) At', 'Highlight in pink');
  expect((await reader.painted(/^lectern-pink/)).join('')).toBe('within the C.C. (see pp. 277-79) At');
});
