import { resize } from './support/frames';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';
import { clipboard, richClipboard } from './support/clipboard';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

test('a highlight may run over several paragraphs', async ({ page }) => {
  const reader = readerPage(page);
  await reader.selectFromTo('has no support among', 'The only correct solution');
  await reader.selectionToolbar.getByRole('button', { name: 'Highlight in blue' }).click();
  await expect
    .poll(() => reader.painted(/^lectern-blue/))
    .toEqual([
      'has no support among the people.',
      'Comrade Lenin considers that the negotiations were to serve as diplomatic cover for military operations. The only correct solution',
    ]);
  await expect(reader.cards).toHaveCount(1);
});

test('the editor’s notes can be marked like the text', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('Kamenev and Sokolnikov were authorised', 'Highlight in pink');
  await expect
    .poll(() => reader.painted(/^lectern-pink/))
    .toEqual(['Kamenev and Sokolnikov were authorised']);
  await expect(reader.cards).toContainText('Note ¶ 1.2');
});

test('a drag into another pane stays in the pane where it began', async ({ page }) => {
  const reader = readerPage(page);
  await reader.selectFromTo('Troops must be dispatched', 'The reference is to the');
  const selected = (): Promise<string> => page.evaluate(() => String(document.getSelection()));
  await expect.poll(selected, 'what is not meant is not shown as selected').not.toContain('The reference is');
  expect(await selected()).toMatch(/^Troops must be dispatched/);
  await reader.selectionToolbar.getByRole('button', { name: 'Highlight in orange' }).click();
  const [first = '', ...rest] = await reader.painted(/^lectern-orange/);
  expect(first).toMatch(/^Troops must be dispatched to Moscow\./);
  expect([first, ...rest].join(' ')).not.toContain('The reference is to the');
  for (const piece of rest) await expect(reader.text).toContainText(piece);
});

test('a drag backwards, from the notes into the text, stays in the pane where it began', async ({ page }) => {
  const reader = readerPage(page);
  await reader.selectFromTo('conference called by', 'Troops must be dispatched');
  await reader.selectionToolbar.getByRole('button', { name: 'Highlight in orange' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('Note ¶ 1.1');
  expect((await reader.painted(/^lectern-orange/)).join(' ')).not.toContain('Troops');
});

test('a copy of a drag across panes gives the words of the pane where it began', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  await reader.selectFromTo('Troops must be dispatched', 'The reference is to the');
  await page.keyboard.press('Control+c');
  const copied = await clipboard(context);
  expect(copied).toMatch(/^Troops must be dispatched/);
  expect(copied).not.toContain('The reference is to the');
  expect(copied, 'no words of the interface').not.toContain('Editor');
});

test('a note on words that are highlighted already does not double them', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('our victory will be assured', 'Highlight in green');
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('our victory will be assured', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('a note on it');
  await page.getByRole('button', { name: 'Change to pink' }).click();
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('a note on it');
  await expect.poll(() => reader.painted(/^lectern-(green|pink)/)).toEqual(['our victory will be assured']);
});

test('a selection that was scrolled out of view can still be highlighted by key', async ({ page }) => {
  const reader = readerPage(page);
  await resize(page, { width: 1280, height: 420 });
  await reader.select('considers that Kamenev');
  await reader.text.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  await expect(reader.selectionToolbar).toBeHidden();
  await page.keyboard.press('h');
  await reader.showPane('My notes');
  await expect(reader.cards).toContainText('considers that Kamenev');
});

test('the same words again change their colour instead of doubling it', async ({ page }) => {
  const reader = readerPage(page);
  const words = 'our victory will be assured';
  await reader.mark(words, 'Highlight in yellow');
  await reader.mark(words, 'Highlight in purple');
  await expect(reader.announcements).toHaveText('Colour changed');
  await expect(reader.cards).toHaveCount(1);
  expect(await reader.painted(/^lectern-(yellow|purple)/)).toEqual([words]);
  expect(await reader.painted(/^lectern-yellow/)).toEqual([]);
});

ownLecternTest('“Highlight” uses the last colour, also after a restart', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.mark('He proposes a resolution', 'Highlight in orange');
  await expect(reader.cards).toContainText('Saved');
  await reader.leave();
  await lectern.restart();
  await reader.open(lectern.url);
  await reader.mark('our victory will be assured', 'Highlight');
  await expect
    .poll(() => reader.painted(/^lectern-orange/))
    .toEqual(['He proposes a resolution', 'our victory will be assured']);
});

test('overlapping highlights stay apart, and a click offers each of them, the shortest first', async ({
  page,
}) => {
  const reader = readerPage(page);
  await reader.mark('We must rely on the people, we must send propagandists', 'Highlight in yellow');
  await reader.mark('rely on the people', 'Highlight in yellow');
  await expect(reader.cards).toHaveCount(2);
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toHaveLength(2);
  await reader.clickOn('rely on the people');
  const rows = page.getByRole('group', { name: 'Highlights here' }).getByRole('toolbar');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAccessibleName('Highlight “rely on the people”');
});

test('a click on a highlight leads to its note, its colours and delete; undo brings it back', async ({
  page,
}) => {
  const reader = readerPage(page);
  const words = 'it is time to put an end to wavering';
  await reader.mark(words, 'Highlight in green');
  await reader.clickOn(words);
  const popover = page.getByRole('group', { name: 'Highlights here' });
  await popover.getByRole('button', { name: 'Change to blue' }).click();
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual([words]);
  await popover.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Again.');
  await page.keyboard.press('Escape');
  await reader.clickOn(words);
  await popover.getByRole('button', { name: 'Delete highlight' }).click();
  await expect(reader.announcements).toHaveText('Deleted. Undo available');
  await expect(reader.cards).toHaveCount(0);
  expect(await reader.painted(/^lectern-(green|blue)/)).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect(reader.cards).toContainText('Again.');
  await expect.poll(() => reader.painted(/^lectern-blue/)).toEqual([words]);
  await page.keyboard.press('Control+Shift+z');
  await expect(reader.cards).toHaveCount(0);
});

test('a click on a note shows its place', async ({ page }) => {
  const reader = readerPage(page);
  await reader.mark('they will overthrow it', 'Highlight in yellow');
  await reader.text.evaluate((pane) => pane.scrollTo(0, 0));
  await reader.cards.getByRole('blockquote').click();
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect.poll(() => reader.painted(/^lectern-flash/)).toEqual(['they will overthrow it']);
});

test('a copy gives the words without paragraph numbers; with citation, the title and the locator too', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  await reader.selectFromTo('has no support among', 'Comrade Lenin considers that the negotiations');
  await page.keyboard.press('Control+c');
  expect(await clipboard(context)).toBe(
    'has no support among the people.\n\nComrade Lenin considers that the negotiations',
  );

  await reader.select('He proposes a resolution');
  await expect(reader.selectionToolbar).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader.selectionToolbar).toBeHidden();
  await reader.mark('conference called by', 'Copy with citation');
  expect(await clipboard(context)).toMatch(/, editor’s note, ¶ 1\.1 \(n1-p1\)$/);
  await reader.mark('our victory will be assured', 'Copy with citation');
  await expect(reader.announcements).toHaveText('Copied with citation');
  const title = 'Speeches at a Meeting of the Central Committee of the R.S.D.L.P.(B.)';
  const facts = '14 November 1917 (1 November 1917 O.S.), Marxist Internet Archive';
  expect(await clipboard(context)).toBe(
    `“our victory will be assured”\nLenin, ${title}, ${facts}, ¶ 2 (s2-p1)`,
  );
  expect(await richClipboard(context)).toMatch(
    /<blockquote.*our victory will be assured.*<cite.*Speeches at/s,
  );
});
