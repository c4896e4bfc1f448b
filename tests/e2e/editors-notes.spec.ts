import type { Locator, Page } from 'playwright/test';
import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

const reference = (page: Page): Locator => page.locator('[role="doc-noteref"]').first();
const preview = (page: Page): Locator => page.getByRole('tooltip');

/** Whether the preview lies over the line of words that holds the reference. */
const coversTheLine = (page: Page): Promise<boolean> =>
  reference(page).evaluate((mark) => {
    const box = document.querySelector('[role="tooltip"]')?.getBoundingClientRect();
    if (!box) throw new Error('There is no preview.');
    const before = document.createRange();
    before.selectNode(mark.previousSibling ?? mark); // the words before the mark, on the same line
    const line = [...before.getClientRects()].at(-1);
    if (!line) throw new Error('The reference stands in no line.');
    return box.top < line.bottom && box.bottom > line.top;
  });

test('a reference shows the beginning of its note to the pointer, and leaves the line free', async ({
  page,
}) => {
  await page.clock.install();
  // What is still laid out may move the reference away from the pointer, which a person follows.
  await expect(async () => {
    await page.mouse.move(5, 790);
    await reference(page).hover();
    await page.clock.runFor(1000);
    await expect(preview(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(preview(page)).toContainText('The reference is to the Bolsheviks’ participation');
  expect(await coversTheLine(page)).toBe(false);
  await preview(page).hover();
  await page.clock.runFor(5000);
  await expect(preview(page), 'the pointer may rest on it').toBeVisible();
  await page.mouse.move(5, 790);
  await page.clock.runFor(1000);
  await expect(preview(page)).toBeHidden();
});

test('the keyboard gets the same preview, Esc closes it, Enter opens the note, Backspace comes back', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.text.focus();
  for (let tab = 0; tab < 20; tab += 1) {
    await page.keyboard.press('Tab');
    if (await reference(page).evaluate((mark) => mark === document.activeElement)) break;
  }
  await expect(reference(page)).toBeFocused();
  await expect(preview(page)).toBeVisible();
  await expect(reference(page)).toHaveAccessibleDescription(/^\[1\] The reference is to the Bolsheviks/);
  expect(await coversTheLine(page)).toBe(false);
  await page.keyboard.press('Escape');
  await expect(preview(page)).toBeHidden();
  await expect(reference(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p1')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(reference(page)).toBeFocused();
});

test('a note names every place that refers to it, and leads there', async ({ page }) => {
  const reader = readerPage(page);
  const back = reader.editorsNotes.getByRole('link', { name: 'Back to the reference in paragraph 1' });
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 9999, behavior: 'instant' }));
  await expect(reference(page)).not.toBeInViewport();
  await back.click();
  await expect(reference(page)).toBeFocused();
  await expect(reference(page)).toBeInViewport();
});

ownLecternTest(
  'notes stand below the text when that is chosen, side by side, and after a restart',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    const place = async (placement: string) =>
      page.evaluate(async (chosen) => {
        const headers = { 'Content-Type': 'application/json' };
        const body = JSON.stringify({ desk: { wide: { placement: chosen } } });
        await fetch('/api/settings.change', { method: 'POST', headers, body });
      }, placement);
    await place('below');
    await reader.mark('dispatched to Moscow', 'Highlight');
    const boxes = () =>
      Promise.all([reader.text, reader.editorsNotes, reader.myNotes].map((pane) => pane.boundingBox()));
    await expect.poll(async () => (await boxes())[0]?.width).toBeGreaterThan(1250);
    const [text, editor, mine] = await boxes();
    expect(editor?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0));
    expect(mine?.y).toBe(editor?.y);
    expect(mine?.x).toBeGreaterThan(editor?.x ?? 0);
    const divider = page.getByRole('separator', { name: 'Height of the notes' });
    await divider.press('ArrowUp');
    await expect.poll(async () => (await boxes())[0]?.height).toBeLessThan(text?.height ?? 0);

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    expect((await boxes())[0]?.width).toBeGreaterThan(1250);
    await place('on-demand');
    await expect(reader.editorsNotes).toBeHidden();
  },
);

for (const [name, viewport] of [
  ['a phone-like window', { width: 360, height: 520 }],
  ['a window at 400 % zoom', { width: 320, height: 200 }],
] as const) {
  test(`${name} has its notes in a drawer, and nothing is out of reach`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const reader = readerPage(page);
    await expect(reader.editorsNotes).toBeHidden();
    await reference(page).evaluate((mark) => mark.scrollIntoView({ block: 'center' }));
    await reference(page).click();
    await expect(page.locator('#n1-p1')).toBeFocused();
    await expect(reader.editorsNotes.getByText('The reference is to')).toBeInViewport();
    await page.keyboard.press('Backspace');
    await expect(reference(page)).toBeFocused();
    await expect(reader.editorsNotes).toBeHidden();

    const bar = page.getByRole('tablist', { name: 'Panes' });
    await bar.getByRole('tab', { name: 'My notes' }).click();
    await expect(reader.myNotes).toBeFocused();
    await expect(reader.myNotes).toContainText('Nothing marked yet');
    await page.keyboard.press('Escape');
    await expect(reader.myNotes).toBeHidden();
    await expect(bar.getByRole('tab', { name: 'My notes' })).toBeFocused();

    await reader.mark('considers that Kamenev', 'Add note');
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await expect(note).toBeFocused();
    await page.keyboard.type('Written in a small window');
    await expect(note).toBeInViewport();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(sideways).toBe(viewport.width);
  });
}

test('what is searched for is seen over an open drawer, and no toolbar of covered words', async ({
  page,
}) => {
  await resize(page, { width: 400, height: 520 });
  const reader = readerPage(page);
  await reader.select('considers that');
  await expect(reader.selectionToolbar).toBeVisible();
  await reader.showPane('My notes');
  await expect(reader.myNotes).toBeFocused();
  await expect(reader.selectionToolbar).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('propagandists');
  const hit = reader.searchResults.getByRole('button').first();
  await hit.click({ timeout: 5000 });
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(reader.myNotes).toBeHidden();
});

test('a block with highlights tells a screen reader of them', async ({ page }) => {
  const reader = readerPage(page);
  const words = page.locator('#s1-p1 .words');
  await reader.mark(
    'Comrade Lenin considers that Kamenev’s policy must be checked at once',
    'Highlight in green',
  );
  await expect(words).toHaveAccessibleDescription(
    'Highlighted in green: “Comrade Lenin considers that … be checked at once”',
  );
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const described = nodes.filter(({ description }) => String(description?.value).includes('in green'));
  expect(described.map(({ role }) => String(role?.value))).toEqual(['paragraph']);

  await reader.mark('dispatched to Moscow', 'Add note');
  await page.keyboard.type('When?');
  await expect(words).toHaveAccessibleDescription(
    /; Highlighted in green, with a note: “dispatched to Moscow”$/,
  );
  await page.keyboard.press('Escape');
  for (const count of [1, 0]) {
    await reader.cards.first().getByRole('button', { name: 'Delete' }).click();
    await expect(reader.cards).toHaveCount(count);
  }
  await expect(words).toHaveAccessibleDescription('');
});
