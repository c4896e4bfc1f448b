import { clipboard } from './support/clipboard';
import { popover } from './support/highlights';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('what was just highlighted by keys is not marked again by the same key, nor is its paragraph', async ({
  page,
}) => {
  const reader = readerPage(page);
  await page.locator('#s2-p1 .words').click({ position: { x: 3, y: 5 } });
  await page.keyboard.press('j');
  await expect(page.locator('.block[data-cursor]')).toBeFocused();
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('h');
  await expect(reader.cards).toHaveCount(1);
  const marked = await reader.painted(/^lectern-yellow/);
  await page.keyboard.press('h');
  await page.keyboard.press('b');
  await expect(reader.announcements).toHaveText(/^Bookmarked/);
  await expect(reader.cards, 'the highlight and the bookmark').toHaveCount(2);
  expect(await reader.painted(/^lectern-yellow/)).toEqual(marked);
});

test('keys act on the highlight that was clicked, and a bookmark is set where words are selected', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  const words = 'rely on the people';
  await reader.select(words);
  await expect(reader.selectionToolbar).toBeVisible();
  await expect(page.locator('#s2-p1'), 'it is in view, above the selection').toBeInViewport();
  await page.keyboard.press('l');
  await expect(reader.announcements).toHaveText(/s3-p1/);
  await page.keyboard.press('b');
  await expect(reader.announcements).toHaveText('Bookmarked: ¶ 3');
  await page.keyboard.press('b');
  await expect(reader.announcements).toHaveText('Bookmark removed. Undo available');
  await reader.mark(words, 'Highlight in green');

  await reader.clickOn(words);
  await expect(popover(page)).toBeVisible();
  await page.keyboard.press('h');
  await page.keyboard.press('c');
  await expect(reader.announcements).toHaveText('Copied with citation');
  expect(await clipboard(context)).toMatch(/^“rely on the people”\n/);
  await page.keyboard.press('b');
  await expect(reader.announcements).toHaveText('Bookmarked: ¶ 3');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await expect(popover(page), 'it does not cover the note').toHaveCount(0);
  await expect(reader.cards).toHaveCount(2);
  expect(await reader.painted(/^lectern-(green|yellow)/)).toEqual([words]);
});
