import type { Locator, Page } from 'playwright/test';
import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

const openSettings = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Moves a slider by keys, as many steps as given. */
const move = async (page: Page, name: string, steps: number): Promise<void> => {
  await page.getByRole('slider', { name }).focus();
  for (let count = 0; count < Math.abs(steps); count += 1)
    await page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
};

ownLecternTest(
  'each choice shows at once, in the text and in the specimen, and comes back after a restart',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    const paragraph = page.locator('#s1-p1 .words');
    const specimen = page.locator('.specimen .words');
    const both = async (property: string, value: RegExp | string): Promise<void> => {
      await expect(paragraph).toHaveCSS(property, value);
      await expect(specimen).toHaveCSS(property, value);
    };
    await openSettings(page);
    await expect(specimen, 'the first paragraph of the text').toHaveText(
      (await paragraph.textContent()) ?? 'none',
    );
    await page.getByRole('radio', { name: /Atkinson/ }).check();
    await both('font-family', /^"Atkinson Hyperlegible Next Variable"/);
    await page.getByRole('radio', { name: /Source Sans/ }).check();
    await both('font-family', /^"Source Sans 3 Variable"/);
    await page.getByRole('checkbox', { name: /Justify/ }).check();
    await both('text-align', 'justify');
    await page.getByRole('checkbox', { name: 'Hyphenation' }).uncheck();
    await both('hyphens', 'manual');

    const before = Number.parseFloat(await styleOf(paragraph, 'font-size'));
    await move(page, 'Text size', 2);
    await expect(page.getByRole('slider', { name: 'Text size' })).toHaveAttribute('aria-valuetext', '127%');
    const after = Number.parseFloat(await styleOf(paragraph, 'font-size'));
    expect(after / before).toBeCloseTo(1.2656, 2);
    expect(Number.parseFloat(await styleOf(specimen, 'font-size'))).toBe(after);
    await move(page, 'Line height', 3);
    expect(Number.parseFloat(await styleOf(paragraph, 'line-height'))).toBeCloseTo(after * 1.9, 1);
    await move(page, 'Line length', -10);
    expect(Number.parseFloat(await styleOf(page.locator('#s1-p1'), 'max-width'))).toBeCloseTo(after * 23, 1);

    await expect
      .poll(async () => (await reader.settings()).typography)
      .toEqual({
        face: 'source-sans',
        lineHeight: 1.9,
        measure: 23,
        justified: true,
        hyphenated: false,
        numbers: true,
      });
    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await expect(paragraph).toHaveCSS('font-family', /^"Source Sans 3 Variable"/);
    await expect(paragraph).toHaveCSS('text-align', 'justify');
    expect(Number.parseFloat(await styleOf(paragraph, 'font-size'))).toBe(after);
    expect(Number.parseFloat(await styleOf(paragraph, 'line-height'))).toBeCloseTo(after * 1.9, 1);
  },
);

ownLecternTest(
  'the chosen face alone is loaded at a start, and the text is never painted in another type',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const fonts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url().replace(/^.*\//, ''));
    });
    await reader.open(lectern.url);
    expect(fonts.some((name) => name.startsWith('literata-latin'))).toBe(true);
    expect(fonts.filter((name) => name.startsWith('atkinson'))).toEqual([]);

    await openSettings(page);
    await page.getByRole('radio', { name: /Atkinson/ }).check();
    await page.getByRole('radio', { name: 'Sepia' }).check();
    await move(page, 'Text size', 3);
    await move(page, 'Line length', -5);
    await expect
      .poll(async () => (await reader.settings()).typography)
      .toMatchObject({ face: 'atkinson', measure: 28 });
    // What the first frame with words in it has, and the ground of every frame before.
    await page.addInitScript(() => {
      const frames: string[] = [];
      Object.assign(window, { frames: undefined, seen: frames });
      const look = (): void => {
        const words = document.querySelector<HTMLElement>('main .paragraph .words');
        const block = words?.closest<HTMLElement>('.block');
        if (words && block) {
          const { fontFamily, fontSize } = getComputedStyle(words);
          const { maxWidth } = getComputedStyle(block);
          frames.push([fontFamily.split(',')[0], fontSize, maxWidth].join(' '));
        }
        if (frames.length < 3) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await reader.leave();
    await lectern.restart();
    fonts.length = 0;
    await reader.open(lectern.url);
    const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    await expect.poll(seen).toHaveLength(3);
    const [first, ...rest] = await seen();
    expect(first).toMatch(/^"Atkinson Hyperlegible Next Variable" 27\.05\d+px 757/);
    expect(rest).toEqual([first, first]);
    expect(fonts.some((name) => name.startsWith('atkinson-hyperlegible-next-latin'))).toBe(true);
    expect(fonts.filter((name) => name.startsWith('literata'))).toEqual([]);
  },
);

test('paragraph numbers can be left out, and are no stops of the Tab key then', async ({ page, lectern }) => {
  await readerPage(page).open(lectern.url);
  const number = page.locator('#s1-p1 .label');
  await expect(number).toBeVisible();
  const left = async () => (await page.locator('#s1-p1 .words').boundingBox())?.x ?? 0;
  const before = await left();
  await openSettings(page);
  await page.getByRole('checkbox', { name: 'Paragraph numbers' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(number).toBeHidden();
  expect(await left(), 'their margin goes with them in a narrow pane').toBeLessThanOrEqual(before);
  await number.evaluate((link: HTMLElement) => link.focus());
  await expect(number).not.toBeFocused();
});

test('reset puts reading back, can be undone, and is absent when nothing differs', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const dialog = await openSettings(page);
  const reset = dialog.getByRole('button', { name: 'Reset reading' });
  await expect(reset).toHaveCount(0);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await move(page, 'Line height', 2);
  await page.getByRole('checkbox', { name: /Single-key/ }).uncheck();
  await reset.click();
  await expect(page.getByRole('radio', { name: 'Match system' })).toBeChecked();
  await expect(page.getByRole('slider', { name: 'Line height' })).toHaveValue('1.6');
  await expect(
    page.getByRole('checkbox', { name: /Single-key/ }),
    'is no matter of reading',
  ).not.toBeChecked();

  const undo = dialog.getByRole('button', { name: 'Undo reset' });
  await expect(undo, 'the focus is where it was').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByRole('slider', { name: 'Line height' })).toHaveValue('1.8');
  await expect(reset).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await reader.settings()).theme).toBe('system');
});

test('the text size reaches what the editor and the reader have written, beyond three times', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('considers that Kamenev', 'Add note');
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await field.fill('A note of one’s own.');
  const sizeOf = async (element: Locator) => Number.parseFloat(await styleOf(element, 'font-size'));
  const editors = page.locator('aside .note-paragraph .words').first();
  const written = [page.locator('#s1-p1 .words'), editors, field];
  const before = await Promise.all(written.map(sizeOf));
  for (let count = 0; count < 12; count += 1) await page.keyboard.press('Control+Equal');
  await expect(reader.announcements).toHaveText('Text size 325%');
  const after = await Promise.all(written.map(sizeOf));
  for (const [index, size] of after.entries()) expect(size / (before[index] ?? 1)).toBeCloseTo(3.247, 2);
  await page.keyboard.press('Escape');
  expect(await sizeOf(reader.cards.locator('.markdown'))).toBe(after[2]);
  await resize(page, { width: 420, height: 800 });
  await reader.showPane('My notes');
  const wider = await page
    .locator('header, main, main .words, aside, aside .words, article, .markdown')
    .evaluateAll((parts) =>
      parts.filter((part) => part.getBoundingClientRect().right > 420).map(({ tagName }) => tagName),
    );
  expect(wider, 'nothing runs out of a narrow window').toEqual([]);
});

/** Below 22em a dialog scrolls as a whole, so that its body has room. */
const windows = [
  ['a telephone', 360, 640, 'the foot stays'],
  ['a low window', 640, 400, 'the foot stays'],
  ['400 % zoom', 320, 200, 'the foot goes'],
] as const;

test('every setting can be reached by keyboard on a telephone, in a low window and at 400 % zoom', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  for (const [name, width, height, foot] of windows) {
    await page.setViewportSize({ width, height });
    const dialog = await openSettings(page);
    const close = dialog.getByRole('button', { name: 'Close' });
    const count = await dialog.locator('input, button').count();
    const reached = new Set<string>();
    for (let step = 0; step < count; step += 1) {
      const focused = page.locator(':focus');
      reached.add((await focused.getAttribute('aria-label')) ?? (await focused.evaluate(nameOf)));
      const where = `${name}: ${[...reached].at(-1)}`;
      // Half of it in sight is enough to know where the focus is.
      await expect(focused, where).toBeInViewport({ ratio: 0.5 });
      expect(await focused.evaluate(isCovered), where).toBe(false);
      if (foot === 'the foot stays') await expect(close, `${where}: ${foot}`).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Tab');
    }
    for (const wanted of ['Text size', 'Line height', 'Line length', 'Hyphenation', 'Close', 'My data…'])
      expect([...reached], name).toContain(wanted);
    const box = await dialog.boundingBox();
    expect(box?.x, name).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width);
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow, name).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

const nameOf = (element: Element): string => (element.closest('label') ?? element).textContent?.trim() ?? '';

/** Whether something else lies over the middle of the element. */
const isCovered = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return !(
    hit &&
    (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element))
  );
};

test('a language without a dictionary here is said so; words are never broken by the program', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  await openSettings(page);
  const parted = await page.evaluate(() => {
    const probe = Object.assign(document.createElement('p'), { lang: 'en', textContent: 'representative' });
    Object.assign(probe.style, { width: '2em', hyphens: 'auto', position: 'absolute' });
    document.body.append(probe);
    const lines = probe.offsetHeight;
    probe.style.hyphens = 'none';
    const whole = probe.offsetHeight;
    probe.remove();
    return lines > whole;
  });
  await expect(page.getByText('Hyphenation is not available for this language')).toHaveCount(parted ? 0 : 1);
  expect(await page.locator('main').textContent(), 'no soft hyphens').not.toContain('\u00ad');
});

/** Puts the edge of the pane through the middle of the block: at its end, half a pixel makes the next one the first. */
const scrollIntoBlock = (pane: Locator, id: string): Promise<void> =>
  pane.evaluate((scroller, blockId) => {
    const box = document.getElementById(blockId)?.getBoundingClientRect();
    if (!box) throw new Error(`There is no block ${blockId}`);
    const by = box.top + box.height / 2 - scroller.getBoundingClientRect().top;
    scroller.scrollBy({ top: by, behavior: 'instant' });
  }, id);

ownLecternTest.describe('in a long text', () => {
  ownLecternTest.use({ textSize: { words: 30_000, notes: 300 } });

  ownLecternTest(
    'another size of type leaves the reader at the words being read, in text and notes',
    async ({ page, lectern }) => {
      const reader = readerPage(page);
      await reader.open(lectern.url);
      await page.getByRole('button', { name: 'Scroll notes with the text' }).click();
      const firstIn = (pane: Locator): Promise<string> =>
        pane.evaluate((scroller) => {
          const { top } = scroller.getBoundingClientRect();
          const blocks = [...scroller.querySelectorAll('.block')];
          return blocks.find((block) => block.getBoundingClientRect().bottom > top + 1)?.id ?? '';
        });
      const panes = [reader.text, reader.editorsNotes.locator('[data-scroller]')];
      for (const pane of panes) {
        await expect(pane.locator('.slice:empty')).toHaveCount(0);
        await pane.evaluate((scroller) => scroller.scrollTo({ top: 9000, behavior: 'instant' }));
        await scrollIntoBlock(pane, await firstIn(pane));
      }
      const before = await Promise.all(panes.map(firstIn));
      for (const key of ['Equal', 'Equal', 'Equal', 'Equal', 'Minus', 'Minus']) {
        await page.keyboard.press(`Control+${key}`);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      }
      // The last of the steps is put right after its first frame.
      await expect.poll(() => Promise.all(panes.map(firstIn))).toEqual(before);
    },
  );
});
