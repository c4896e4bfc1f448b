import type { Page } from 'playwright/test';
import { addAxe, violations } from './support/axe';
import { expect, test } from './support/lectern';
import { readerPage, type ReaderPage } from './support/reader-page';

/** What a theme has to dress: the states in which colours meet that do not meet elsewhere. */
const states: readonly { name: string; reach(page: Page, reader: ReaderPage): Promise<void> }[] = [
  {
    name: 'a note being written, the words marked',
    reach: async (page, reader) => {
      await reader.mark('considers that Kamenev', 'Add note');
      await page
        .getByRole('textbox', { name: 'Note', exact: true })
        .fill('With `code` and a [link](https://a.example).');
      await page.getByRole('combobox', { name: 'Tags' }).fill('policy');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'a note that was written, and a selection',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await expect(reader.cards).toContainText('Saved');
      await reader.select('our victory will be assured');
      await expect(reader.selectionToolbar).toBeVisible();
    },
  },
  {
    name: 'a highlight that was clicked on',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.clickOn('considers that Kamenev');
      await expect(page.getByRole('group', { name: 'Highlights here' })).toBeVisible();
    },
  },
  {
    name: 'search results',
    reach: async (page, reader) => {
      await page.keyboard.press('Escape');
      await reader.searchBox.fill('Kamenev');
      await reader.searchResults.getByRole('button').first().click();
    },
  },
  {
    name: 'the settings, from end to end',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'My data…' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'what to print',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Print…' }).click();
      await expect(page.getByRole('dialog', { name: 'Print' })).toBeVisible();
    },
  },
];

const worn = [
  { radio: 'Light', media: { colorScheme: 'dark' } },
  { radio: 'Sepia', media: { colorScheme: 'dark' } },
  { radio: 'Dark', media: { colorScheme: 'light' } },
  { radio: 'High contrast', media: { colorScheme: 'light' } },
  { radio: 'High contrast', media: { colorScheme: 'dark' } },
  { radio: 'As the system', media: { colorScheme: 'light', contrast: 'more' } },
  { radio: 'As the system', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

for (const [index, { radio, media }] of worn.entries())
  test(`axe finds nothing: ${radio}, ${Object.values(media).join(', ')}`, async ({ page, lectern }) => {
    test.slow();
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: index % 2 === 0 ? 1280 : 420, height: 800 });
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: radio }).check();
    await page.keyboard.press('Escape');
    await addAxe(page);
    for (const state of states) {
      await state.reach(page, reader);
      expect(await violations(page), state.name).toEqual([]);
    }
  });

const paper = (page: Page): Promise<string> =>
  page.locator('main').evaluate((pane) => getComputedStyle(pane).backgroundColor);

test('each theme has a ground of its own, by keys alone, and is there before anything is painted', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'As the system' }).focus();
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
});

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
  expect(await follows('As the system')).toBe(true);
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
