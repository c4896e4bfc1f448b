import type { Page } from 'playwright/test';
import { boxOf, contentOf, dragTab } from './support/dock';
import { frames, resize } from './support/frames';
import { layAnnotations } from './support/lay-annotations';
import { ask, putNotes } from './support/many-notes';
import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { noteField } from './support/note-editor';

const tabNames = (page: Page) => page.getByRole('tablist', { name: 'Panes' }).getByRole('tab');
const heightOfMine = (page: Page) => page.getByRole('separator', { name: 'Height: My notes' });

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('Tab goes through the panes in the order in which they are seen', async ({ page }) => {
  const reader = readerPage(page);
  const parts = [{ panes: ['mine'] }, { panes: ['names', 'editor'] }];
  await ask(page, 'settings.change', { desk: { wide: { tree: { split: 'rows', share: 50, parts } } } });
  await layAnnotations(page, [{ note: 'the only one' }]);
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.editorsNotes).toBeVisible();
  await page.getByRole('tab', { name: 'My notes' }).focus();
  const stops: string[] = [];
  for (let left = 60; left > 0; left -= 1) {
    const stop = await page.evaluate(() => {
      const { activeElement: here } = document;
      if (here?.role === 'tab' || here?.role === 'separator')
        return `${here.role}: ${here.ariaLabel ?? here.textContent.trim()}`;
      if (here?.matches('.arrange')) return 'arrange';
      const pane = here?.closest('aside')?.ariaLabel ?? 'elsewhere';
      return here?.closest('.bar') ? `buttons of ${pane}` : pane;
    });
    if (stop !== stops.at(-1)) stops.push(stop);
    if (stop.startsWith('separator')) break;
    await page.keyboard.press('Tab');
  }
  expect(stops).toEqual([
    'tab: My notes',
    'arrange',
    'buttons of My notes',
    'My notes',
    'tab: Editor’s notes',
    'arrange',
    "buttons of Editor's notes",
    "Editor's notes",
    'separator: Height: Editor’s notes',
  ]);
});

test('a share set by hand while a pane is used is the one that it comes back to', async ({ page }) => {
  const reader = readerPage(page);
  await putNotes(page, 8);
  await reader.cards.first().focus();
  const divider = heightOfMine(page);
  await expect(divider).toHaveAttribute('aria-valuenow', '84');
  const line = await boxOf(divider);
  await page.mouse.move(line.left + 200, line.top);
  await page.mouse.down();
  await page.mouse.move(line.left + 200, line.top + 180, { steps: 4 });
  await page.mouse.up();
  const share = await divider.getAttribute('aria-valuenow');
  expect(Number(share)).toBeLessThan(70);

  await reader.clickOn('our victory will be assured');
  await reader.cards.first().focus();
  await frames(page, 2);
  await expect(divider).toHaveAttribute('aria-valuenow', share ?? '');
  await page.keyboard.press('Shift+F6');
  await expect(divider, 'another pane that is used gets room').toHaveAttribute('aria-valuenow', '16');
  await page.keyboard.press('F6');
  await expect(divider).toHaveAttribute('aria-valuenow', share ?? '');

  await page.getByRole('button', { name: 'Arrange panes' }).last().click();
  await page.getByRole('menuitem', { name: 'Usual arrangement' }).click();
  await reader.clickOn('our victory will be assured');
  await reader.cards.first().focus();
  await expect(divider).toHaveAttribute('aria-valuenow', '84');
});

test('a divider moves also beside a list whose place stands apart, and its share ends with that', async ({
  page,
}) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await names.open();
  await names.name('Kamenev').click();
  await names.entry('Kamenev').getByRole('listitem').getByRole('button').last().click();
  await expect(reader.editorsNotes).toBeVisible();
  await expect(names.pane).toBeVisible();
  const divider = page.getByRole('separator', { name: 'Height: Editor’s notes' });
  await divider.press('ArrowUp');
  await divider.press('ArrowUp');
  await expect(divider).toHaveAttribute('aria-valuenow', '54');
  await reader.clickOn('our victory will be assured');
  await expect(names.pane).toBeVisible();
  await expect(reader.editorsNotes).toBeHidden();
  expect((await reader.settings()).desk.wide.tree, 'nothing was arranged for good').toBeNull();
});

test('words go on into the note that is being written, whatever size the window gets', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('dispatched to Moscow', 'Highlight');
  await expect(reader.cards).toHaveCount(1);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  let written = '';
  for (const [width, height] of [
    [1280, 660],
    [1280, 800],
    [800, 800],
    [360, 740],
    [640, 400],
    [1280, 800],
  ] as const) {
    await resize(page, { width, height });
    await page.keyboard.type(`${width} `);
    written += `${width} `;
    await expect(noteField(page), `${width}×${height}`).toBeInViewport({ ratio: 0.9 });
    await expect(noteField(page)).toHaveValue(written);
  }
  await expect(heightOfMine(page), 'it has room').toHaveAttribute('aria-valuenow', '84');
});

test('each window has its own pane in front, and both have the same arrangement', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  const other = await context.newPage();
  const second = readerPage(other);
  await second.open(lectern.url);
  await second.showPane('Names and dates');
  await expect(namesPane(other).pane).toBeVisible();
  await expect.poll(async () => (await reader.settings()).desk.wide.front).toEqual(['names']);
  await ask(page, 'settings.change', { theme: 'sepia' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia'); // so it has heard of the other change too
  await expect(reader.editorsNotes).toBeVisible();

  await other.getByRole('tab', { name: 'Names and dates' }).press('Alt+Shift+ArrowDown');
  await expect(namesPane(page).pane).toBeVisible();
  await expect(tabNames(page)).toHaveCount(3);
  await second.showPane('My notes');
  await other.getByRole('tab', { name: 'My notes' }).dblclick();
  await expect(namesPane(other).pane).toBeHidden();
  await expect.poll(async () => (await reader.settings()).desk.wide.maximised).toBe(true);
  await ask(page, 'settings.change', { theme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(reader.editorsNotes).toBeVisible();
  await expect(namesPane(page).pane).toBeVisible();
  await other.close();
});

test('a tab goes only where there is room, and where a person meant it to go', async ({ page }) => {
  const reader = readerPage(page);
  const drop = page.locator('.drop');
  const names = namesPane(page);
  const dock = await boxOf(reader.editorsNotes);
  const tabs = await boxOf(page.getByRole('tab', { name: 'Names and dates' }));

  // A hand that slips while it clicks.
  await dragTab(page, 'Names and dates', { x: tabs.left + 10, y: tabs.top + 12 });
  await expect(drop).toBeHidden();
  await page.mouse.up();
  await expect(tabNames(page)).toHaveCount(4);

  // A window that becomes too small while a tab is held.
  await dragTab(page, 'Names and dates', { x: dock.left + dock.width / 2, y: dock.bottom - 30 });
  await expect(drop).toBeVisible();
  await resize(page, { width: 1280, height: 560 });
  await expect(drop).toBeHidden();
  await page.mouse.move(dock.left + dock.width / 2, 500);
  await expect(drop, 'the drag has ended').toBeHidden();
  await page.mouse.up();
  await expect(tabNames(page)).toHaveCount(4);
  await resize(page, { width: 1280, height: 800 });

  // The tabs of another group take it in; a third column would be too narrow.
  await page.getByRole('tab', { name: 'Names and dates' }).press('Alt+Shift+ArrowRight');
  await expect(names.pane).toBeVisible();
  await dragTab(page, 'My notes', { x: dock.left + dock.width - 20, y: dock.top + dock.height / 2 });
  await expect(drop).toBeHidden();
  const strip = await boxOf(page.getByRole('tab', { name: 'Names and dates' }));
  await page.mouse.move(strip.left + 40, strip.top + strip.height / 2, { steps: 4 });
  await expect(drop).toBeVisible();
  await page.mouse.up();
  await expect(tabNames(page)).toHaveText(['Editor’s notes', 'Search']);
  await expect(reader.myNotes).toBeVisible();
});

test('my notes keep the place in what a filter shows, behind another pane and while hidden', async ({
  page,
}) => {
  const reader = readerPage(page);
  await putNotes(page, 200);
  await expect(reader.cards.first()).toBeVisible();
  await page.getByRole('tab', { name: 'My notes' }).dblclick();
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('note');
  await expect(reader.myNotes).toContainText('200 of 200');
  const scroller = contentOf(reader.myNotes);
  await scroller.evaluate((element) => (element.scrollTop = 4000));
  await frames(page);
  const place = async () => {
    const frame = await boxOf(scroller);
    for (const card of await reader.cards.all()) {
      const box = await card.boundingBox();
      if (box && box.y + box.height > frame.top + 20)
        return `${await card.locator('.note').first().textContent()} at ${Math.round(box.y - frame.top)}`;
    }
    return 'nowhere';
  };
  let before = '';
  await expect(async () => {
    const [last, now] = [before, await place()];
    before = now;
    expect(now, 'the heights are known').toBe(last);
    expect(now).toMatch(/Note \d+/);
  }).toPass();
  for (const [away, back] of [
    [() => reader.showPane('Editor’s notes'), () => reader.showPane('My notes')],
    [() => page.keyboard.press('F9'), () => page.keyboard.press('F9')],
    [() => resize(page, { width: 360, height: 740 }), () => resize(page, { width: 1280, height: 800 })],
  ] as const) {
    await away();
    await expect(reader.myNotes).toBeHidden();
    await frames(page);
    await back();
    await expect(reader.myNotes).toBeVisible();
    await expect.poll(place).toBe(before);
  }
});
