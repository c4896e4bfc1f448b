import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { colours, styles, type NewAnnotation } from '#core/annotation/annotation';
import { describe as describeTarget } from '#core/anchoring/describe';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const words = 'our victory will be assured';

/** Asks the backend as another window would; all at once. */
const call = (page: Page, command: string, args: readonly unknown[]): Promise<readonly unknown[]> =>
  page.evaluate(
    async ([name, bodies]) => {
      const headers = { 'Content-Type': 'application/json' };
      const ask = async (body: string): Promise<unknown> => {
        const response = await fetch(`/api/${name}`, { method: 'POST', headers, body });
        const result = (await response.json()) as { ok: boolean; value?: unknown };
        if (!result.ok) throw new Error(JSON.stringify(result));
        return result.value;
      };
      return Promise.all(bodies.map(ask));
    },
    [command, args.map((one) => JSON.stringify(one))] as const,
  );

type Marked = Pick<NewAnnotation, 'colour' | 'style'> & { readonly start: number; readonly end: number };

/** Highlights of ranges of the text's flat form. */
const make = async (page: Page, text: StudyText, ranges: readonly Marked[]): Promise<void> => {
  const flat = flatten(text);
  const made = ranges.map(({ colour, style, start, end }) => {
    const targets = [describeTarget(flat, text.contentHash, { start, end })];
    const id = crypto.randomUUID();
    const annotation = { id, motivation: 'highlighting', colour, style, tags: [], note: '', targets };
    return { textId: text.id, annotation };
  });
  await call(page, 'annotations.create', made);
};

const openText = async (page: Page): Promise<StudyText> => {
  const [boot] = (await call(page, 'app.boot', [{ textId: null }])) as [{ text: StudyText }]; // by the contract
  return boot.text;
};

ownLecternTest(
  'a highlight may be a line: chosen at the selection, remembered, changed at the highlight',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await reader.select(words);
    await reader.selectionToolbar.getByRole('button', { name: 'Style', exact: true }).click();
    await reader.selectionToolbar.getByRole('button', { name: 'Style wavy line' }).click();
    await reader.selectionToolbar.getByRole('button', { name: 'Highlight in green' }).click();
    await expect.poll(() => reader.painted(/^lectern-green-wavy/)).toEqual([words]);

    await reader.clickOn(words);
    const popover = page.getByRole('group', { name: 'Highlights here' });
    await popover.getByRole('button', { name: 'Style', exact: true }).click();
    await popover.getByRole('button', { name: 'Style strike-through' }).click();
    await expect(reader.announcements).toHaveText('Style changed');
    await expect.poll(() => reader.painted(/^lectern-green-strike-through/)).toEqual([words]);
    expect(await reader.painted(/^lectern-green-wavy/)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => reader.painted(/^lectern-green-wavy/)).toEqual([words]);

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await expect.poll(() => reader.painted(/^lectern-green-wavy/)).toEqual([words]);
    await reader.mark('He proposes a resolution', 'Highlight');
    await expect
      .poll(() => reader.painted(/^lectern-green-strike-through/))
      .toEqual(['He proposes a resolution']);
  },
);

test('a colour has the meaning that a person gives it: at the button, on the card, in the export', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  const field = page.getByRole('textbox', { name: 'Label for pink' });
  await field.fill('👩‍🚀'.repeat(41));
  await expect(field, 'forty characters, and none of them cut').toHaveValue('👩‍🚀'.repeat(40));
  await field.fill('  claim ');
  await field.press('Tab');
  await page.keyboard.press('Escape');
  await reader.select(words);
  const pink = reader.selectionToolbar.getByRole('button', { name: 'Highlight in pink', exact: true });
  await expect(pink).toHaveAccessibleDescription('claim');
  await expect(pink).toHaveAttribute('title', 'Highlight in pink: claim');
  await pink.click();
  await expect(reader.cards).toContainText('claim');
  await expect.poll(async () => (await reader.settings()).colourLabels.pink).toBe('claim');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('\nclaim (pink)\n');
});

test('what is painted at each letter, and offered at a click, is what covers it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const text = await openText(page);
  const whole = 'it is time to put an end to wavering';
  const from = flatten(text).text.indexOf(whole);
  // Nested and crossing, more than five on one letter, and five of one colour.
  const ranges = [
    { start: 0, end: 36, colour: colours[0], style: styles[0] },
    { start: 3, end: 30, colour: colours[1], style: styles[1] },
    { start: 6, end: 24, colour: colours[2], style: styles[2] },
    { start: 6, end: 18, colour: colours[3], style: styles[3] },
    { start: 10, end: 36, colour: colours[0], style: styles[0] },
    { start: 11, end: 20, colour: colours[0], style: styles[0] },
    { start: 12, end: 17, colour: colours[0], style: styles[0] },
    { start: 13, end: 16, colour: colours[0], style: styles[0] },
  ];
  await make(
    page,
    text,
    ranges.map((range) => ({ ...range, start: from + range.start, end: from + range.end })),
  );
  await expect(reader.cards).toHaveCount(ranges.length);

  const paintedAt = (at: number): Promise<readonly string[]> =>
    page.evaluate(
      ([wanted, letter]) => {
        const isOver = ({ startContainer, startOffset, endOffset }: AbstractRange): boolean => {
          const first = startContainer.textContent?.indexOf(wanted) ?? -1;
          return first >= 0 && startOffset <= first + letter && first + letter < endOffset;
        };
        const names = [...CSS.highlights].filter(([, highlight]) => [...highlight].some(isOver));
        return names.map(([name]) => name.replace(/-\d$/, ''));
      },
      [whole, at] as const,
    );
  const popover = page.getByRole('group', { name: 'Highlights here' });
  for (const at of [0, 4, 8, 13, 14, 17, 19, 22]) {
    const covering = ranges.filter(({ start, end }) => start <= at && at < end);
    const names = covering.map(({ colour, style }) =>
      style === 'solid' ? `lectern-${colour}` : `lectern-${colour}-${style}`,
    );
    const painted = await paintedAt(at);
    expect(new Set(painted), `painted at letter ${at}`).toEqual(new Set(names));
    await reader.clickOn(whole.slice(at));
    const smallestFirst = covering
      .toSorted((a, b) => a.end - a.start - (b.end - b.start))
      .map(({ start, end }) => `Highlight “${whole.slice(start, end)}”`);
    const rows = popover.getByRole('toolbar');
    await expect(rows, `offered at letter ${at}`).toHaveCount(covering.length);
    for (const [index, name] of smallestFirst.entries())
      await expect(rows.nth(index), `row ${index} at letter ${at}`).toHaveAccessibleName(name);
    await page.keyboard.press('Escape');
  }
});

test.describe('in a long text', () => {
  ownLecternTest.use({ textSize: { words: 30_000, notes: 100 } });

  ownLecternTest(
    'only highlights near the window are live, and those one scrolls to come',
    async ({ page, lectern }) => {
      const reader = readerPage(page);
      await reader.open(lectern.url);
      const text = await openText(page);
      const flat = flatten(text);
      const blocks = flat.blocks.filter(({ section, block }) => section.place === 'text' && block.label);
      const marks = blocks.map(({ start }) => ({
        start,
        end: start + 20,
        colour: colours[1],
        style: styles[0],
      }));
      await make(page, text, marks);
      /** The blocks that the pane shows, and half its height above and below: those that are to be live. */
      const near = (): Promise<string[]> =>
        page.locator('main').evaluate((pane) => {
          const { top, bottom, height } = pane.getBoundingClientRect();
          return [...pane.querySelectorAll('.block:has(> .label)')].flatMap((block) => {
            const box = block.getBoundingClientRect();
            const isNear = box.bottom >= top - height / 2 && box.top <= bottom + height / 2;
            return isNear ? [block.querySelector('.words')?.textContent.slice(0, 20) ?? ''] : [];
          });
        });
      const isLive = async (): Promise<string> => [...(await reader.painted(/^lectern-/))].sort().join('|');
      const areLive = (): Promise<void> =>
        expect.poll(async () => (await isLive()) === (await near()).sort().join('|')).toBe(true);
      await expect.poll(async () => (await near()).length).toBeGreaterThan(2);
      await areLive();
      await page.locator('main').hover();
      for (const [wheel, times] of [
        [300, 7],
        [-700, 2],
      ] as const)
        for (let time = 0; time < times; time += 1) {
          await page.mouse.wheel(0, wheel);
          await areLive();
        }
      await page.setViewportSize({ width: 700, height: 900 });
      await areLive();
      const last = blocks.at(-1)?.block;
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), last?.id ?? '');
      await expect.poll(() => reader.painted(/^lectern-/)).toContain(last?.text.slice(0, 20));
      await areLive();
      await expect(page.locator(`#${last?.id} .words`)).toHaveAttribute('aria-description', /Highlighted in/);
    },
  );
});
