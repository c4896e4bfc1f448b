import type { Locator, Page } from 'playwright/test';
import { boxOf, contentOf, dragTab, paneWithFocus } from './support/dock';
import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { ask, putNotes } from './support/many-notes';
import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

/** How many of the elements are seen whole in the scroller. */
const wholeIn = async (elements: Locator, scroller: Locator): Promise<number> => {
  const frame = await boxOf(scroller);
  const boxes = await Promise.all((await elements.all()).map((element) => element.boundingBox()));
  return boxes.filter((box) => box && box.y >= frame.top && box.y + box.height <= frame.bottom + 1).length;
};

const askForNames = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('Names in this paragraph');
  await page.keyboard.press('Enter');
};

test.describe('at 1280×800, as the panes come', () => {
  test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

  test('my notes share the height once there is one, and keep their place', async ({ page }) => {
    const reader = readerPage(page);
    await expect(page.getByRole('tablist', { name: 'Panes' }).getByRole('tab')).toHaveText([
      'Editor’s notes',
      'My notes',
      'Names and dates',
      'Search',
    ]);
    await expect(reader.myNotes).toBeHidden();
    await reader.mark('dispatched to Moscow', 'Highlight');
    await expect(reader.cards).toHaveCount(1);
    await expect(reader.editorsNotes).toBeVisible();
    await reader.cards.getByRole('button', { name: 'Delete' }).click();
    await expect(reader.myNotes).toContainText('Nothing marked yet');
  });

  test('twelve lines of a note, its quote, its tags and “Done” are seen at once', async ({ page }) => {
    const reader = readerPage(page);
    await putNotes(page, 8);
    await expect(reader.cards.first()).toBeVisible();
    await reader.mark('There is now no point in negotiating with the Vikzhel', 'Add note');
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await expect(note).toBeFocused();
    await page.keyboard.insertText(Array.from({ length: 12 }, (_, line) => `Line ${line}`).join('\n'));
    const card = reader.cards.filter({ has: note });
    const parts = [
      note,
      card.getByRole('blockquote'),
      card.getByRole('combobox', { name: 'Tags' }),
      card.getByRole('button', { name: 'Done' }),
    ];
    for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
    expect(await note.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(0);
    expect((await boxOf(reader.editorsNotes)).height, 'they are still there').toBeGreaterThan(60);
  });

  test('my notes show four cards of two lines', async ({ page }) => {
    const reader = readerPage(page);
    const note =
      'Two lines of words, which is what a note often has, since a thought is seldom said in one line.';
    await putNotes(page, 8, () => ({ note, tags: [] }));
    await reader.cards.first().focus();
    await expect.poll(() => wholeIn(reader.cards, contentOf(reader.myNotes))).toBeGreaterThanOrEqual(4);
  });

  test('names show twelve rows, and the timeline 420 pixels', async ({ page }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    await putNotes(page, 8);
    await expect(reader.myNotes).toBeVisible();
    await names.open();
    const rows = names.pane.getByRole('listitem');
    await expect.poll(() => wholeIn(rows, contentOf(names.pane))).toBeGreaterThanOrEqual(12);
    await names.view('Timeline');
    const [frame, view] = [contentOf(names.pane), names.pane.locator('.timeline')];
    await expect(view).toBeVisible();
    const seen = (await boxOf(frame)).bottom - (await boxOf(view)).top;
    expect(seen).toBeGreaterThanOrEqual(420);
  });

  test('what is chosen or followed comes forward, and turning to the text returns what was there', async ({
    page,
  }) => {
    const reader = readerPage(page);
    await page.setViewportSize({ width: 1280, height: 660 });
    await reader.mark('dispatched to Moscow', 'Highlight');
    await expect(reader.editorsNotes).toBeVisible();
    await reader.clickOn('dispatched to Moscow');
    await expect(reader.cards).toBeVisible();
    await expect(reader.editorsNotes).toBeHidden();
    await reader.clickOn('our victory will be assured');
    await expect(reader.editorsNotes).toBeVisible();

    await askForNames(page);
    await expect(namesPane(page).pane).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(reader.editorsNotes).toBeVisible();
    expect((await reader.settings()).desk.low.front, 'nothing was chosen for good').toEqual([]);
  });

  test('a mention leads into the text, and the list of mentions stays for the next one', async ({ page }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    await reader.select('considers that Kamenev');
    await expect(reader.selectionToolbar).toBeVisible();
    await askForNames(page);
    await names.name('Kamenev').click();
    await names.entry('Kamenev').getByRole('listitem').first().getByRole('button').click();
    await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['Kamenev']);
    await names.entry('Kamenev').getByRole('listitem').nth(1).getByRole('button').click();
    await reader.clickOn('our victory will be assured');
    await expect(names.pane).toBeHidden();
  });

  test('a mention in the editor’s notes is seen beside the list that led there', async ({ page }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    const ways = names.entry('Kamenev').getByRole('listitem').getByRole('button');
    await names.open();
    await names.name('Kamenev').click();
    const { top } = await boxOf(names.pane);
    await ways.last().click();
    await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['Kamenev']);
    await expect(reader.editorsNotes).toBeVisible();
    expect((await boxOf(names.pane)).top, 'the list has not moved').toBe(top);
    await reader.clickOn('our victory will be assured');
    await expect(reader.editorsNotes).toBeHidden();

    await resize(page, { width: 1280, height: 660 }); // with room for one of them
    await names.open();
    await ways.last().press('Enter');
    await expect(names.pane).toBeHidden();
    await expect.poll(() => paneWithFocus(page)).toBe("Editor's notes");
  });

  test('a double click on a tab gives its pane all the room, and takes it back', async ({ page }) => {
    const reader = readerPage(page);
    await reader.mark('dispatched to Moscow', 'Highlight');
    const tab = page.getByRole('tab', { name: 'My notes' });
    await expect(reader.editorsNotes).toBeVisible();
    await tab.dblclick();
    await expect(reader.editorsNotes).toBeHidden();
    expect((await boxOf(reader.myNotes)).height).toBeGreaterThan(700);
    await page.getByRole('tab', { name: 'Editor’s notes' }).click();
    await expect(reader.editorsNotes, 'the tabs still lead to the others').toBeVisible();
    await page.getByRole('tab', { name: 'Editor’s notes' }).dblclick();
    await expect(reader.myNotes).toBeVisible();
  });
});

ownLecternTest(
  'a pane is split off by hand, by key and by menu, and stands there after a restart',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const names = namesPane(page);
    await page.setViewportSize({ width: 1680, height: 1000 });
    await reader.open(lectern.url);
    const dock = await boxOf(reader.editorsNotes);

    await dragTab(page, 'Names and dates', { x: dock.left + dock.width / 2, y: dock.bottom - 30 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(names.pane, 'Esc ends a drag').toBeHidden();
    await dragTab(page, 'Names and dates', { x: dock.left + dock.width / 2, y: dock.bottom - 30 });
    await page.mouse.up();
    await expect(names.pane).toBeVisible();
    expect((await boxOf(names.pane)).top).toBeGreaterThan((await boxOf(reader.editorsNotes)).bottom);

    await page.getByRole('tab', { name: 'My notes' }).click();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await expect(reader.editorsNotes).toBeVisible();
    await expect(page.getByRole('tab', { name: 'My notes' }), 'the tab keeps the focus').toBeFocused();
    expect((await boxOf(reader.myNotes)).left).toBeGreaterThan((await boxOf(reader.editorsNotes)).left + 200);

    const divider = page.getByRole('separator', { name: 'Height: Names and dates' });
    await divider.press('Home');
    const before = (await boxOf(names.pane)).height;
    for (let step = 0; step < 5; step += 1) await divider.press('ArrowUp');
    expect((await boxOf(names.pane)).height).toBeGreaterThan(before + 60);

    await expect.poll(async () => (await reader.settings()).desk.wide.tree).not.toBeNull();
    const places = () => Promise.all([reader.editorsNotes, reader.myNotes, names.pane].map(boxOf));
    const arranged = await places();
    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await expect(names.pane).toBeVisible();
    expect(await places()).toEqual(arranged);

    await page.getByRole('tab', { name: 'Names and dates' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Put back among the tabs/ }).click();
    await expect(page.getByRole('tab', { name: 'Names and dates' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: 'Arrange panes' }).first().click();
    await page.getByRole('menuitem', { name: 'Usual arrangement' }).click();
    await expect(page.getByRole('tablist', { name: 'Panes' }).getByRole('tab')).toHaveCount(4);
  },
);

test('an arrangement belongs to the size of the window, and one that does not fit is left out', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const tree = {
    split: 'columns',
    share: 66,
    parts: [
      { panes: ['editor'] },
      { split: 'columns', share: 50, parts: [{ panes: ['mine'] }, { panes: ['names'] }] },
    ],
  };
  await ask(page, 'settings.change', { desk: { wide: { tree } } });
  await expect(page.getByRole('tablist'), 'three columns of 190 pixels').toHaveCount(1);
  await reader.mark('dispatched to Moscow', 'Add note');
  await page.keyboard.type('half');
  await page.setViewportSize({ width: 1800, height: 800 });
  await expect(namesPane(page).pane).toBeVisible();
  await page.keyboard.type(' a thought');
  await page.setViewportSize({ width: 1280, height: 660 });
  await expect(reader.editorsNotes).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('half a thought');
});

test('at 360×740 every pane shows at least 400 pixels', async ({ page, lectern }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 8);
  for (const [tab, pane] of [
    ['Editor’s notes', reader.editorsNotes],
    ['My notes', reader.myNotes],
    ['Names and dates', namesPane(page).pane],
    ['Search', page.getByRole('complementary', { name: 'Search results' })],
  ] as const) {
    await reader.showPane(tab);
    await expect(pane).toBeVisible();
    expect((await boxOf(contentOf(pane))).height).toBeGreaterThanOrEqual(400);
  }
});
