import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';
import { choose, expectOpen, minutes, notesOf, speeches, switchTo } from './support/two-texts';

// Journeys of switching that start the program anew or change the files of its library.

test.use({ secondText: true });

test('after a restart the text that was open last opens, where it was read', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 420 });
  await reader.open(lectern.url);
  await switchTo(page, minutes);
  await page.keyboard.press('t');
  await reader.library.getByRole('link', { name: 'Speech 4' }).click();
  await expect(page.locator('#s4-p1')).toBeFocused();
  const position = async () => (await reader.settings()).positions[minutes.id]?.blockId;
  await expect.poll(position, 'the last speech is where reading stops').toMatch(/^s[34]-p1$/);
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await expectOpen(page, minutes);
  await expect(page.locator('#s4-p1')).toBeInViewport();
  expect((await reader.settings()).lastText).toBe(minutes.id);
  await switchTo(page, speeches);
});

test('a damaged text says so and leaves the open one alone', async ({ page, lectern }) => {
  const reader = readerPage(page);
  writeFileSync(lectern.textFile(minutes.id), '{"id":');
  await reader.open(lectern.url);
  await reader.mark(speeches.words, 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await reader.library.getByRole('button').first().click();
  const texts = reader.library.getByRole('list', { name: 'Texts' }).getByRole('button');
  await texts.nth(1).click();
  const alert = reader.alerts.filter({ hasText: 'cannot be opened' });
  await expect(alert).toContainText('The text that was open stays open');
  await expectOpen(page, speeches);
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('our victory will be assured', 'Add note');
  await page.keyboard.type('written after it');
  await expect(reader.cards.last()).toContainText('Saved');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await page.reload();
  await expectOpen(page, speeches);
  await expect(reader.cards).toHaveCount(2);
});

test('words that are written on a text whose file has disappeared are saved', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await switchTo(page, minutes);
  rmSync(dirname(lectern.textFile(minutes.id)), { recursive: true });
  await reader.mark(minutes.words, 'Add note');
  await page.keyboard.type('written without the file');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, speeches);
  expect(await notesOf(page, minutes)).toEqual(['written without the file']);
  await expect(reader.alerts).toHaveCount(0);
});

test.describe('beside a long text', () => {
  test.use({ textSize: { words: 60_000, notes: 300 } });

  test('the other text opens while the long one is still being laid out, and the long one is whole afterwards', async ({
    page,
    lectern,
  }) => {
    const reader = readerPage(page);
    await page.goto(lectern.url);
    await page.locator('#s1-p1').waitFor();
    await choose(page, minutes);
    await expectOpen(page, minutes);
    await expect(reader.text.locator('.block'), 'no slice of the long text comes later').toHaveCount(7);
    await expect(page.locator('#s20-p30')).toHaveCount(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.locator('#s20-p30')).toBeAttached();
    await expect(page.locator('#n300-p1')).toBeAttached();
    await expect(page.locator('#s4-p1')).not.toContainText('resolves by five voices');
  });
});
