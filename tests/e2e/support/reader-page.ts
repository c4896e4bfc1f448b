import type { Locator, Page } from 'playwright/test';

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
  readonly alerts: Locator;
  /** Opens the address and waits until the text stands there. */
  open(url: string): Promise<void>;
  /** Drags the mouse over the words, which stand within one element of one pane. */
  select(words: string): Promise<void>;
  /** Drags the mouse from the first words to the end of the last, which may stand in another paragraph. */
  selectFromTo(first: string, last: string): Promise<void>;
}

export const readerPage = (page: Page): ReaderPage => {
  const text = page.getByRole('main', { name: 'Text' });
  const selectFromTo = async (first: string, last: string): Promise<void> => {
    await edgeOf(page, last, 'end'); // so that no scrolling comes between the two points
    const from = await edgeOf(page, first, 'start');
    const to = await edgeOf(page, last, 'end');
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
    alerts: page.getByRole('alert'),
    async open(url) {
      await page.goto(url);
      await text.getByRole('heading').first().waitFor();
    },
    select: (words) => selectFromTo(words, words),
    selectFromTo,
  };
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point in the window at the start or the end of the first place of these words, scrolled into view. */
const edgeOf = (page: Page, words: string, edge: 'start' | 'end'): Promise<Point> =>
  page.evaluate(
    ([wanted, side]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? '').indexOf(wanted);
        const shown = node.parentElement?.checkVisibility() ?? false;
        if (at < 0 || !shown) continue;
        node.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const boxes = range.getClientRects();
        const box = side === 'start' ? boxes[0] : boxes[boxes.length - 1];
        if (box)
          return { x: side === 'start' ? box.left + 0.5 : box.right - 0.5, y: box.top + box.height / 2 };
      }
      throw new Error(`These words are not on the page within one element: ${wanted}`);
    },
    [words, edge] as const,
  );
