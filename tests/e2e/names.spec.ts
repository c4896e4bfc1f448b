import type { Page } from 'playwright/test';
import { clipboard } from './support/clipboard';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => {
  await readerPage(page).open(lectern.url);
});

ownLecternTest(
  'names: behind the editor’s notes at first, chosen and remembered, with every mention a way to its place',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    await expect(names.pane).toBeHidden();
    await names.open();
    for (const heading of ['Persons 15', 'Organisations 19', 'Places 3'])
      await expect(names.pane.getByRole('heading', { name: heading })).toBeVisible();

    await names.name('Kamenev').focus();
    await page.keyboard.press('Enter');
    await expect(names.name('Kamenev')).toHaveAttribute('aria-expanded', 'true');
    await expect(names.name('Kamenev')).toHaveAccessibleName('Kamenev 7 mentions');
    const mentions = names.entry('Kamenev').getByRole('listitem');
    await expect(mentions).toHaveCount(7);
    await expect(mentions.first()).toHaveText(
      /^¶ 1Comrade Lenin considers that Kamenev’s policy must be checked at once/,
    );
    await expect(mentions.last()).toHaveText(/^Note ¶ 1\.4…/);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(mentions.nth(1).getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['Kamenev']);
    await expect(page.locator('#n1-p2')).toBeInViewport();

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await expect(names.name('Kamenev')).toBeVisible();
  },
);

test('names: variant spellings stand under one name, and nothing is said that the text does not say', async ({
  page,
}) => {
  const names = namesPane(page);
  const words = (await page.locator('.words').allTextContents()).join('\n');
  await names.open();
  await names.name('Vikzhel').click();
  await expect(names.entry('Vikzhel')).toContainText(
    'Also printed as: All-Russia Central Committee of the Railwaymen’s Trade Union',
  );
  for (const mention of await names.entry('Vikzhel').locator('.names-words').allTextContents())
    expect(words).toContain(mention.replace(/^…\s|\s…$/gu, ''));
});

test('names: filtered by any spelling, sorted by name, by mentions and as in the text', async ({ page }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await names.open();
  const first = names.pane.getByRole('listitem').first();
  await expect(first).toHaveText(/^Avksentyev/);
  await names.pane.getByRole('combobox', { name: 'Sort' }).selectOption('By mentions');
  await expect(first).toHaveText(/^Kamenev/);
  await names.pane.getByRole('combobox', { name: 'Sort' }).selectOption('Text order');
  await expect(first).toHaveText(/^Lenin/);
  const filter = names.pane.getByRole('textbox', { name: 'Filter names' });
  await filter.fill('railwaymen');
  await expect(names.pane.getByRole('listitem')).toHaveText([/^Vikzhel/]);
  await expect(reader.announcements).toHaveText('1 name');
  await filter.fill('people council');
  await expect(names.pane.getByRole('listitem')).toHaveText([/^People’s Council/]);
  await filter.fill('zeppelin');
  await expect(names.pane).toContainText('No matches.');
});

test('names: my own notes that touch a name are counted, and lead to their place', async ({ page }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await names.open();
  await reader.mark('considers that Kamenev', 'Highlight in blue');
  await reader.mark('He proposes a resolution', 'Highlight in green');
  await expect(names.name('Kamenev')).toHaveAccessibleName('Kamenev 1 of my notes 7 mentions');
  await expect(names.name('Vikzhel')).toHaveAccessibleName('Vikzhel 10 mentions');
  await names.name('Kamenev').click();
  await names
    .entry('Kamenev')
    .getByRole('button', { name: 'considers that Kamenev', exact: true })
    .press('Enter');
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['considers that Kamenev']);
});

test('names: those of the paragraph that is read', async ({ page }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await names.open();
  await reader.select('agents of');
  await names.pane.getByRole('button', { name: 'In this paragraph' }).press('Enter');
  const heads = names.pane.getByRole('listitem').locator('.form');
  await expect(heads).toHaveText(['Kaledin', 'Kornilov', 'Lenin', 'Vikzhel', 'Moscow']);
  await expect(names.pane).toBeFocused();
  await names.pane.getByRole('button', { name: 'Only names in ¶ 3' }).press('Enter');
  await expect(heads).toHaveCount(37);
});

test('names: from the reading cursor through the command palette', async ({ page }) => {
  const names = namesPane(page);
  await page.keyboard.press('F6');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('names in this paragraph');
  await page.keyboard.press('Enter');
  await expect(names.pane).toBeFocused();
  await expect(names.pane.getByRole('button', { name: /^Only names in ¶ \d/ })).toBeVisible();
});

test('dates: each as written, in both calendars, and compared with what is printed', async ({ page }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await names.open();
  await page.keyboard.press('Tab');
  await names.pane.getByRole('tab', { name: 'Names' }).focus();
  await page.keyboard.press('ArrowRight');
  const dates = names.pane.getByRole('tabpanel', { name: 'Dates' }).getByRole('listitem');
  await expect(dates).toHaveCount(11);
  await expect(names.pane).toContainText('11 dates.');
  await expect(names.pane).toContainText('10 as printed, 1 computed.');
  const shown = async (index: number): Promise<string[]> => {
    const date = dates.nth(index);
    return [
      await date.locator('.words').innerText(),
      ...(await date.getByRole('definition').allInnerTexts()).map((words) => words.replace(/\s+/gu, ' ')),
    ];
  };
  expect(await shown(0)).toEqual(['November 14 (1), 1917', '1 November 1917', '14 November 1917 as printed']);
  expect(await shown(2)).toEqual([
    'the same day',
    '29 October 1917',
    '11 November 1917 computed, not printed',
  ]);
  expect(await shown(9)).toEqual([
    'November 5 or 6 (18 or 19)',
    '5 or 6 November 1917',
    '18 or 19 November 1917 as printed',
  ]);

  await names.pane.getByRole('combobox', { name: 'Sort' }).selectOption('By date');
  expect((await shown(0))[0]).toBe('October 29 (November 11), 1917');
  await names.pane.getByRole('combobox', { name: 'Where' }).selectOption('In the text');
  await expect(dates).toHaveCount(1);
  await names.pane.getByRole('combobox', { name: 'Where' }).selectOption('Everywhere');
  await names.pane.getByRole('textbox', { name: 'Filter dates' }).fill('pravda');
  await expect(dates).toHaveCount(1);
  await dates.getByRole('button').press('Enter');
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['November 7 (20)']);
});

/** What is generated after the words of a date. */
const glossAfter = (page: Page, date: string): Promise<string> =>
  page
    .locator('time', { hasText: date })
    .first()
    .evaluate((time) => getComputedStyle(time, '::after').content);

ownLecternTest(
  'dates: a gloss in the calendar that was chosen, before the first paint too',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    expect(await glossAfter(page, 'the same day')).toBe('none');
    await names.open();
    await names.view('Dates');
    const calendar = names.pane.getByRole('combobox', { name: 'Calendar' });
    await calendar.selectOption('Old Style');
    expect(await glossAfter(page, 'the same day')).toBe('" [29 Oct 1917 O.S.]"');
    await expect(names.pane.getByRole('term').filter({ hasText: 'New Style' })).toHaveCount(0);
    await calendar.selectOption('New Style');
    expect(await glossAfter(page, 'the same day')).toBe('" [11 Nov 1917 N.S.]"');
    await expect(names.pane.getByRole('term').filter({ hasText: 'Old Style' })).toHaveCount(0);
    await calendar.selectOption('Both calendars');
    expect(await glossAfter(page, 'the same day')).toBe('" [29 Oct O.S. · 11 Nov 1917 N.S.]"');
    expect(await glossAfter(page, 'October 29 (November 11), 1917'), 'the words say both').toBe('none');
    await expect.poll(async () => (await reader.settings()).calendar).toBe('both');
    await reader.leave();
    await lectern.restart();
    const response = await page.goto(lectern.url);
    expect(await response?.text()).toContain('data-calendar="both"');
  },
);

test('dates: the gloss is no word of the text: selecting, marking, clicking and copying are as without it', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  const wordsOf = () => page.locator('#n1-p2 .words').evaluate((words) => words.textContent);
  const before = await wordsOf();
  await names.open();
  await names.view('Dates');
  await names.pane.getByRole('combobox', { name: 'Calendar' }).selectOption('Both calendars');
  await reader.showPane('Editor’s notes');
  expect(await wordsOf()).toBe(before);

  await reader.select('opened on the same day and was attended');
  await page.keyboard.press('Control+c');
  expect(await clipboard(context)).toBe('opened on the same day and was attended');
  await reader.mark('opened on the same day and was attended', 'Highlight in green');
  expect((await reader.painted(/^lectern-green/)).join('')).toBe('opened on the same day and was attended');
  await expect(reader.cards).toContainText('opened on the same day and was attended');

  await page.keyboard.press('Escape');
  await reader.clickOn(' and was attended by Menshevik');
  await expect(page.getByRole('group', { name: 'Highlights here' })).toBeVisible();
  await page.keyboard.press('Escape');
  await reader.clickOn('Vikzhel, the All-Russia Central Committee');
  await expect(page.getByRole('group', { name: 'Highlights here' })).toBeHidden();
});
