import type { Page } from 'playwright/test';
import { defaultSettings } from '#contract/settings';
import { expect, test } from './support/shared-lectern';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';

// The tests of a worker share a page and a web shell. The second of these would see what the first one leaves
// behind.

test.describe.configure({ mode: 'serial' });

/** Where the first test has run: the second proves nothing in another page. */
let usedPage: Page | null = null;

test('a test leaves a mess behind', async ({ page, context, lectern, problems }) => {
  usedPage = page;
  problems.tolerate(/left behind/);
  const reader = readerPage(page);
  await page.route('**/api/search.query', (route) => route.abort());
  await reader.open(lectern.url);
  await page.evaluate(() => console.error('left behind'));
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('left behind');
  await page.keyboard.press('Escape');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
  await expect(reader.cards).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(2);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 480, behavior: 'instant' }));
  await ask(page, 'settings.change', { theme: 'sepia', textSize: 2, colourLabels: { blue: 'left behind' } });
  await page.evaluate(() => {
    sessionStorage.setItem('left', 'behind');
    document.cookie = 'left=behind';
  });
  await context.newPage();
  problems.tolerate(/ERR_FAILED/);
  await reader.searchBox.fill('left behind');
  await page.evaluate(() => Object.assign(window, { leftBehind: true }));
  await page.mouse.move(600, 300);
  await page.setViewportSize({ width: 500, height: 400 });
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
});

test('the next one finds nothing of it', async ({ page, context, lectern }) => {
  expect(page === usedPage, 'the same page').toBe(true);
  expect(context.pages()).toHaveLength(1);
  expect(await context.cookies()).toEqual([]);
  const reader = readerPage(page);
  await reader.open(lectern.url);
  expect(await context.cookies()).toHaveLength(1);
  const found = await page.evaluate(() => ({
    script: 'leftBehind' in window,
    stored: [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage)),
    size: [innerWidth, innerHeight],
    media: ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion)'].filter(
      (query) => matchMedia(query).matches,
    ),
  }));
  await expect(reader.cards).toHaveCount(0);
  // Lectern itself keeps nothing in the browser but the name of the window.
  expect(found).toEqual({ script: false, stored: ['lectern-client'], size: [1280, 800], media: [] });
  const { positions, ...settings } = await reader.settings();
  expect({ ...settings, positions: {} }).toEqual(defaultSettings);
  expect(Object.values(positions).map(({ passed }) => passed)).toEqual([0]);
  expect(await reader.text.evaluate((pane) => pane.scrollTop), 'it is read from the beginning').toBe(0);
  const [{ id: textId }] = (await ask(page, 'library.list', null)) as [{ id: string }]; // the bundled text is there
  const nothing = { annotations: [], history: { undo: 0, redo: 0 }, trashed: 0 };
  expect(await ask(page, 'annotations.list', { textId })).toEqual(nothing);
  await reader.searchBox.fill('Kamenev');
  await expect(reader.announcements, 'no request is held back').toHaveText('7 results');
});

test('what lasts in a page ends with it: an init script, a listener, a clock', async ({
  page,
  lectern,
  problems,
}) => {
  await page.clock.install({ time: new Date('1917-11-14T12:00:00Z') });
  await page.addInitScript(() => Object.assign(window, { leftBehind: true }));
  page.on('load', () => void page.evaluate(() => console.error('left behind')));
  problems.tolerate(/left behind/);
  await readerPage(page).open(lectern.url);
  expect(await page.evaluate(() => new Date().getFullYear())).toBe(1917);
});

test('and the next one has a new page', async ({ page, lectern }) => {
  expect(page === usedPage).toBe(false);
  await readerPage(page).open(lectern.url);
  expect(await page.evaluate(() => 'leftBehind' in window)).toBe(false);
  expect(await page.evaluate(() => new Date().getFullYear())).toBeGreaterThan(2000);
});
