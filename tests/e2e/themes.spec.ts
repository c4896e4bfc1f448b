import type { Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const paper = (page: Page): Promise<string> =>
  page.locator('main').evaluate((pane) => getComputedStyle(pane).backgroundColor);

ownLecternTest(
  'each theme has a ground of its own, by keys alone, and is there before anything is painted',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Match system' }).focus();
    const grounds = new Map<string, string>();
    for (const name of ['light', 'sepia', 'dark', 'contrast']) {
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('html')).toHaveAttribute('data-theme', name);
      grounds.set(name, await paper(page));
    }
    expect(new Set(grounds.values()).size).toBe(4);
    expect(grounds.get('contrast')).toBe('rgb(255, 255, 255)');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await reader.settings()).theme).toBe('sepia');
    await reader.leave();
    await lectern.restart();
    const response = await page.goto(lectern.url);
    expect(await response?.text()).toMatch(/<html[^>]* data-theme="sepia"/);
    expect(await paper(page)).toBe(grounds.get('sepia'));
  },
);

test('“as the system” and high contrast follow the system while it changes; the others do not', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  const follows = async (radio: string): Promise<boolean> => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: radio }).check();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    return (await paper(page)) !== light;
  };
  expect(await follows('Match system')).toBe(true);
  expect(await follows('High contrast')).toBe(true);
  expect(await paper(page)).toBe('rgb(0, 0, 0)');
  expect(await follows('Light')).toBe(false);
  expect(await follows('Sepia')).toBe(false);
  expect(await follows('Dark')).toBe(false);
});

test('a system that asks for more contrast gets full ink and lines in any theme', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const ink = () => page.locator('#epigraph').evaluate((element) => getComputedStyle(element).color);
  const full = await page.locator('#s1-p1 .words').evaluate((element) => getComputedStyle(element).color);
  expect(await ink()).not.toBe(full);
  await page.emulateMedia({ contrast: 'more' });
  expect(await ink()).toBe(full);
});

test('in forced colours buttons and panes have edges, and what is chosen is outlined', async ({
  page,
  lectern,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const settings = page.getByRole('button', { name: 'Settings' });
  const edge = await settings.evaluate((button) => getComputedStyle(button).borderTopColor);
  const ground = await settings.evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(edge).not.toBe(ground);
  const divider = page.getByRole('separator').first();
  expect(await divider.evaluate((line) => getComputedStyle(line).backgroundColor)).not.toBe(
    await paper(page),
  );
  await reader.mark('considers that Kamenev', 'Highlight in green');
  await reader.clickOn('considers that Kamenev');
  const chosen = page
    .getByRole('group', { name: 'Highlights here' })
    .getByRole('button', { name: 'Change to green' });
  await expect(chosen).toHaveCSS('outline-style', 'solid');
  const other = page
    .getByRole('group', { name: 'Highlights here' })
    .getByRole('button', { name: 'Change to pink' });
  await expect(other).not.toHaveCSS('outline-style', 'solid');
  const swatches = await Promise.all(
    [chosen, other].map((button) => button.evaluate((swatch) => getComputedStyle(swatch).backgroundColor)),
  );
  expect(new Set(swatches).size, 'the buttons keep their colours').toBe(2);
});
