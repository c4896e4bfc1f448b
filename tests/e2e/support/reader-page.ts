import type { Settings } from '#contract/settings';
import type { Locator, Page } from 'playwright/test';
import { frames } from './frames';

/** The reader as a person finds it: by roles and accessible names. Journeys build their steps on these. */
export interface ReaderPage {
  readonly page: Page;
  readonly text: Locator;
  readonly editorsNotes: Locator;
  readonly myNotes: Locator;
  readonly library: Locator;
  readonly searchBox: Locator;
  readonly searchResults: Locator;
  readonly selectionToolbar: Locator;
  readonly announcements: Locator;
  /** What is shown besides what is announced; screen readers do not find it. */
  readonly toast: Locator;
  readonly alerts: Locator;
  /** The reader's notes as cards. */
  readonly cards: Locator;
  /** Opens the address and waits until the text stands there. */
  open(url: string): Promise<void>;
  /** Goes to an empty page, so that nothing asks for a program that is being restarted. */
  leave(): Promise<void>;
  /** Drags the mouse over the words, which stand within one paragraph. */
  select(words: string): Promise<void>;
  /** Drags the mouse from the first words to the end of the last, which may stand in another paragraph. */
  selectFromTo(first: string, last: string): Promise<void>;
  /** Selects the words and presses a button of the "Selection" toolbar. */
  mark(words: string, button: string): Promise<void>;
  /** Clicks in the middle of the first letter of these words. */
  clickOn(words: string, button?: 'left' | 'right'): Promise<void>;
  /** Brings a side pane forward by its tab: "Editor’s notes", "My notes" or "Names and dates". */
  showPane(name: string): Promise<void>;
  /** The settings as the program holds them. */
  settings(): Promise<Settings>;
  /** The words painted under highlight names that fit, in the order of the names. */
  painted(name: RegExp): Promise<readonly string[]>;
}

export const readerPage = (page: Page): ReaderPage => {
  const text = page.getByRole('main', { name: 'Text' });
  const selectFromTo = async (first: string, last: string): Promise<void> => {
    await pointOf(page, last, 'end'); // so that no scrolling comes between the two points
    const from = await edgeOf(page, first, 'start');
    const to = await pointOf(page, last, 'end');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  };
  return {
    page,
    text,
    editorsNotes: page.getByRole('complementary', { name: "Editor's notes" }),
    myNotes: page.getByRole('complementary', { name: 'My notes' }),
    library: page.getByRole('navigation', { name: 'Library' }),
    searchBox: page.getByRole('searchbox', { name: 'Search' }),
    searchResults: page.getByRole('list', { name: 'Search results' }),
    selectionToolbar: page.getByRole('toolbar', { name: 'Selection' }),
    announcements: page.getByRole('status'),
    toast: page.locator('.toast'),
    alerts: page.getByRole('alert'),
    cards: page.getByRole('complementary', { name: 'My notes' }).getByRole('article'),
    async open(url) {
      await page.goto(url);
      await text.getByRole('heading').first().waitFor();
      await page.evaluate(() => document.fonts.ready); // the faces change where words stand
    },
    async leave() {
      await page.goto('about:blank');
    },
    select: (words) => selectFromTo(words, words),
    selectFromTo,
    async mark(words, button) {
      await selectFromTo(words, words);
      await page
        .getByRole('toolbar', { name: 'Selection' })
        .getByRole('button', { name: button, exact: true })
        .click();
    },
    async clickOn(words, button = 'left') {
      const { x, y } = await edgeOf(page, words, 'start');
      await page.mouse.click(x + 3, y, { button });
    },
    showPane: (name) => page.getByRole('tab', { name }).click(),
    settings: () =>
      page.evaluate(async () => {
        const headers = { 'Content-Type': 'application/json' };
        const response = await fetch('/api/settings.get', { method: 'POST', headers, body: 'null' });
        return ((await response.json()) as { value: Settings }).value; // by the contract
      }),
    painted: (name) =>
      page.evaluate(
        ([source]) =>
          [...CSS.highlights]
            .filter(([key]) => new RegExp(source).test(key))
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .flatMap(([, highlight]) => [...highlight])
            .map(({ startContainer, startOffset, endContainer, endOffset }) => {
              const range = document.createRange();
              range.setStart(startContainer, startOffset);
              range.setEnd(endContainer, endOffset);
              return range.toString();
            }),
        [name.source] as const,
      ),
  };
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The point in the window at the start or the end of the first place of these words, scrolled into view. Waits
 * until the words stand still: after a change of the window's size the page is laid out, and scrolled, anew.
 *
 * @throws when the words move for 200 looks on end
 */
const edgeOf = async (page: Page, words: string, edge: 'start' | 'end'): Promise<Point> => {
  const seen: Point[] = [await pointOf(page, words, edge)];
  while (seen.length < 200) {
    await frames(page, 2);
    const point = await pointOf(page, words, edge);
    const before = seen.at(-1);
    if (point.x === before?.x && point.y === before.y) return point;
    seen.push(point);
  }
  throw new Error(`“${words}” never stood still: ${JSON.stringify(seen.slice(-6))}`);
};

const pointOf = (page: Page, words: string, edge: 'start' | 'end'): Promise<Point> =>
  page.evaluate(
    ([wanted, side]) => {
      const element = [...document.querySelectorAll('.words')].find((block) =>
        block.textContent?.includes(wanted),
      );
      if (!element) throw new Error(`No paragraph holds these words: ${wanted}`);
      const first = (element.textContent ?? '').indexOf(wanted);
      // The letter at the edge lies in one text node, whatever names and dates are marked up between.
      let left = side === 'start' ? first : first + wanted.length - 1;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (left >= length) {
          left -= length;
          continue;
        }
        const letter = document.createRange();
        letter.setStart(node, left);
        letter.setEnd(node, left + 1);
        // Away from the pane's edges, where a drag would scroll it.
        const pane = element.closest('[data-scroller]');
        const frame = pane?.getBoundingClientRect();
        const { top, bottom } = letter.getBoundingClientRect();
        if (pane && frame && (top < frame.top + 50 || bottom > frame.bottom - 50))
          pane.scrollTop += top - frame.top - frame.height / 2;
        const box = letter.getBoundingClientRect();
        return { x: side === 'start' ? box.left + 0.5 : box.right - 0.5, y: box.top + box.height / 2 };
      }
      throw new Error(`These words have no letters on the page: ${wanted}`);
    },
    [words, edge] as const,
  );
