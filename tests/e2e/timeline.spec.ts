import type { Locator } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';

/**
 * As read in the text: the Old Style day, counted from 29 October 1917, and words of the event that the text
 * tells.
 */
const events: readonly (readonly [from: number, to: number, words: RegExp])[] = [
  [0, 0, /^On October 29 \(November 11\), 1917 it adopted a resolution/],
  [0, 0, /^The Conference on the composition of the government opened on the same day/],
  [3, 3, /^Speeches at a Meeting of the Central Committee/],
  [3, 3, /^The Bolshevik Central Committee discussed the question of negotiations/],
  [3, 3, /^The All-Russia Executive Committee discussed the progress of the talks on the night of/],
  [3, 3, /decision of November 1 \(14\)\.$/],
  [4, 4, /^On November 2 \(15\), the C\.C\. adopted a resolution on the opposition/],
  [4, 4, /^At the All-Russia Central Executive Committee meeting on the night of November 2 \(15\)/],
  [5, 5, /^…\son November 3 \(16\), Kamenev, Zinoviev, Rykov, Milyutin and Nogin withdrew/],
  [7, 8, /^On November 5 or 6 \(18 or 19\), the Central Committee once again demanded/],
  [9, 9, /^On November 7 \(20\), the Central Committee published in Pravda an appeal/],
];

const boxesOf = (elements: Locator) =>
  elements.evaluateAll((found) =>
    found.map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return { top, bottom, left, right };
    }),
  );

test.beforeEach(async ({ page, lectern }) => {
  await readerPage(page).open(lectern.url);
  const names = namesPane(page);
  await names.open();
  await names.view('Timeline');
});

for (const [width, height] of [
  [1280, 800],
  [420, 800],
  [320, 700],
] as const) {
  test(`drawn to scale, no words over others, in a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { pane } = namesPane(page);
    const timeline = pane.getByRole('group', { name: 'Timeline' });
    const items = timeline.getByRole('listitem');
    await expect(items).toHaveCount(events.length);
    // What has been measured anew is drawn with the next frame.
    const apart = async () => {
      const boxes = await boxesOf(items);
      return boxes.every((box, index) => box.top >= (boxes[index - 1]?.bottom ?? 0));
    };
    await expect.poll(apart, 'words stand one below the other').toBe(true);

    const days = await boxesOf(timeline.locator('.day'));
    expect(days).toHaveLength(10);
    const dayHeight = (days[1]?.top ?? 0) - (days[0]?.top ?? 0);
    days.forEach(({ top }, day) => expect(top - (days[0]?.top ?? 0)).toBeCloseTo(day * dayHeight, 0));

    const marks = await boxesOf(timeline.locator('circle, rect'));
    events.forEach(([from, to], index) => {
      const mark = marks[index];
      const top = ((mark?.top ?? 0) - (days[0]?.top ?? 0)) / dayHeight;
      const bottom = ((mark?.bottom ?? 0) - (days[0]?.top ?? 0)) / dayHeight;
      expect(top, `event ${index} begins on its day`).toBeGreaterThanOrEqual(from);
      expect(top).toBeLessThan(from + 1);
      expect(bottom, `event ${index} ends on its day`).toBeGreaterThan(to);
      expect(bottom).toBeLessThanOrEqual(to + 1);
    });
    expect(
      await timeline.evaluate((element) => element.scrollWidth - element.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('it comes to rest at any width', async ({ page }) => {
  const { pane } = namesPane(page);
  const drawing = pane.locator('.drawing');
  for (let width = 420; width <= 490; width += 7) {
    await page.setViewportSize({ width, height: 800 });
    const heights = await drawing.evaluate(async (element) => {
      const seen: number[] = [];
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        seen.push(element.clientHeight);
      }
      return seen.slice(-8);
    });
    expect(new Set(heights).size, `in a window of ${width} pixels: ${heights.join()}`).toBe(1);
  }
});

test('each event has its own words, whole in the text', async ({ page }) => {
  const { pane } = namesPane(page);
  const words = pane.getByRole('group', { name: 'Timeline' }).locator('.names-words');
  await expect(words).toHaveText(events.map(([, , pattern]) => pattern));
  const text = (await page.locator('.words').allTextContents()).join('\n');
  for (const event of await words.allTextContents()) expect(text).toContain(event.replace(/^…\s|\s…$/gu, ''));
});

test('an uncertain day stays so: said, and a bar over both days', async ({ page }) => {
  const { pane } = namesPane(page);
  const uncertain = pane.getByRole('button', { name: /uncertain in the text/ });
  await expect(uncertain).toHaveCount(1);
  await expect(uncertain).toContainText('5 or 6 Nov (18 or 19 Nov)');
  await expect(uncertain).toHaveAccessibleName(
    /5 or 6 November 1917, Old Style; 18 or 19 November 1917, New Style/,
  );
  await expect(pane.locator('.drawing rect')).toHaveCount(1);
});

test('walked with arrow keys, and each event leads to its place', async ({ page }) => {
  const reader = readerPage(page);
  const { pane } = namesPane(page);
  const buttons = pane.getByRole('group', { name: 'Timeline' }).getByRole('button');
  await buttons.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(buttons.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['the same day']);
  await page.keyboard.press('End');
  await expect(buttons.last()).toBeFocused();
  await expect(buttons.last()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['November 7 (20)']);
  await page.keyboard.press('Home');
  await expect(buttons.first()).toBeFocused();
});

test('the days are named in the calendar that was selected', async ({ page }) => {
  const { pane } = namesPane(page);
  const days = pane.locator('.day');
  const calendar = pane.getByRole('combobox', { name: 'Calendar' });
  await expect(days.first()).toHaveText('29 Oct11 Nov');
  await expect(days.last()).toHaveText('7 Nov20 Nov');
  await calendar.selectOption('Old Style');
  await expect(days).toHaveText(
    [29, 30, 31].map((day) => `${day} Oct`).concat([1, 2, 3, 4, 5, 6, 7].map((day) => `${day} Nov`)),
  );
  await calendar.selectOption('New Style');
  await expect(days).toHaveText([11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((day) => `${day} Nov`));
});

test('the table says the same', async ({ page }) => {
  const reader = readerPage(page);
  const { pane } = namesPane(page);
  const wordsOf = (within: Locator) => within.locator('.names-words').allTextContents();
  const drawn = await wordsOf(pane.getByRole('group', { name: 'Timeline' }));
  await pane.getByRole('combobox', { name: 'Show' }).selectOption('Table');
  const table = pane.getByRole('table', { name: 'Dates in the text, by day' });
  await expect(table.getByRole('columnheader')).toHaveText(['Old Style', 'New Style', 'Quotation']);
  expect(await wordsOf(table)).toEqual(drawn);
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(events.length + 1);
  await expect(rows.nth(1).getByRole('cell').first()).toHaveText('29 October 1917');
  await expect(rows.nth(10).getByRole('cell').nth(0)).toHaveText('5 or 6 November 1917');
  await expect(rows.nth(10).getByRole('cell').nth(1)).toHaveText('18 or 19 November 1917');
  await rows.nth(11).getByRole('button').press('Enter');
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['November 7 (20)']);
});

test('in forced colours the marks and lines are still there', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { pane } = namesPane(page);
  const colours = await pane.locator('.drawing').evaluate((drawing) => {
    const styleOf = (selector: string) => getComputedStyle(drawing.querySelector(selector) ?? drawing);
    return [styleOf('circle').fill, styleOf('rect').stroke, styleOf('path').stroke];
  });
  const paper = await page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  for (const colour of colours) expect(colour).not.toBe(paper);
});
