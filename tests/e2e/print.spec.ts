import type { Page } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { ask } from './support/many-notes';
import { layAnnotations } from './support/lay-annotations';
import { expect, test } from './support/shared-lectern';
import { targetsIn } from './support/targets';
import { readerPage, type ReaderPage } from './support/reader-page';

/** A note on some words, a highlight across the end of it, and one among the editor's notes. */
const study = async (page: Page, reader: ReaderPage): Promise<void> => {
  await reader.mark('considers that Kamenev', 'Add note');
  await page
    .getByRole('textbox', { name: 'Note', exact: true })
    .fill('A **claim**, see [the archive](https://example.org/archive).');
  await page.keyboard.press('Escape');
  await reader.mark('that Kamenev’s policy', 'Highlight in blue');
  await reader.mark('was one of the bulwarks', 'Highlight in green');
  await reader.clickOn('was one of the bulwarks');
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await popover.getByRole('button', { name: 'Style', exact: true }).click();
  await popover.getByRole('button', { name: 'Style wavy line' }).click();
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(3);
};

/** How many pages the system would print: the page objects of the PDF. */
const pages = async (page: Page): Promise<number> =>
  ((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [])
    .length;

/** As it is while the system prints. */
const onPaper = async (page: Page): Promise<void> => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.print-sheet')).toBeVisible();
};

test('paper has the whole text, its notes and one’s own, black on white, and nothing of the window', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await study(page, reader);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.keyboard.press('Escape');
  await onPaper(page);
  const sheet = page.locator('.print-sheet');
  for (const part of ['header', 'main', 'aside', '[role="separator"]'])
    await expect(page.locator(part).first(), part).toBeHidden();

  // Every word of the text and of the editor's notes, in their order.
  const words = await page.locator('#app .block .words').allTextContents();
  const printed = await sheet.locator('.print-block :is(h1, p, blockquote)').evaluateAll((blocks) =>
    blocks.map((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const sign of copy.querySelectorAll('.own')) sign.remove();
      return copy.textContent;
    }),
  );
  expect(printed).toEqual(words);

  await expect(sheet).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  expect((await sheet.locator('mark.blue').allTextContents()).join('')).toBe('that Kamenev’s policy');
  await expect(sheet.locator('mark.green')).toHaveText('was one of the bulwarks');
  await expect(sheet.locator('mark.green')).toHaveCSS('print-color-adjust', 'exact');
  await expect(sheet.locator('mark.blue').first()).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await expect(sheet.locator('mark.green'), 'its style').toHaveCSS('text-decoration', /underline wavy/);
  await expect(sheet.locator('mark.green')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');

  const note = sheet.locator('.own-note');
  await expect(note, 'a mere highlight is no note').toHaveCount(1);
  await expect(note).toContainText('¶ 1');
  await expect(note.locator('blockquote')).toHaveText('considers that Kamenev');
  await expect(note.locator('strong')).toHaveText('claim');
  await expect(sheet.locator('sup.own'), 'its sign in the text').toHaveText('1');

  const heights = await sheet.evaluate((element) => ({
    sheet: element.getBoundingClientRect().height,
    document: document.documentElement.scrollHeight,
    cut: [...element.querySelectorAll('*')].filter((part) => getComputedStyle(part).overflowY !== 'visible')
      .length,
  }));
  expect(heights.document, 'nothing is cut off').toBeGreaterThanOrEqual(Math.floor(heights.sheet));
  expect(heights.sheet).toBeGreaterThan(1200);
  expect(heights.cut).toBe(0);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(new Set(ids).size, 'no id stands twice').toBe(ids.length);
});

test('paper holds the whole of a long note, what is wide in it, and what was not found in this edition', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const targets = await targetsIn(page);
  const found = targets.onWords('agents of Kaledin');
  const lost = {
    ...found,
    quote: { exact: 'words of another edition', prefix: '', suffix: '' },
    contentHash: 'x',
  };
  const long = `${'A sentence. '.repeat(40)}\n\n`.repeat(100);
  const wide = `\n\n    ${'code '.repeat(60)}\n\n|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}`;
  await layAnnotations(page, [
    {
      note: `${long}the end https://example.org/a [there](https://example.org/b)${wide}`,
      targets: [found, lost],
    },
    { note: '', motivation: 'highlighting', targets: [lost] },
    { note: '', motivation: 'highlighting', targets: [found] },
  ]);
  await expect(reader.cards).toHaveCount(3);
  await onPaper(page);
  const notes = page.locator('.print-sheet .own-note');
  await expect(notes, 'a highlight that the text cannot show is shown here').toHaveCount(2);
  await expect(notes.first()).toContainText('the end');
  await expect(notes.first().getByRole('button')).toHaveCount(0);
  await expect(notes.first().locator('blockquote')).toHaveText([
    'agents of Kaledin',
    'words of another edition',
  ]);
  await expect(notes.first()).toContainText('Not found in this edition');
  await expect(notes.last()).toContainText('Its place was not found in this edition');
  await expect(notes.last().locator('blockquote')).toHaveText('words of another edition');
  const parts = await notes
    .first()
    .locator('pre, table')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return [overflowX, overflowY, element.scrollWidth <= element.clientWidth + 1];
      }),
    );
  expect(parts, 'nothing scrolls on paper').toEqual([
    ['visible', 'visible', true],
    ['visible', 'visible', true],
  ]);
  const addresses = await notes
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content));
  expect(addresses[0], 'an address that is read already is not read twice').toBe('none');
  expect(addresses[1]).toContain('(');
});

test('paper says what the colours mean, where each passage has a note, and where a note leads, by numbers', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const targets = await targetsIn(page);
  await ask(page, 'settings.change', { colourLabels: { blue: 'claim', pink: 'unused' } });
  const [later] = await layAnnotations(page, [
    { note: 'the later one', targets: [targets.onWords('our victory will be assured')] },
  ]);
  await layAnnotations(page, [
    {
      note: `[see there](#note-${later}) and [that paragraph](#s2-p1)`,
      colour: 'blue',
      targets: [targets.onWords('Troops must be dispatched'), targets.onWords('agents of Kaledin')],
    },
  ]);
  await expect(reader.cards).toHaveCount(2);
  await onPaper(page);
  const sheet = page.locator('.print-sheet');
  await expect(sheet.locator('.legend')).toHaveText('Colours: blue claim');
  await expect(sheet.locator('sup.own')).toHaveText(['1', '2', '1']);
  const printed = await sheet
    .locator('.own-note')
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content));
  expect(printed.join()).not.toContain(later);
  expect(printed[0]).toContain('note 2');
  expect(printed[1]).toContain('¶ 2');
});

ownLecternTest(
  'the dialog asks what goes on paper; the choices hold for the browser’s own command and after a restart',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await page.addInitScript(() => {
      window.print = () => {
        const sheet = document.querySelector('.print-sheet');
        Object.assign(window, {
          handedOver: sheet?.textContent,
          dialogs: document.querySelectorAll('[role=dialog]').length,
        });
        dispatchEvent(new Event('afterprint'));
      };
    });
    await reader.open(lectern.url);
    await study(page, reader);
    expect(await pages(page), 'text, notes and one’s own').toBeGreaterThan(1);

    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Print…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Print' });
    for (const name of ['Text', 'Editor’s notes', 'My highlights', 'My notes'])
      await expect(dialog.getByRole('checkbox', { name })).toBeChecked();
    await dialog.getByRole('checkbox', { name: 'Editor’s notes' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'My highlights' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'My notes' }).uncheck();
    await dialog.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(dialog).toBeHidden();
    const handedOver = () =>
      page.evaluate(() => (window as unknown as { handedOver?: string }).handedOver ?? '');
    await expect.poll(handedOver).toContain('they will overthrow it.');
    expect(await handedOver()).not.toContain('was one of the bulwarks');
    expect(await handedOver()).not.toContain('claim');
    expect(await page.evaluate(() => (window as unknown as { dialogs: number }).dialogs)).toBe(0);
    await expect(page.locator('.print-sheet'), 'nothing stays behind').toHaveCount(0);
    await expect.poll(async () => (await reader.settings()).print.mine).toBe(false);
    expect(await pages(page), 'the text alone fits on one page').toBe(1);

    await reader.leave();
    await lectern.restart();
    await reader.open(lectern.url);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Print…' }).click();
    await expect(dialog.getByRole('checkbox', { name: 'Text' })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'My notes' })).not.toBeChecked();
    await dialog.getByRole('checkbox', { name: 'Text' }).uncheck();
    await expect(dialog.getByText('Nothing selected.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Print', exact: true })).toBeDisabled();
  },
);

test('the sheet goes with the next key where the system never says that printing has ended', async ({
  page,
  lectern,
}) => {
  await page.addInitScript(() => (window.print = () => undefined));
  await readerPage(page).open(lectern.url);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Print…' }).click();
  await page
    .getByRole('dialog', { name: 'Print' })
    .getByRole('button', { name: 'Print', exact: true })
    .click();
  await expect(page.locator('.print-sheet')).toBeAttached();
  await page.keyboard.press('Shift');
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

test('notes that are not open on the screen are printed all the same', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'One pane at a time' }).check();
  await page.keyboard.press('Escape');
  await expect(page.locator('aside').getByText('was one of the bulwarks')).toBeHidden();
  await onPaper(page);
  await expect(page.locator('.print-sheet').getByText('was one of the bulwarks')).toBeVisible();
});

test('the browser’s own key for printing is left to it, and a narrow window has its way to print', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  const taken = await page.evaluate(
    () =>
      !document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true }),
      ),
  );
  expect(taken).toBe(false);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Print…' }).click();
  await expect(page.getByRole('dialog', { name: 'Print' })).toBeVisible();
});
