import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test('undo goes back in the order in which one acted, and names what another window did before it does it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.keyboard.press('j');
  await reader.mark('agents of Kaledin', 'Add note');
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type('words');
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('b'); // within the pause for which typed words wait
  await expect(reader.cards).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(reader.cards, 'the bookmark goes first').toHaveCount(1);
  await expect(field).toHaveValue('words');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);

  const other = await page.context().newPage();
  const there = readerPage(other);
  await there.open(lectern.url);
  await there.mark('dispatched to Moscow', 'Highlight in green');
  await expect(reader.cards).toHaveCount(2);
  await reader.text.focus();
  await page.keyboard.press('Control+z');
  await expect(reader.announcements).toContainText('in another window: “dispatched to Moscow” was added');
  await expect(reader.cards, 'nothing is undone yet').toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(1);
  await other.close();
});

test('a note that was begun and left without a word is gone after the window was, a highlight is not', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await reader.mark('dispatched to Moscow', 'Highlight in green');
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(field).toBeFocused();
  await expect(reader.cards.filter({ hasText: 'Saved' })).toHaveCount(2);
  await page.reload();
  await expect(reader.text).toBeVisible();
  await expect(reader.cards).toHaveCount(1);
  await expect(reader.cards).toContainText('dispatched to Moscow');
});

test('an empty note that goes takes the focus from nothing that has got it since', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  await page.route('**/api/annotations.removeEmpty', async (route) => {
    await held;
    await route.continue();
  });
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(reader.cards).toBeFocused();
  await reader.searchBox.focus();
  letGo();
  await expect(reader.announcements).toContainText('discarded');
  await page.keyboard.type('peace');
  await expect(reader.searchBox).toHaveValue('peace');
});

test('an empty note is not kept, a highlight is, and a note that was emptied comes back with its words', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(field).toBeFocused();
  await page.keyboard.type('  ');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(0);
  await expect(reader.announcements).toContainText('discarded');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual([]);

  await reader.mark('agents of Kaledin', 'Highlight in green');
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(reader.cards).toHaveCount(1);

  await reader.mark('dispatched to Moscow', 'Add note');
  await expect(field).toBeFocused();
  await page.keyboard.type('my words');
  await page.keyboard.press('Escape');
  const card = reader.cards.filter({ hasText: 'my words' });
  await card.getByRole('button', { name: 'Edit note' }).click();
  await field.fill('');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(card).toBeVisible();
});
