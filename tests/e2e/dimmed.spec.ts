import { themes } from '#contract/settings';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';

const dim = 'Dim other highlights';
const inColour = /^lectern-(?!dimmed)/;

test('what the filter leaves out is dimmed in the text, is offered at a click, and stands out when it fits', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('considers that Kamenev', 'Highlight in green');
  await reader.mark('Troops must be dispatched', 'Highlight in blue');
  const opener = page.getByRole('button', { name: 'Filter', exact: true });
  await opener.press('Enter');
  const choice = page.getByRole('checkbox', { name: dim });
  await expect(choice).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(choice, 'it has the focus from the start').toBeChecked();
  const colours = page.getByRole('dialog', { name: 'Filter' }).getByRole('group', { name: 'Colour' });
  const green = colours.getByRole('button', { name: 'green' });
  expect(await reader.painted(/^lectern-dimmed/), 'nothing is filtered out').toEqual([]);
  await green.press('Enter');
  await expect.poll(() => reader.painted(/^lectern-dimmed/)).toEqual(['Troops must be dispatched']);
  const onMap = page.getByRole('img', { name: /^Overview/ }).first();
  await expect(onMap.locator('.dimmed .mark.blue')).toHaveCSS('opacity', '1');
  await expect(onMap.locator('.dimmed')).toHaveCSS('opacity', '0.25');
  await expect(onMap.locator('svg > .mark.green'), 'the map shows it too').toHaveCount(1);
  await expect(onMap.locator('svg > .mark.blue')).toHaveCount(0);
  expect(await reader.painted(inColour)).toEqual(['considers that Kamenev']);
  await choice.press('Space');
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual(['Troops must be dispatched']);
  expect(await reader.painted(/^lectern-dimmed/)).toEqual([]);
  await choice.press('Space');
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual([]);
  await page.keyboard.press('Escape');

  await reader.clickOn('Troops must be dispatched');
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await expect(popover.getByRole('toolbar')).toHaveAccessibleName('Highlight “Troops must be dispatched”');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('troops');
  await expect.poll(() => reader.painted(inColour), 'green and “troops”: none').toEqual([]);
  expect(await reader.painted(/^lectern-dimmed/)).toHaveLength(2);
  await page.getByRole('button', { name: 'Remove filter: green' }).click();
  await expect.poll(() => reader.painted(inColour)).toEqual(['Troops must be dispatched']);
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('');
  await expect.poll(() => reader.painted(inColour)).toHaveLength(2);
  expect(await reader.painted(/^lectern-dimmed/)).toEqual([]);
});

test('in every theme dimmed words keep their ink', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  for (const theme of themes) {
    await page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
    for (const words of ['#s1-p1 .words', '.epigraph .words, blockquote .words'])
      for (const name of ['color', 'background-color'] as const) {
        const [plain, dimmed] = await page
          .locator(words)
          .first()
          .evaluate(
            (element, property) =>
              [getComputedStyle(element), getComputedStyle(element, '::highlight(lectern-dimmed)')].map(
                (style) => style.getPropertyValue(property),
              ),
            name,
          );
        expect(dimmed, `${theme}: ${name} of ${words}`).toBe(plain);
      }
  }
});

test.describe('in a long text', () => {
  ownLecternTest.use({ textSize: { words: 30_000, notes: 100 } });

  ownLecternTest('marks that one scrolls to come dimmed', async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await putNotes(page, 400);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: dim }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Filter by words' }).fill('nothing that is there');
    await expect.poll(() => reader.painted(inColour)).toEqual([]);
    const first = await reader.painted(/^lectern-dimmed/);
    expect(first.length).toBeGreaterThan(0);
    expect(first.length, 'only near the window').toBeLessThan(400);
    await reader.text.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight / 2, behavior: 'instant' }));
    const isNew = (words: string): boolean => !first.includes(words);
    await expect
      .poll(async () => (await reader.painted(/^lectern-dimmed/)).filter(isNew).length)
      .toBeGreaterThan(0);
    expect(await reader.painted(inColour)).toEqual([]);
  });
});
