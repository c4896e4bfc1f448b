import type { Page, Route } from 'playwright/test';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { choose, expectOpen, minutes, notesOf, speeches, switchTo } from './support/two-texts';

test.use({ secondText: true });

const noteField = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });
/** The painted highlights of the reader. */
const painted = (page: Page) => readerPage(page).painted(/^lectern-(yellow|green|blue)/);

/** Holds every answer to these commands back until `release` is called. */
const holdAnswers = async (page: Page, commands: string) => {
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  const asked = page.waitForRequest(commands);
  await page.route(commands, async (route: Route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  return { asked, release };
};

test('a text that is chosen in the library opens in place of the other, and each is read on where it was left', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 420 });
  await reader.open(lectern.url);
  await page.locator('#s3-p1').scrollIntoViewIfNeeded();
  await expect(page.locator('#head')).not.toBeInViewport();

  await reader.library.getByRole('button').first().click();
  await expect(reader.library.getByRole('heading', { name: 'Texts' })).toBeVisible();
  const texts = reader.library.getByRole('list', { name: 'Texts' }).getByRole('button');
  await expect(texts).toHaveText([
    new RegExp(`^${speeches.title.slice(0, 20)}`),
    new RegExp(`^${minutes.title}`),
  ]);
  await expect(texts.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(texts.nth(1)).not.toHaveAttribute('aria-current', 'true');
  await texts.nth(1).click();
  await expectOpen(page, minutes);
  await expect(reader.announcements).toHaveText(`Opened: ${minutes.title}`);
  await expect(texts, 'the menu closes').toHaveCount(0);
  await expect(reader.text).toBeFocused();
  await expect(page.locator('#head'), 'a text that is new is read from the beginning').toBeInViewport();
  await expect(reader.editorsNotes.locator('#n2-p1')).toContainText('sounded in the summer');

  await switchTo(page, speeches);
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(page.locator('#head')).not.toBeInViewport();
  await expect(page.locator('#n2-p1'), 'nothing of the other text is left').toHaveCount(0);
});

test('keys alone lead from one text to the other, by the library and by the palette', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.keyboard.press('t');
  const list = reader.library.getByRole('list', { name: 'Texts' });
  for (const text of [speeches, minutes]) {
    const entry = list.getByRole('button', { name: text.title });
    for (let press = 0; press < 12; press += 1) {
      if (await entry.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(entry).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expectOpen(page, minutes);
  await expect(reader.text).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('open speeches meeting');
  await expect(page.getByRole('option').first()).toHaveText(
    new RegExp(`^Open ${speeches.title.slice(0, 20)}`),
  );
  await page.keyboard.press('Enter');
  await expectOpen(page, speeches);
  await expect(reader.announcements).toHaveText(`Opened: ${speeches.title}`);
  await expect(reader.text).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('.block:focus'), 'the keys of the text work at once').toHaveCount(1);
});

test('what is marked and undone in one text leaves the other alone, though their blocks have the same ids', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark(speeches.words, 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, minutes);
  await expect(reader.cards).toHaveCount(0);
  expect(await painted(page)).toEqual([]);
  await reader.mark(minutes.words, 'Highlight in blue');
  await expect(reader.cards).toHaveCount(1);
  await expect.poll(() => painted(page)).toEqual([minutes.words]);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(reader.announcements).toHaveText('Nothing to undo');
  expect(await painted(page)).toEqual([]);

  await switchTo(page, speeches);
  await expect(reader.cards).toHaveCount(1);
  await expect.poll(() => painted(page)).toEqual([speeches.words]);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await switchTo(page, minutes);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => painted(page), 'what was undone here, not there').toEqual([minutes.words]);
});

test('words that are typed while a text is left, and whose answers come later, are saved in their own text', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const { asked, release } = await holdAnswers(page, '**/api/annotations.create');
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
  await expect(reader.alerts.first()).toContainText('does not answer');
  await expectOpen(page, speeches);
  await reader.mark(speeches.words, 'Add note');
  await page.keyboard.type('meanwhile');
  await page.unroute('**/api/**');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, minutes);
  expect(await notesOf(page, speeches)).toEqual(['meanwhile']);
});

test('two windows show two texts, each sees the changes of its own, and a reload keeps each on its text', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(`${lectern.origin}/`);
  await switchTo(second, minutes);
  await other.mark(minutes.words, 'Highlight in blue');
  await expect(other.cards).toContainText('Saved');
  await page.bringToFront();
  await reader.mark(speeches.words, 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await expect(reader.cards).toHaveCount(1);
  await expect(other.cards).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await expect(other.cards).toHaveCount(1);
  await page.reload();
  await expectOpen(page, speeches);
  await second.bringToFront();
  await second.reload();
  await expectOpen(second, minutes);
  await expect.poll(() => painted(second)).toEqual([minutes.words]);

  // In one text again, each sees what the other does.
  await page.bringToFront();
  await switchTo(page, minutes);
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('mend the crane', 'Highlight in green');
  await expect(other.cards).toHaveCount(2);
});

test('Back and Forward lead across texts to the place that was left', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 420 });
  await reader.open(lectern.url);
  await page.keyboard.press('t');
  await reader.library.getByRole('link', { name: 'Speech 3' }).click();
  await expect(page.locator('#s3-p1')).toBeFocused();
  await switchTo(page, minutes);
  await page.keyboard.press('t');
  await reader.library.getByRole('link', { name: 'Speech 4' }).click();
  await expect(page.locator('#s4-p1')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expectOpen(page, minutes);
  await page.keyboard.press('Alt+ArrowLeft');
  await expectOpen(page, speeches);
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expectOpen(page, minutes);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('#s4-p1')).toBeFocused();
  await expectOpen(page, minutes);
});

test('a text that opens while a dialog of the other stands closes it, and the last choice counts', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const { asked, release } = await holdAnswers(page, '**/api/text.open');
  await choose(page, minutes);
  await asked;
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Go to…' });
  await dialog.getByRole('combobox', { name: 'Place' }).fill('speech 1');
  release();
  await expectOpen(page, minutes);
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('g');
  await dialog.getByRole('combobox', { name: 'Place' }).fill('speech 4');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s4-p1'), 'a dialog opened now is one of this text').toBeFocused();
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
  const { asked, release } = await holdAnswers(page, '**/api/text.open');
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
