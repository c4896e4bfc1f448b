import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import type { Annotation } from '#core/annotation/annotation';
import type { AnnotationList } from '#contract/commands';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { ask, putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';

const opened = async (page: Page, group: string): Promise<Locator> => {
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  return page.getByRole('dialog', { name: 'Filter' }).getByRole('group', { name: group });
};
const everyNote = async (page: Page): Promise<readonly Annotation[]> => {
  const [{ id: textId }] = (await ask(page, 'library.list', null)) as [{ id: string }]; // the bundled text is there
  return ((await ask(page, 'annotations.list', { textId })) as AnnotationList).annotations;
};
const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' }).getByRole('button');

test('a first and a last day leave what was made from the one to the other; chips go by keyboard', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 5, (number) => {
    const noon = `2026-01-0${number}T12:00:00.000Z`;
    return { created: noon, modified: noon };
  });
  const days = await opened(page, 'Created or changed');
  await days.getByLabel('From').fill('2026-01-02');
  await expect(reader.myNotes).toContainText('4 of 5');
  await days.getByLabel('To').fill('2026-01-03');
  await expect(reader.myNotes).toContainText('2 of 5');
  await expect(chips(page)).toHaveText(/2.* to .*3/);
  const last = days.getByLabel('To');
  await expect(last).not.toHaveAccessibleDescription(/./);
  await last.fill('2026-01-01');
  await expect(last).toHaveAccessibleDescription('“To” is before “From”.');
  await expect(days.getByText('“To” is before “From”')).toBeVisible();
  await last.fill('2026-01-03');
  await expect(days.getByText('“To” is before “From”')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('note');
  await expect(page.getByRole('button', { name: 'Clear all' })).toBeVisible();
  await expect(chips(page), 'the words stand in their field').toHaveCount(1);
  await chips(page).press('Space');
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole('searchbox', { name: 'Filter by words' })).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Filter by words' })).toHaveValue('note');
  await page.keyboard.press('Escape');
  await expect(reader.myNotes).toContainText('5 notes');
});

const quote = { exact: 'zeppelins over the sea of glass', prefix: '', suffix: '' };
const lost = { quote, position: { start: 900_000, end: 900_031 }, contentHash: '0'.repeat(64) };

test('a note whose place is not found is found by that, also when it is only one of its places', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 4, (number) => (number === 3 ? { targets: [lost] } : {}));
  await (await opened(page, 'Problem')).getByRole('button', { name: 'Place not found' }).click();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('Note 3,');
  await expect(reader.cards.getByRole('blockquote')).toHaveText(quote.exact);

  const half = (await everyNote(page)).find(({ note }) => note.startsWith('Note 2,'));
  if (!half) throw new Error('There is no note 2.');
  const { textId, id, targets } = half;
  await ask(page, 'annotations.update', { textId, id, changes: { targets: [...targets, lost] } });
  await expect(reader.cards).toHaveCount(2);
  const card = reader.cards.filter({ hasText: 'Note 2,' });
  await expect(card.getByRole('blockquote')).toHaveText([/./, quote.exact]);
  await expect(card).toContainText('Not found in this edition');
  await expect(card.getByRole('button', { name: 'Show in text' }), 'the other place').toBeVisible();
});

ownLecternTest('a note that is not on disk is found by that until it is', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('considers that Kamenev', 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await reader.leave();
  await lectern.restart(); // so that no file of the journal is open
  await reader.open(lectern.url);
  const journal = join(lectern.dataDir, 'journal');
  rmSync(journal, { recursive: true, force: true });
  writeFileSync(journal, 'a file where the folder of the journal belongs');
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('not on disk yet');
  await expect(reader.cards.filter({ hasText: 'agents' })).toContainText('Not on disk');
  await (await opened(page, 'Problem')).getByRole('button', { name: 'Not on disk' }).click();
  await expect(reader.myNotes).toContainText('1 of 2');
  rmSync(journal);
  await expect(reader.myNotes).toContainText('0 of 2');
});

test('a colour is called by its label wherever it filters, counts, groups or is described', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 12);
  const described = page.locator('[aria-description*="yellow"]').first();
  await expect(described).not.toHaveAttribute('aria-description', /claim/);
  await ask(page, 'settings.change', { colourLabels: { yellow: 'claim' } });

  await expect(described, 'also what was described before').toHaveAttribute(
    'aria-description',
    /yellow: claim/,
  );
  await (
    await opened(page, 'Colour')
  )
    .getByRole('button', { name: 'yellow: claim', exact: true })
    .press('Enter');
  await expect(chips(page)).toHaveText('yellow: claim');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sort and group' }).click();
  await page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: 'Colour' }).click();
  await page.keyboard.press('Escape');
  await expect(reader.myNotes.getByRole('heading', { level: 3 })).toHaveText('yellow: claim2');
  await page.getByRole('button', { name: 'Counts by colour and tag' }).click();
  const bar = page.getByRole('group', { name: 'Colour' }).getByRole('button', { pressed: true });
  await expect(bar).toHaveAccessibleName('yellow: claim 2');
});
