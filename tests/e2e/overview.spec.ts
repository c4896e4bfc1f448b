import type { Locator, Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { readerPage } from './support/reader-page';
import { targetsIn } from './support/targets';

const textMap = (page: Page): Locator => page.getByRole('img', { name: /^Overview/ }).first();

const clickAt = async (map: Locator, share: number): Promise<void> => {
  const box = await map.boundingBox();
  if (!box) throw new Error('The map has no box.');
  await map.click({ position: { x: box.width / 2, y: share * box.height } });
};

const scrolled = (page: Page): Promise<number> =>
  page.getByRole('main').evaluate((pane) => pane.scrollTop / (pane.scrollHeight - pane.clientHeight));

test.describe('over a long text', () => {
  ownLecternTest.use({ textSize: { words: 30_000, notes: 300 } });

  ownLecternTest(
    'the map shows what is on screen, and a click leads there and back',
    async ({ page, lectern }) => {
      const reader = readerPage(page);
      await reader.open(lectern.url);
      await clickAt(textMap(page), 0.75);
      await expect.poll(() => scrolled(page)).toBeGreaterThan(0.7);
      expect(await scrolled(page)).toBeLessThan(0.8);
      const screen = textMap(page).locator('.screen');
      await expect.poll(async () => Number(await screen.getAttribute('y'))).toBeGreaterThan(700);
      expect(Number(await screen.getAttribute('y'))).toBeLessThan(770);
      await page.keyboard.press('Alt+ArrowLeft');
      await expect.poll(() => scrolled(page)).toBeLessThan(0.02);
      await expect.poll(async () => Number(await screen.getAttribute('y'))).toBeLessThan(10);
    },
  );
});

test('highlights, notes, bookmarks and what the search found stand on the map where they lie', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await page.emulateMedia({ reducedMotion: 'reduce' }); // a jump that is still under way would take the next selection out of view
  await reader.open(lectern.url);
  await expect(textMap(page)).toHaveAccessibleName('Overview: nothing marked; No results');
  await reader.mark('they will overthrow it', 'Highlight in green');
  const green = textMap(page).locator('path.green');
  await expect(green).toHaveAttribute('d', /^M0 9\d\dh6V(999|1000)H0z$/);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 0, behavior: 'instant' }));
  await clickAt(textMap(page), 0.995);
  await expect(page.getByText('they will overthrow it').first()).toBeInViewport();

  await reader.mark('dispatched to Moscow', 'Add note');
  await page.keyboard.type('When?');
  await expect(green).toHaveCount(2);
  await page.keyboard.press('Escape');
  await reader.searchBox.fill('vacillation');
  await expect(textMap(page).locator('path.hit')).toHaveAttribute('d', /M0 .*M0 /);
  await expect(textMap(page)).toHaveAccessibleName('Overview: 2 places marked; 2 results');
  await reader.showPane('Editor’s notes');
  const notesMap = page.getByRole('img', { name: /^Overview/ }).last();
  await expect(notesMap, 'each pane has its own').toHaveAccessibleName(
    'Overview: nothing marked; No results',
  );
});

test('a click between two marks leads to the nearer one', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await reader.open(lectern.url);
  const targets = await targetsIn(page);
  const { end } = targets.place;
  const word = (share: number) =>
    targets.on({ start: Math.round(share * end), end: Math.round(share * end) + 4 });
  const [one, other] = [word(0.5), word(0.508)];
  await layAnnotations(page, [{ targets: [one] }, { targets: [other] }]);
  await expect(reader.cards).toHaveCount(2);
  const flashed = async (): Promise<string> => (await reader.painted(/flash/)).join('');
  await clickAt(textMap(page), 0.5085);
  await expect.poll(flashed).toBe(other.quote.exact);
  await clickAt(textMap(page), 0.5005);
  await expect.poll(flashed).toBe(one.quote.exact);
});
