import type { Locator, Page } from 'playwright/test';
import { frames } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

const scrollTopOf = (pane: Locator): Promise<number> =>
  pane.evaluate((element) => {
    const scroller = element.matches('main') ? element : element.querySelector('.content');
    return scroller?.scrollTop ?? -1;
  });
const scrollTo = async (page: Page, pane: Locator, top: number): Promise<void> => {
  await pane.evaluate((element, to) => {
    const scroller = element.matches('main') ? element : element.querySelector('.content');
    if (scroller) scroller.scrollTop = to;
  }, top);
  await frames(page);
};

/** UTF-16 units of the paragraph before the first letter of which more than half is below the edge of the text. */
const letterAtTop = (page: Page, block: string): Promise<number> =>
  page.evaluate((id) => {
    const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
    const words = document.querySelector(`#${id} .words`);
    if (!words) throw new Error('The paragraph is not in the page.');
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      for (let at = 0; at < length; at += 1) {
        const letter = document.createRange();
        letter.setStart(node, at);
        letter.setEnd(node, at + 1);
        const box = letter.getBoundingClientRect();
        if (box.height > 0 && box.top + box.height / 2 > top) return before + at;
      }
      before += length;
    }
    return before;
  }, block);

/** How far below the upper edge of the text the line of a letter begins, in heights of a line. */
const linesBelowTop = (page: Page, block: string, letterIndex: number): Promise<number> =>
  page.evaluate(
    ([id, index]) => {
      const main = document.querySelector('main');
      const words = document.querySelector(`#${id} .words`);
      if (!main || !words) throw new Error('The paragraph is not in the page.');
      const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      let left = index;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (left < length) {
          const letter = document.createRange();
          letter.setStart(node, left);
          letter.setEnd(node, left + 1);
          const line = Number.parseFloat(getComputedStyle(words).lineHeight);
          return (letter.getBoundingClientRect().top - main.getBoundingClientRect().top) / line;
        }
        left -= length;
      }
      throw new Error('The paragraph is shorter.');
    },
    [block, letterIndex] as const,
  );

ownLecternTest.describe('in a paragraph of 900 words', () => {
  ownLecternTest.use({ textSize: { words: 9000, notes: 8, wordsInParagraph: 900 } });

  ownLecternTest(
    'the word at the top stays when the window, a divider or a pane changes the width',
    async ({ page, lectern }) => {
      const reader = readerPage(page);
      await reader.open(lectern.url);
      const block = 's1-p4';
      await page.locator(`#${block}`).evaluate((element) => {
        const main = element.closest('main');
        if (!main) return;
        const box = element.getBoundingClientRect();
        main.scrollTop += box.top - main.getBoundingClientRect().top + box.height / 2;
      });
      await frames(page);
      const letter = await letterAtTop(page, block);
      expect(letter).toBeGreaterThan(1000);
      const isThere = (when: string) =>
        expect
          .poll(async () => Math.abs(await linesBelowTop(page, block, letter)), { message: when })
          .toBeLessThanOrEqual(1);

      for (const width of [1000, 1280, 700, 420, 1600, 900, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await isThere(`the window is ${width} wide`);
      }
      const divider = page.getByRole('separator', { name: 'Width of the notes' });
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
        await divider.press(key);
        await isThere(`the divider has got ${key}`);
      }
      for (const key of ['F9', 'F9']) {
        await page.keyboard.press(key);
        await isThere('the side area comes or goes');
      }
    },
  );
});

test('one key hides the whole side area and brings it back as it was', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('wavering of the waverers', 'Highlight');
  await expect(reader.myNotes).toBeVisible();
  await scrollTo(page, reader.editorsNotes, 120);
  await reader.editorsNotes.locator('.content').focus();
  await page.keyboard.press('F9');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(reader.text).toBeFocused();
  await page.keyboard.press('F9');
  await expect(reader.editorsNotes).toBeVisible();
  expect(await scrollTopOf(reader.editorsNotes)).toBe(120);
  await expect(reader.myNotes).toBeVisible();

  // With the mouse, and as soon as a pane of it is needed.
  await page.getByRole('button', { name: 'Show or hide the side panes' }).click();
  await expect(reader.editorsNotes).toBeHidden();
  await reader.mark('dispatched to Moscow', 'Add note');
  await expect(reader.myNotes.getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('a pane behind another one keeps its place', async ({ page, lectern }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await reader.open(lectern.url);
  await names.open();
  await scrollTo(page, names.pane, 130);
  await reader.showPane('Editor’s notes');
  await scrollTo(page, reader.editorsNotes, 140);
  await reader.showPane('Names and dates');
  await expect.poll(() => scrollTopOf(names.pane)).toBe(130);
  await reader.showPane('Editor’s notes');
  await expect.poll(() => scrollTopOf(reader.editorsNotes)).toBe(140);
});

test('names and dates: a view opens at its top or where it was left', async ({ page, lectern }) => {
  const names = namesPane(page);
  await readerPage(page).open(lectern.url);
  await names.open();
  await scrollTo(page, names.pane, 200);
  await names.view('Dates');
  await expect.poll(() => scrollTopOf(names.pane)).toBe(0);
  await scrollTo(page, names.pane, 90);
  await names.view('Names');
  await expect.poll(() => scrollTopOf(names.pane)).toBe(200);
  await names.view('Dates');
  await expect.poll(() => scrollTopOf(names.pane)).toBe(90);
});

test('nothing in the header moves, and Back is there before it leads anywhere', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const places = async () => [
    await reader.searchBox.boundingBox(),
    await page.getByRole('meter').boundingBox(),
  ];
  const atFirst = await places();
  const back = page.getByRole('button', { name: 'Back to where you were' });
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await expect(back).toHaveAccessibleDescription('Nothing to go back to');
  await back.click({ force: true });
  await expect(reader.announcements).toHaveText('Nothing to go back to');
  await expect(reader.toast).toHaveText('Nothing to go back to');

  await reader.searchBox.fill('troops');
  await reader.searchResults.getByRole('button').last().click();
  await expect(back).not.toHaveAttribute('aria-disabled', 'true');
  await scrollTo(page, reader.text, 1_000_000);
  await expect(page.getByRole('meter')).toHaveAttribute('aria-valuenow', '100');
  expect(await places()).toEqual(atFirst);
  await back.click();
  await expect(page.getByRole('meter')).toHaveAttribute('aria-valuenow', '0');
});

test('a scroll that is under way is not undone by a change of the width', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await scrollTo(page, reader.text, 300);
  const { before, after } = await reader.text.evaluate(async (text) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const before = text.scrollTop;
    const ended = new Promise((resolve) => text.addEventListener('scrollend', resolve, { once: true }));
    text.scrollBy({ top: 300, behavior: 'smooth' });
    while (text.scrollTop < before + 20) await frame();
    text.style.marginInlineEnd = '20px';
    await ended;
    return { before, after: text.scrollTop };
  });
  expect(after).toBeGreaterThan(before + 200);
});

test('a tab that is loaded again returns to its own place, wherever another tab has gone since', async ({
  page,
  context,
  lectern,
}) => {
  const goTo = async (tab: Page, id: string): Promise<void> => {
    await expect(tab.locator(`#${id}`), 'the slice is in the page').toBeAttached();
    await tab.evaluate((block) => {
      const text = document.querySelector('main');
      const top = document.getElementById(block)?.getBoundingClientRect().top ?? 0;
      if (text) text.scrollTop += top - text.getBoundingClientRect().top;
    }, id);
  };
  const kept = (tab: Page): Promise<unknown> => tab.evaluate(() => history.state as unknown);
  const fromTop = (tab: Page, id: string): Promise<number> =>
    tab.evaluate((block) => {
      const text = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
      return Math.abs((document.getElementById(block)?.getBoundingClientRect().top ?? 1e6) - text);
    }, id);

  await readerPage(page).open(lectern.url);
  await goTo(page, 's2-p1');
  await expect.poll(() => kept(page)).toMatchObject({ place: { blockId: 's2-p1' } });
  await expect
    .poll(async () => Object.values((await readerPage(page).settings()).positions))
    .toMatchObject([{ blockId: 's2-p1' }]);
  const other = await context.newPage();
  await readerPage(other).open(lectern.origin);
  await expect.poll(() => fromTop(other, 's2-p1'), 'a new one begins where reading stopped').toBeLessThan(3);
  await goTo(other, 's1-p1');
  await expect.poll(() => kept(other)).toMatchObject({ place: { blockId: 's1-p1' } });

  await page.reload();
  await expect.poll(() => fromTop(page, 's2-p1')).toBeLessThan(3);
});
