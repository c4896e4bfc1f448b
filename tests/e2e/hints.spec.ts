import type { Page } from 'playwright/test';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

const hintIn = (page: Page) => page.getByRole('note', { name: 'Tip' });

test('Hints come one after the other, go when they are used, and never come back', async ({
  lectern,
  page,
}) => {
  const reader = readerPage(page);
  const hint = hintIn(page);
  await reader.open(lectern.url);
  await expect(hint).toContainText('Select words');
  await expect(reader.announcements).toHaveText(''); // a screen reader finds it, and is not told of it
  await reader.mark('dispatched to Moscow', 'Highlight');
  await expect(hint).toContainText('Press ?');

  await reader.text.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(hint).toContainText('Drag the line');
  await page.keyboard.press('c');
  await expect(reader.toast).toContainText('Nothing selected'); // in the place of the hint
  await expect(hint).toBeHidden();
  await reader.mark('considers that Kamenev', 'Highlight'); // what is told next ends the toast
  await expect(hint).toBeVisible();
  await page.getByRole('separator', { name: 'Width of the notes' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(hint).toBeHidden();
  const allUsed = { marking: false, keys: false, dividers: false };
  await expect.poll(async () => (await reader.settings()).hints).toEqual(allUsed);

  for (const left of [1, 0]) {
    await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
    await expect(reader.cards).toHaveCount(left);
  }
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await reader.showPane('My notes');
  await expect(page.getByRole('button', { name: 'Try it with a sample note' })).toBeVisible(); // so all has loaded
  await expect(hint).toBeHidden();
});

test('A hint is dismissed with the keyboard, in all windows at once', async ({ lectern, page }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await expect(hintIn(page)).toBeVisible();
  const other = await page.context().newPage();
  await readerPage(other).open(lectern.origin);
  await expect(hintIn(other)).toContainText('Select words');

  await page.getByRole('button', { name: 'Dismiss tip' }).focus();
  await page.keyboard.press('Enter');
  await expect(hintIn(page)).toContainText('Press ?');
  await expect(hintIn(other)).toContainText('Press ?');
  await expect(page.getByRole('button', { name: 'Dismiss tip' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(hintIn(page)).toBeHidden();
  await expect(hintIn(other)).toBeHidden();
  await expect(reader.text).toBeFocused();
});

test('A sample note is made when it is asked for; who has notes sees no hint', async ({ lectern, page }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await expect(hintIn(page)).toBeVisible();
  await reader.showPane('My notes');
  await expect(reader.cards).toHaveCount(0);
  await page.getByRole('button', { name: 'Try it with a sample note' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards.first()).toBeFocused();
  await expect(reader.cards.first()).toContainText('This is a sample note.');
  await expect(reader.cards.getByRole('blockquote')).not.toBeEmpty();
  await expect(reader.cards.first()).toContainText('Saved');
  await expect(hintIn(page)).toContainText('Press ?');

  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.cards).toHaveCount(1);
  await expect
    .poll(async () => Object.values((await reader.settings()).hints))
    .toEqual([false, false, false]);
  await expect(hintIn(page)).toBeHidden();

  await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(reader.cards).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try it with a sample note' })).toBeVisible();
});
