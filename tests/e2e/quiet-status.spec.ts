import type { Locator } from 'playwright/test';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

/** Whether two elements share any place in the window. */
const overlap = async (one: Locator, other: Locator): Promise<boolean> => {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) return false;
  const apart = 0.5; // CSS pixels by which neighbours may seem to overlap, by rounding
  return (
    a.x + a.width > b.x + apart &&
    b.x + b.width > a.x + apart &&
    a.y + a.height > b.y + apart &&
    b.y + b.height > a.y + apart
  );
};

test('What the eye sees is only spoken; a deletion is shown with its undo', async ({ lectern, page }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('dispatched to Moscow', 'Highlight');
  await expect(reader.announcements).toHaveText('Highlighted');
  await expect(reader.toast).toHaveCount(0);
  await reader.mark('backed by the', 'Highlight');
  await expect(reader.cards).toHaveCount(2);

  await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(reader.announcements).toHaveText('Deleted. Undo available');
  await expect(reader.toast).toHaveText(/^Deleted\s*·\s*Undo$/);
  await reader.toast.locator('button').click();
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.toast).toHaveCount(0);

  // Its undo would take back something else once anything else is done.
  await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(reader.toast).toBeVisible();
  await reader.mark('wavering of the waverers', 'Highlight');
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.toast).toHaveCount(0);
});

test('A toast covers neither words nor fields nor buttons, in any window', async ({ lectern, page }) => {
  const reader = readerPage(page);
  const others = page.locator('header, main, aside, [role="tablist"]');
  await reader.open(lectern.url);
  for (const [width, height] of [
    [1280, 800],
    [420, 800],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await reader.text.focus();
    await page.keyboard.press('c');
    await expect(reader.toast).toContainText('Nothing selected');
    for (const other of await others.all())
      expect(await overlap(reader.toast, other), `${await other.ariaSnapshot()} ${width}`).toBe(false);
  }
  // The panes of a small window cover the text, and the toast stands below them.
  await reader.showPane('My notes');
  await expect(reader.myNotes).toBeVisible();
  await page.keyboard.press('c');
  await expect(reader.toast).toBeInViewport();
  for (const other of await others.filter({ visible: true }).all())
    if (!(await other.evaluate((element) => element.matches('main'))))
      expect(await overlap(reader.toast, other)).toBe(false);
});

test('The number of results goes when the search is closed', async ({ lectern, page }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.searchBox.fill('troops');
  await expect(reader.announcements).toHaveText(/results?$/);
  await page.keyboard.press('Escape');
  await expect(reader.searchResults).toBeHidden();
  expect(await reader.announcements.textContent()).toBe('');
});

test('“Saved” is seen while it is news', async ({ lectern, page }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('dispatched to Moscow', 'Highlight');
  const saved = reader.cards.getByText('Saved');
  await expect(saved, 'although the card may come after the saving').toHaveCSS('opacity', '1');
  await page.reload();
  await expect(saved).toHaveCSS('opacity', '0');
});
