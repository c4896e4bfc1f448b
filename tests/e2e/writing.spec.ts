import type { Locator, Page } from 'playwright/test';
import type { Annotation } from '#core/annotation/annotation';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { ask, putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { noteField } from './support/note-editor';

const textId = 'lenin-cc-speeches-1917-11-14';
const onDisk = async (page: Page): Promise<readonly Annotation[]> => {
  const list = (await ask(page, 'annotations.list', { textId })) as { annotations: Annotation[] }; // by the contract
  return list.annotations;
};
const notesOnDisk = async (page: Page): Promise<readonly string[]> =>
  (await onDisk(page)).map(({ note }) => note);
const card = (page: Page, number: number): Locator =>
  readerPage(page).cards.filter({ hasText: new RegExp(`Note ${number}\\b|Note ${number},`) });
const choose = async (page: Page, group: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Sort and group', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Sort and group' });
  await panel.getByRole('group', { name: group }).getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
};

for (const count of [6, 300])
  test(`of ${count} notes sorted by their last change, the one that is being written in stays where it is`, async ({
    page,
    lectern,
  }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await putNotes(page, count);
    await choose(page, 'Sort by', 'Last changed');
    const second = reader.cards.nth(1);
    await second.getByRole('button', { name: 'Edit note' }).click();
    await expect(noteField(page)).toBeFocused();
    await page.keyboard.type(' A bad bet about bananas');
    await expect(second).toContainText('Saved');
    await page.keyboard.type(', begun before noon');
    await expect(second.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
    await expect(noteField(page)).toHaveValue(/A bad bet about bananas, begun before noon$/);
    await noteField(page).press('Escape');
    await expect(second, 'also as its editor closes').toContainText('begun before noon');
    await expect(second).toBeFocused();
    await choose(page, 'Direction', 'Oldest first');
    await choose(page, 'Direction', 'Newest first');
    await expect(reader.cards.first(), 'then it goes where it belongs').toContainText('begun before noon');
    expect(await onDisk(page), 'no letter ran a command').toHaveLength(count);
  });

test('grouped by tag, a note stays in its group while tags are being added', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 6);
  await choose(page, 'Group by', 'Tag');
  await card(page, 2).getByRole('button', { name: 'Edit note' }).click();
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.fill('aaa');
  await tags.press('Enter');
  await expect.poll(async () => (await onDisk(page)).flatMap((one) => one.tags)).toContain('aaa');
  await expect(tags).toBeFocused();
  await page.keyboard.type('bbb');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await onDisk(page)).flatMap((one) => one.tags)).toContain('bbb');
  await tags.press('Escape');
  await expect(reader.myNotes.getByRole('heading', { level: 3 }).first()).toContainText('aaa');
});

test('the filter keeps the note that is being written in, and the focus of its own field', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 5);
  await card(page, 2).getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  const words = page.getByRole('searchbox', { name: 'Filter by words' });
  await words.click();
  await page.keyboard.type('xyz');
  await expect(reader.cards).toHaveCount(1);
  await expect(noteField(page)).toBeVisible();
  for (let time = 0; time < 3; time += 1) await page.keyboard.press('Backspace');
  await expect(reader.cards).toHaveCount(5);
  await page.keyboard.type('note 3');
  await expect(words).toHaveValue('note 3');
  await expect(reader.cards).toHaveCount(2);
  expect(await notesOnDisk(page)).toContain('Note 2, and what there is to say of it.');
});

test('a note that is open here and deleted elsewhere closes, it is said, and letters run no commands', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ note: 'begun' }, { note: 'another' }]);
  await reader.cards.filter({ hasText: 'begun' }).getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  const begun = (await onDisk(page)).find(({ note }) => note === 'begun');
  await ask(page, 'annotations.delete', { textId, id: begun?.id });
  await expect(noteField(page)).toHaveCount(0);
  await expect(reader.announcements).toHaveText('The note that was open here was deleted');
  await expect(reader.myNotes).toBeFocused();
  await page.keyboard.type('and about b');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await notesOnDisk(page)).toEqual(['another']);

  // Back again, it takes the focus from nowhere.
  await reader.searchBox.click();
  await ask(page, 'trash.restore', { textId, ids: [begun?.id] });
  await expect(reader.cards).toHaveCount(2);
  await page.keyboard.type('Kam');
  await expect(reader.searchBox).toHaveValue('Kam');
});

test('a note that is deleted elsewhere while its words are being replaced stays open for the new ones', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [id] = await layAnnotations(page, [{ note: 'one' }]);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  let letIn = (): void => undefined;
  const held = new Promise<void>((done) => (letIn = done));
  await page.route('**/api/annotations.update', async (route) => {
    await held;
    await route.continue();
  });
  await noteField(page).fill('');
  await ask(page, 'annotations.delete', { textId, id });
  await expect(reader.announcements).toContainText('kept as a new note');
  letIn();
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('two');
  await expect.poll(() => notesOnDisk(page)).toEqual(['two']);
  await expect(noteField(page)).toHaveValue('two');
});

test('a note whose making is undone while it is open does not stand in the way of another', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('rely on the people', 'Highlight in green');
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(reader.cards.filter({ hasText: 'Kaledin' })).toContainText('Saved');
  await reader.cards.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(1);
  await reader.clickOn('rely on the people');
  await page.keyboard.press('Escape');
  await reader.select('it is time to put an end to wavering');
  await page.keyboard.press('p');
  await expect.poll(() => reader.painted(/^lectern-green/)).toHaveLength(2);
});

test('another window’s change leaves the caret where it stands', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [id] = await layAnnotations(page, [{ note: 'one two' }]);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  const field = noteField(page);
  await expect(field).toBeFocused();
  await field.press('Home');
  for (let time = 0; time < 3; time += 1) await field.press('ArrowRight');
  const caret = (): Promise<number> =>
    field.evaluate((element: HTMLTextAreaElement) => element.selectionStart);
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'one two three' } });
  await expect(field).toHaveValue('one two three');
  expect(await caret()).toBe(3);
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'No, one two three' } });
  await expect(field).toHaveValue('No, one two three');
  expect(await caret()).toBe(7);
  await expect(reader.announcements).toContainText('Another window changed this note');
});

test('the field’s own undo survives another window’s change, or the field says why not', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [id] = await layAnnotations(page, [{ note: 'one' }]);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  const field = noteField(page);
  await expect(field).toBeFocused();
  await page.keyboard.type(' mine');
  await expect(reader.cards).toContainText('Saved');
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'No, one mine' } });
  await expect(field).toHaveValue('No, one mine');
  for (let step = 0; step < ' mine'.length + 1; step += 1) {
    if ((await field.inputValue()) === 'one') break;
    await field.press('Control+z');
  }
  await expect(field, 'first the change from elsewhere, then what was typed').toHaveValue('one');
  await field.press('Control+Shift+z');
  await expect(field).not.toHaveValue('one');
  await expect(reader.cards).toContainText('Saved');

  await reader.searchBox.focus();
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'quite other' } });
  await expect(field).toHaveValue('quite other');
  await field.focus();
  await expect(reader.announcements).toContainText('can’t be undone here');
});

/** Holds the note's editor back until the function that it gives is called. */
const holdEditor = async (page: Page): Promise<() => void> => {
  let letIn = (): void => undefined;
  const held = new Promise<void>((done) => (letIn = done));
  await page.route('**/assets/note-editor*', async (route) => {
    await held;
    await route.continue();
  });
  return letIn;
};

test('what is typed before the field of a new note is there stays when Esc or a click comes before it too', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  const letIn = await holdEditor(page);
  await reader.open(lectern.url);
  await reader.select('agents of Kaledin');
  await page.keyboard.press('n');
  await page.keyboard.type('quick words');
  await page.keyboard.press('Escape');
  await reader.searchBox.click();
  letIn();
  await expect(noteField(page)).toHaveValue('quick words');
  await expect.poll(() => notesOnDisk(page)).toEqual(['quick words']);
});

test('what is typed before the field of a new note is there goes into it, and runs no command', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  const letIn = await holdEditor(page);
  await reader.open(lectern.url);
  await reader.select('agents of Kaledin');
  await page.keyboard.press('n');
  await page.keyboard.type('about hi?');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('m');
  letIn();
  await expect(noteField(page)).toHaveValue('about him');
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type(', b');
  await expect(noteField(page)).toHaveValue('about him, b');
  await expect.poll(() => notesOnDisk(page)).toEqual(['about him, b']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The browser decides by the time between two letters how many steps they make, at most one for each.
  for (let step = 0; step < 'about him, b'.length; step += 1) {
    if ((await noteField(page).inputValue()) === '') break;
    await noteField(page).press('Control+z');
  }
  await expect(noteField(page), 'it can be undone in the field').toHaveValue('');
});

test('a bookmark that has words is taken away with a word about them', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.keyboard.press('j');
  await page.keyboard.press('b');
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('words of mine');
  await noteField(page).press('Escape');
  await reader.cards.getByRole('button', { name: 'Show in text' }).click();
  await page.keyboard.press('b');
  await expect(reader.announcements).toHaveText('Bookmark and its note deleted. Undo available');
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toContainText('words of mine');
});

test('Tab leads to a card also when the one that had the focus is out of view', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 300);
  await card(page, 1).focus();
  await page.keyboard.press('End');
  await expect(card(page, 300)).toBeFocused();
  await page.getByRole('searchbox', { name: 'Filter by words' }).focus();
  await expect(reader.myNotes.locator('article[tabindex="0"]')).toHaveCount(1);
});
