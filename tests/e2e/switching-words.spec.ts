import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import {
  annotationsOf,
  choose,
  dropAnswers,
  expectOpen,
  holdAnswers,
  minutes,
  notesOf,
  painted,
  speeches,
  switchTo,
} from './support/two-texts';
import { noteField } from './support/note-editor';

// What becomes of words while texts are switched.

test.use({ secondText: true });

test('words that are typed while a text is left, and whose answers come later, are saved in their own text', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const { asked, release } = await holdAnswers(page, 'annotations.create');
  await reader.mark(speeches.words, 'Add note');
  await asked;
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('typed until the last moment');
  await switchTo(page, minutes);
  await expect(reader.cards).toHaveCount(0);
  await expect(noteField(page)).toHaveCount(0);
  expect(await painted(page)).toEqual([]);
  await reader.mark(minutes.words, 'Add note');
  await page.keyboard.type('in the other text');
  release();
  await expect.poll(() => notesOf(page, speeches)).toEqual(['typed until the last moment']);
  await expect.poll(() => notesOf(page, minutes)).toEqual(['in the other text']);
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('Saved');
  await expect(reader.alerts).toHaveCount(0);
  await expect.poll(() => painted(page)).toEqual([minutes.words]);
  await switchTo(page, speeches);
  await expect(reader.cards).toContainText('typed until the last moment');
});

test('a reload in the middle of a switch loses no word, though the program has not answered yet', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await dropAnswers(page, 'annotations.create');
  const created = page.waitForResponse('**/api/annotations.create');
  await reader.mark(speeches.words, 'Add note');
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('typed before any answer');
  await page.getByRole('combobox', { name: 'Tags' }).focus();
  await page.keyboard.type('and a tag');
  await created;
  await choose(page, minutes);
  await page.reload();
  await reader.text.waitFor();
  const saved = async () => (await annotationsOf(page, speeches)).map(({ note, tags }) => [note, ...tags]);
  await expect.poll(saved).toEqual([['typed before any answer', 'and a tag']]);
  expect(await notesOf(page, minutes)).toEqual([]);
});

test('words that cannot be saved stay visible as unsaved after the switch, with the title of their text', async ({
  page,
  lectern,
  problems,
}) => {
  problems.tolerate(/ERR_FAILED/);
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.route('**/api/annotations.*', (route) => route.abort());
  await reader.mark(speeches.words, 'Add note');
  await page.keyboard.type('not yet on disk');
  await switchTo(page, minutes);
  const unsaved = reader.alerts.filter({ hasText: speeches.title });
  await expect(unsaved).toContainText('Not on disk');
  await expect(reader.cards).toHaveCount(0);
  expect(await painted(page)).toEqual([]);

  await page.route('**/api/text.open', (route) => route.abort());
  await switchTo(page, speeches);
  await expect(reader.cards, 'the text has not been let go').toContainText('not yet on disk');
  await expect.poll(() => painted(page)).toEqual([speeches.words]);
  await page.unroute('**/api/text.open');
  await switchTo(page, minutes);
  await page.unroute('**/api/annotations.*');
  await unsaved.getByRole('button', { name: 'Try again' }).click();
  await expect(unsaved).toHaveCount(0);
  expect(await notesOf(page, speeches)).toEqual(['not yet on disk']);
  expect(await notesOf(page, minutes)).toEqual([]);
});

test('a text cannot be opened while the program is away: that is said, and the open one is written on', async ({
  page,
  lectern,
  problems,
}) => {
  problems.tolerate(/ERR_FAILED/);
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.route('**/api/**', (route) => route.abort());
  await choose(page, minutes);
  await expect(reader.alerts.first()).toContainText('has stopped responding');
  await expectOpen(page, speeches);
  await reader.mark(speeches.words, 'Add note');
  await page.keyboard.type('meanwhile');
  await page.unroute('**/api/**');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, minutes);
  expect(await notesOf(page, speeches)).toEqual(['meanwhile']);
});

test('what another window writes while a text is being opened here is there when it is open', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(lectern.origin);
  await switchTo(second, minutes);
  await page.bringToFront();
  const { asked, release } = await holdAnswers(page, 'text.open');
  await choose(page, minutes);
  await asked;
  await second.bringToFront();
  await other.mark(minutes.words, 'Highlight in blue');
  await expect(other.cards).toContainText('Saved');
  await page.bringToFront();
  release();
  await expectOpen(page, minutes);
  await expect(reader.cards).toHaveCount(1);
  await expect.poll(() => painted(page)).toEqual([minutes.words]);
});
