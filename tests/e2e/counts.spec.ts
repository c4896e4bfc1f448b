import type { Locator, Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';

const opener = (page: Page): Locator => page.getByRole('button', { name: 'Counts by colour and tag' });
const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Counts by colour and tag' });
const chart = (page: Page, name: 'Colour' | 'Most used tags'): Locator =>
  panel(page).getByRole('group', { name });
const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' });
const lengthOf = (bar: Locator): Promise<number> =>
  bar.locator('.bar').evaluate((element) => element.getBoundingClientRect().width);

test('bars count colours and tags, and a bar that is pressed is a filter until it is pressed again', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 60, (number) => ({ colour: number <= 40 ? 'green' : 'pink' }));
  await expect(reader.myNotes).toContainText('60 notes');
  await opener(page).click();
  const bars = chart(page, 'Colour').getByRole('button');
  await expect(bars, 'none for colours that no note has').toHaveText(['green40', 'pink20']);
  await expect(chart(page, 'Most used tags').getByRole('button')).toHaveText(['even30', 'odd30']);
  const [green, pink] = [bars.first(), bars.last()];
  await expect(green).toHaveAccessibleName('green 40');
  expect((await lengthOf(pink)) / (await lengthOf(green)), 'drawn to scale').toBeCloseTo(0.5, 1);

  await pink.click();
  await expect(pink).toHaveAttribute('aria-pressed', 'true');
  await expect(reader.myNotes).toContainText('20 of 60');
  await expect(chips(page).getByRole('button')).toHaveText(['pink']);
  await expect(bars, 'the counts are of all notes, whatever is filtered').toHaveText(['green40', 'pink20']);
  await chart(page, 'Most used tags').getByRole('button', { name: 'odd' }).click();
  await expect(reader.myNotes).toContainText('10 of 60');
  await expect(chips(page).getByRole('button')).toHaveText(['pink', 'Tag: odd']);
  await green.click();
  await expect(reader.myNotes, 'one colour or the other').toContainText('30 of 60');

  await pink.click();
  await expect(pink).toHaveAttribute('aria-pressed', 'false');
  await expect(chips(page).getByRole('button')).toHaveText(['green', 'Tag: odd']);
  await green.click();
  await chart(page, 'Most used tags').getByRole('button', { name: 'odd' }).click();
  await expect(chips(page)).toHaveCount(0);
  await expect(reader.myNotes).toContainText('60 notes');
});

test('with the keyboard alone a bar is found, pressed and left, and the focus is back where it was', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 12);
  await expect(reader.cards.first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by words' }).focus();
  await page.keyboard.press('Tab');
  await expect(opener(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chart(page, 'Colour').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  await expect(reader.myNotes).toContainText('2 of 12');
  await expect(chart(page, 'Colour').getByRole('button', { pressed: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
  const chip = chips(page).getByRole('button');
  while (!(await chip.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole('searchbox', { name: 'Filter by words' })).toBeFocused();
  await expect(reader.myNotes).toContainText('12 notes');
});

const strange = ['Прибой', 'السلام', '革命と平和', 'x'.repeat(200), 'a tag of several words'];

test('tags of any script and length stand in the chart and filter, and none makes it wider', async ({
  page,
  lectern,
}) => {
  await page.setViewportSize({ width: 420, height: 800 });
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, strange.length * 3, (number) => ({ tags: [strange[number % strange.length] ?? ''] }));
  await reader.showPane('My notes');
  await opener(page).click();
  const tags = chart(page, 'Most used tags').getByRole('button');
  await expect(tags).toHaveCount(strange.length);
  expect(await panel(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  for (const tag of strange) {
    const bar = tags.filter({ hasText: tag });
    await bar.click();
    await expect(reader.myNotes).toContainText(`3 of ${strange.length * 3}`);
    await expect(chips(page)).toHaveText(`Tag: ${tag}`);
    await bar.click();
  }
  await expect(chips(page)).toHaveCount(0);
});

ownLecternTest('a note on the whole text is begun in the bar of my notes', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.showPane('My notes');
  await reader.myNotes.getByRole('button', { name: 'Add note on the whole text' }).press('Enter');
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(note).toBeFocused();
  await page.keyboard.type('What it is all about');
  await expect(reader.cards).toContainText('On the whole text');
  await expect(reader.cards).toContainText('Saved');
  await page.keyboard.press('Escape');
  await expect(reader.cards.getByRole('blockquote')).toHaveCount(0);
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.cards).toContainText('What it is all about');
  await expect(reader.cards).toContainText('On the whole text');
  expect(await reader.painted(/^lectern-/), 'no words are painted for it').toEqual([]);
});
