import type { Page } from 'playwright/test';
import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const widthOf = async (page: Page): Promise<number> =>
  (await page.getByRole('main', { name: 'Text' }).boundingBox())?.width ?? 0;

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

ownLecternTest(
  'the divider is moved by keys and by hand, and its place comes back after a restart',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const divider = page.getByRole('separator', { name: 'Width of the notes' });
    const before = await widthOf(page);
    await divider.focus();
    const start = Number(await divider.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', String(start - 4));
    expect(await widthOf(page)).toBeGreaterThan(before);

    const box = await divider.boundingBox();
    if (!box) throw new Error('The divider has no box.');
    await page.mouse.move(box.x, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(700, box.y + 200, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Math.abs((await reader.settings()).desk.wide.side - 45.3))
      .toBeLessThan(0.5);
    const moved = await widthOf(page);
    expect(Math.abs(((await divider.boundingBox())?.x ?? 0) - 700)).toBeLessThan(4);

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    expect(Math.abs((await widthOf(page)) - moved)).toBeLessThan(2);
  },
);

ownLecternTest('the pane that was chosen is there after a restart', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.showPane('My notes');
  await expect(reader.editorsNotes).toBeHidden();
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await expect(reader.editorsNotes.getByText('was one of the bulwarks')).toBeHidden();
  await expect(reader.myNotes).toContainText('Nothing marked yet');

  await page.locator('[role="doc-noteref"]').click();
  await expect(
    reader.editorsNotes.getByText('was one of the bulwarks'),
    'a reference opens them',
  ).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.locator('[role="doc-noteref"]')).toBeFocused();
  await expect(reader.myNotes, 'and going back returns what was there').toBeVisible();
});

ownLecternTest('reading goes on where it stopped', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 480, behavior: 'instant' }));
  await expect.poll(async () => Object.values((await reader.settings()).positions)).toHaveLength(1);
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  const line = 32; // CSS pixels
  const drift = () => reader.text.evaluate((pane) => Math.abs(pane.scrollTop - 480));
  await expect.poll(drift, 'the same line at the top').toBeLessThan(line);
});

ownLecternTest(
  'the theme is chosen, stands before the first paint and comes back',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const paper = () => page.locator('main').evaluate((pane) => getComputedStyle(pane).backgroundColor);
    const light = await paper();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(paper).not.toBe(light);
    await expect.poll(async () => (await reader.settings()).theme).toBe('dark');
    await page.keyboard.press('Escape');
    await reader.leave();
    await lectern.restart();
    const response = await page.goto(lectern.url);
    expect(await response?.text()).toContain('data-theme="dark"');
    expect(await paper()).not.toBe(light);
  },
);

test('text size follows the keys and is announced', async ({ page }) => {
  const reader = readerPage(page);
  const size = () =>
    page.locator('#s1-p1 .words').evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize));
  const normal = await size();
  await page.keyboard.press('Control+Equal');
  await expect.poll(size).toBeGreaterThan(normal);
  await expect(reader.announcements).toHaveText('Text size 113%');
  await page.keyboard.press('Control+0');
  await expect.poll(size).toBe(normal);
});

test('F6 walks through the panes, Ctrl+F goes to the search from anywhere', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('dispatched to Moscow', 'Highlight');
  await expect(reader.myNotes).toBeVisible();
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('F6');
  await expect(reader.text).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader.editorsNotes).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader.myNotes).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(reader.editorsNotes).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(reader.searchBox).toBeFocused();
});

test('keys mark the selection, and one switch turns the single letters off', async ({ page }) => {
  const reader = readerPage(page);
  await reader.select('agents of Kaledin');
  await page.keyboard.press('h');
  await expect(reader.cards).toHaveCount(1);
  await reader.select('our victory will be assured');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.type('hn?');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(2);
  await expect(reader.cards.first()).toContainText('hn?');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Highlight selection or paragraph',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: /Single-key/ }).uncheck();
  await page.keyboard.press('Escape');
  await reader.select('He proposes a resolution');
  await page.keyboard.press('h');
  await expect(reader.selectionToolbar).toBeVisible();
  await expect(reader.cards).toHaveCount(2);
});

test('in a narrow window the panes can stand below the text', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  const reader = readerPage(page);
  const widthNow = async () => (await reader.text.boundingBox())?.width;
  await expect.poll(widthNow, 'but for the overview').toBeGreaterThan(400);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Below the text' }).check();
  await page.keyboard.press('Escape');
  await expect(reader.editorsNotes).toBeVisible();
  const [text, editor] = await Promise.all(
    [reader.text, reader.editorsNotes].map((pane) => pane.boundingBox()),
  );
  expect(editor?.y).toBeGreaterThan(text?.y ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing runs out sideways').toBe(
    420,
  );
  await reader.mark('considers that Kamenev', 'Highlight in blue');
  await reader.showPane('My notes');
  await expect(reader.cards).toHaveCount(1);
  await reader.searchBox.fill('Vikzhel');
  await reader.searchResults.getByRole('button').last().click();
  await expect(reader.searchResults, 'the list makes way for what it leads to').toBeHidden();
});

test('“select all” takes the words of the pane one is in, and nothing else', async ({ page }) => {
  const reader = readerPage(page);
  await page.locator('#s1-p1 .words').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('h');
  await expect(reader.cards).toHaveCount(1);
  const painted = (await reader.painted(/^lectern-yellow/)).join('\n');
  expect(painted).toMatch(/^Speeches at a Meeting[\s\S]*they will overthrow it\.$/);
});

test('a word without end stays inside its note', async ({ page }) => {
  await resize(page, { width: 420, height: 800 });
  const reader = readerPage(page);
  await reader.mark('checked at', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('x'.repeat(200));
  await page.getByRole('combobox', { name: 'Tags' }).fill('y'.repeat(90));
  await page.keyboard.press('Enter');
  for (const key of ['', 'Escape']) {
    if (key) await page.keyboard.press(key);
    expect(await reader.cards.evaluate((card) => card.getBoundingClientRect().right)).toBeLessThanOrEqual(
      420,
    );
    expect(await reader.cards.evaluate((card) => card.scrollWidth - card.clientWidth)).toBeLessThanOrEqual(0);
  }
});
