import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright/test';
import { test as ownLecternTest } from './support/lectern';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';
import { clipboard } from './support/clipboard';

/** All that lies in the data folder, as one string. */
const onDisk = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

ownLecternTest(
  'what is typed is saved by itself, and survives the sudden death of the program',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await reader.mark('agents of Kaledin', 'Add note');
    await page.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('typed and not closed');
    await expect(reader.cards).toContainText('Saved');
    expect(onDisk(lectern.dataDir)).toContain('typed and not closed');

    await reader.leave();
    await lectern.restart('SIGKILL');
    await reader.open(lectern.url);
    await expect(reader.cards).toContainText('typed and not closed');
  },
);

ownLecternTest(
  'when the program goes away, the page keeps what is typed, says so, and gives it out',
  async ({ page, context, lectern, problems }) => {
    problems.tolerate(/ERR_|Failed to (load|fetch)/);
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await reader.mark('agents of Kaledin', 'Add note');
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.pressSequentially('before; ');
    await expect(reader.cards).toContainText('Saved');

    await lectern.stop('SIGKILL');
    await note.pressSequentially('and after');
    await expect(reader.cards).toContainText('Not on disk');
    await expect(reader.alerts.filter({ hasText: 'kept in this window only' })).toBeVisible();
    await page.getByRole('button', { name: 'Copy unsaved notes' }).click();
    expect(await clipboard(context)).toBe('> agents of Kaledin\n\nbefore; and after');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('before; and after');
    await expect(note, 'still there').toHaveValue('before; and after');
  },
);

ownLecternTest(
  'when the disk takes nothing, one goes on writing, is told, and all is saved as soon as it can be',
  async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    const journal = join(lectern.dataDir, 'journal');
    rmSync(journal, { recursive: true, force: true });
    writeFileSync(journal, 'a file where the folder of the journal belongs');
    await reader.mark('agents of Kaledin', 'Add note');
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.pressSequentially('written while the disk was full');
    await expect(reader.cards).toContainText('Not on disk');
    await expect(reader.alerts.filter({ hasText: 'could not be written to disk' })).toBeVisible();

    rmSync(journal);
    await expect(reader.cards).toContainText('Saved');
    await expect(reader.alerts).toHaveCount(0);
    await reader.leave();
    await lectern.restart('SIGKILL');
    await reader.open(lectern.url);
    await expect(reader.cards).toContainText('written while the disk was full');
  },
);

test('Markdown is shown without anything that could run or be fetched', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await page
    .getByRole('textbox', { name: 'Note', exact: true })
    .fill(
      '# Big\n\n<img src=x onerror=alert(1)> ![the *pier* <b>](https://example.org/p.png) ![](https://example.org/q.png) [x](javascript:alert(1)) **bold**',
    );
  await page.keyboard.press('Escape');
  const card = reader.cards.first();
  await expect(card.getByText('bold')).toBeVisible();
  await expect(card).toContainText('<img src=x onerror=alert(1)>');
  await expect(card, 'what a picture is said to show, or where it lies').toContainText(
    'the pier <b> https://example.org/q.png',
  );
  await expect(card.locator('img')).toHaveCount(0);
  await expect(card.locator('a')).toHaveCount(0);
  await expect(card.getByRole('heading', { name: 'Big', level: 3 })).toBeVisible();
});

test('a list that begins with a year keeps it, and a tag needs no Enter', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('1917. The year of it.');
  await page.getByRole('combobox', { name: 'Tags' }).pressSequentially('pending');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.cards.getByRole('list', { name: 'Tags' })).toHaveText('pending');
  await expect(reader.cards.locator('ol')).toHaveAttribute('start', '1917');
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await page.getByRole('combobox', { name: 'Tags' }).pressSequentially('second');
  await page.keyboard.press('Escape');
  await expect(reader.cards.getByRole('list', { name: 'Tags' })).toContainText('second');
});

test('what is typed right before the page is loaded again is there', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('the last words');
  await page.reload();
  await expect(reader.cards).toContainText('the last words');
});

ownLecternTest('a long note is saved in any script', async ({ page, lectern }) => {
  ownLecternTest.slow(); // the browser lays out each of the three for seconds
  const words = (letters: number): string => 'жизнь '.repeat(letters / 6).trim();
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  for (const length of [44_000, 55_000, 70_000]) {
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill(words(length));
    await expect(reader.cards).toContainText('Saved');
    await expect(reader.alerts).toHaveCount(0);
    expect(onDisk(lectern.dataDir)).toContain(words(length));
  }
});

ownLecternTest(
  'with the program gone, a first note can be written and is not deleted before it is safe',
  async ({ page, lectern, problems }) => {
    problems.tolerate(/ERR_|Failed to (load|fetch)/);
    const reader = readerPage(page);
    await page.goto(lectern.url, { waitUntil: 'networkidle' }); // all parts are loaded ahead
    await lectern.stop('SIGKILL');
    await reader.mark('agents of Kaledin', 'Add note');
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('only here');
    await expect(reader.cards).toContainText('Not on disk');
    await reader.cards.getByRole('button', { name: 'Delete' }).click();
    await expect(reader.announcements).toContainText('Not deleted');
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('only here');
  },
);

test('in a note, undo belongs to the field', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.pressSequentially('abc');
  await page.keyboard.press('Control+z');
  await expect(note).not.toHaveValue('abc');
  await expect(note).toBeFocused();
  await expect(reader.cards, 'the note itself is not undone').toHaveCount(1);
});

test('a second tab follows at once, notes and settings alike', async ({ page, context, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(lectern.origin);
  await reader.mark('agents of Kaledin', 'Highlight in green');
  await expect(other.cards).toHaveCount(1);
  await expect.poll(() => other.painted(/^lectern-green/)).toEqual(['agents of Kaledin']);
  await other.cards.getByRole('button', { name: 'Edit note' }).click();
  await second.getByRole('textbox', { name: 'Note', exact: true }).fill('from the second tab');
  await expect(reader.cards).toContainText('from the second tab');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(second.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await reader.cards.getByRole('button', { name: 'Delete' }).click();
  await expect(other.cards).toHaveCount(0);
});

test('eight tabs follow each other', async ({ page, context, lectern }) => {
  test.slow();
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const others = await Promise.all(
    Array.from({ length: 7 }, async () => {
      const other = readerPage(await context.newPage());
      await other.open(lectern.origin);
      return other;
    }),
  );
  await page.bringToFront();
  await reader.mark('agents of Kaledin', 'Highlight in green');
  for (const other of others) await expect(other.cards).toHaveCount(1);
});

test('a note that another tab deletes while one types in it is kept', async ({ page, context, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(lectern.origin);
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(other.cards).toHaveCount(1);
  await page.bringToFront();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  const deleted = page.waitForResponse(/annotations\.update/); // held back until the other tab has deleted it
  const deleteMeanwhile = async (route: Route): Promise<void> => {
    const gone = second.waitForResponse(/annotations\.delete/);
    await other.cards.getByRole('button', { name: 'Delete' }).click();
    await gone;
    await route.continue();
  };
  await page.route('**/api/annotations.update', deleteMeanwhile, { times: 1 });
  await note.pressSequentially('precious');
  await deleted;
  await expect(reader.cards).toHaveCount(1);
  await expect(note).toHaveValue('precious');
  await expect(other.cards).toContainText('precious');
});

test('nothing marked yet: the pane says how to begin, the export says there is nothing', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.showPane('My notes');
  await expect(reader.myNotes).toContainText('Select some words');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('Nothing to export yet');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a long quote is opened out, and the pane counts notes and highlights apart', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.selectFromTo('Comrade Lenin considers the question', 'they will overthrow it');
  await page.keyboard.press('h');
  const quote = reader.cards.getByRole('blockquote');
  const cut = () => quote.evaluate((element) => element.scrollHeight - element.clientHeight > 1);
  expect(await cut()).toBe(true);
  await reader.cards.getByRole('button', { name: 'Show whole quote' }).click();
  await expect.poll(cut).toBe(false);
  await reader.cards.getByRole('button', { name: 'Show less' }).click();
  await expect.poll(cut).toBe(true);
  await expect(reader.myNotes).toContainText('1 highlight');
  await reader.mark('dispatched to Moscow', 'Add note');
  await page.keyboard.type('When?');
  await expect(reader.myNotes).toContainText('1 note, 1 highlight');
});
