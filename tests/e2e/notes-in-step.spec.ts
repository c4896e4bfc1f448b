import type { Page } from 'playwright/test';
import { expect, test } from './support/lectern';
import { frames } from './support/frames';
import { readerPage } from './support/reader-page';

const notesPane = (page: Page) =>
  page.getByRole('complementary', { name: "Editor's notes" }).locator('[data-scroller]');

/** The number of the note at the top of the notes pane. */
const topNote = (page: Page): Promise<string> =>
  notesPane(page).evaluate((pane) => {
    const line = pane.getBoundingClientRect().top + 20;
    const note = [...pane.querySelectorAll('.section')].find((s) => s.getBoundingClientRect().bottom > line);
    return note?.id ?? '';
  });

/** The notes to which the references on screen point, worked out from the rectangles of all of them. */
const referredTo = (page: Page): Promise<string[]> =>
  page.getByRole('main').evaluate((pane) => {
    const { top, bottom } = pane.getBoundingClientRect();
    return [...pane.querySelectorAll('[role="doc-noteref"]')]
      .filter((mark) => {
        const box = mark.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      })
      .map((mark) => mark.getAttribute('href')?.slice(1) ?? '');
  });

const scrollText = (page: Page, top: number) =>
  page.getByRole('main').evaluate((pane, by) => pane.scrollBy({ top: by, behavior: 'instant' }), top);

test.describe('in a text with hundreds of notes', () => {
  test.use({ textSize: { words: 30_000, notes: 300 } });

  test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

  test('the notes follow the text as it scrolls, and the ones on screen are marked', async ({ page }) => {
    for (const by of [2500, 9000, -4000, 60_000]) {
      await scrollText(page, by);
      await expect
        .poll(async () => (await referredTo(page))[0] === (await topNote(page)), `after ${by}`)
        .toBe(true);
      const marked = notesPane(page).locator('[data-on-screen]');
      expect(await marked.evaluateAll((notes) => notes.map(({ id }) => id))).toEqual(await referredTo(page));
    }
  });

  test('the notes stay where the person moved them, as long as that still fits the text', async ({
    page,
  }) => {
    await scrollText(page, 6000);
    await expect.poll(async () => (await referredTo(page))[0] === (await topNote(page))).toBe(true);
    const [first = '', second = ''] = await referredTo(page);
    await notesPane(page).hover();
    const toSecond = await page.locator(`#${second}`).evaluate((note) => {
      const pane = note.closest('[data-scroller]');
      return note.getBoundingClientRect().top - (pane?.getBoundingClientRect().top ?? 0);
    });
    await page.mouse.wheel(0, toSecond);
    await expect.poll(() => topNote(page)).toBe(second);
    await scrollText(page, 40);
    await expect.poll(() => referredTo(page)).toContain(second);
    expect(await topNote(page), `${first} is not pushed back`).toBe(second);

    const textTop = () => page.getByRole('main').evaluate((pane) => pane.scrollTop);
    const before = await textTop();
    await page.mouse.wheel(0, 1200);
    await expect.poll(() => topNote(page)).not.toBe(second);
    expect(await textTop(), 'the text is not dragged along').toBe(before);

    await scrollText(page, 5000);
    await expect.poll(async () => (await referredTo(page))[0] === (await topNote(page))).toBe(true);
  });

  test('notes that are opened again are where the text is; opened by a reference, at its note', async ({
    page,
  }) => {
    const reader = readerPage(page);
    await reader.showPane('Names and dates');
    await scrollText(page, 9000);
    await expect(page.locator('[data-on-screen]').first()).toBeAttached();
    await reader.showPane('Editor’s notes');
    await expect.poll(async () => (await referredTo(page))[0] === (await topNote(page))).toBe(true);

    await reader.showPane('Names and dates');
    const last = (await referredTo(page)).at(-1) ?? '';
    await page.locator(`[role="doc-noteref"][href="#${last}"]`).press('Enter');
    await expect(page.locator(`#${last}-p1`)).toBeFocused();
    await frames(page); // for what might push it back
    await expect(page.locator(`#${last}-p1`)).toBeInViewport({ ratio: 1 });
  });

  test('held notes do not move, and the hold is remembered', async ({ page, lectern }) => {
    const reader = readerPage(page);
    const inStep = page.getByRole('button', { name: 'Scroll notes with the text' });
    await expect(inStep).toHaveAttribute('aria-pressed', 'true');
    await inStep.click();
    await expect(inStep).toHaveAttribute('aria-pressed', 'false');
    await scrollText(page, 9000);
    await expect(notesPane(page).locator('[data-on-screen]').first()).toBeAttached();
    expect(await topNote(page)).toBe('n1');
    await expect.poll(async () => (await reader.settings()).notes.inStep).toBe(false);
    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await expect(inStep).toHaveAttribute('aria-pressed', 'false');
    await inStep.click();
    await expect.poll(async () => (await referredTo(page))[0] === (await topNote(page))).toBe(true);
  });

  test('scrolling forces no layout', async ({ page, browser }) => {
    /** Where in our scripts a layout was forced: a layout that a script forces carries its stack. */
    const forced = async (act: () => Promise<void>): Promise<string[]> => {
      await browser.startTracing(page, {
        categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'],
      });
      await act();
      const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace;
      return trace.traceEvents
        .filter(({ name }) => name === 'Layout')
        .flatMap(({ args }) => args.beginData?.stackTrace?.slice(0, 1) ?? [])
        .map(({ url, columnNumber }) => `${url}:${columnNumber}`)
        .filter((place) => place.includes('/assets/'));
    };
    const scroll = async (): Promise<void> => {
      await page.getByRole('main').hover();
      for (let turn = 0; turn < 25; turn += 1) {
        await page.mouse.wheel(0, 900);
        await frames(page, 2);
      }
    };
    // What is laid out ahead, once and while nobody scrolls, is done.
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>('.slice.long')].every(
        (slice) => slice.style.containIntrinsicBlockSize.endsWith('em'), // a guess is a calc()
      ),
    );
    expect(await forced(scroll)).toEqual([]);
    await expect.poll(async () => (await referredTo(page))[0] === (await topNote(page))).toBe(true);
    const seen = await forced(async () => {
      await page.keyboard.press('Control+Equal');
      await page.locator('[role="doc-noteref"]').first().press('Enter');
    });
    expect(seen.length, 'the trace shows what does force one').toBeGreaterThan(0);
  });
});

test.describe('in a text with notes of many paragraphs', () => {
  test.use({ textSize: { words: 12_000, notes: 6, paragraphsInNote: 30 } });

  test('a note is marked to its end, and who has read on in it stays there', async ({ page, lectern }) => {
    await readerPage(page).open(lectern.url);
    const reference = page.locator('[role="doc-noteref"]').first();
    await reference.evaluate((mark) => mark.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await expect.poll(() => topNote(page)).toBe('n1');
    const late = page.locator('#n1-p25');
    await expect(page.locator('[data-on-screen]').filter({ has: late })).toHaveCount(1);
    await notesPane(page).hover();
    await page.mouse.wheel(0, 1);
    await late.evaluate((block) => block.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await scrollText(page, 1200);
    await expect(page.locator('#n1[data-on-screen]')).toHaveCount(0);
    await scrollText(page, -1200);
    await expect(page.locator('#n1[data-on-screen]')).toHaveCount(1);
    await frames(page); // for what might push it back
    await expect(late).toBeInViewport();
  });
});

interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly args: {
      readonly beginData?: { readonly stackTrace?: readonly { url: string; columnNumber: number }[] };
    };
  }[];
}
