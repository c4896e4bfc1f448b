import { layAnnotations } from './support/lay-annotations';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { noteField, typeIntoPicker } from './support/note-editor';

const textId = 'lenin-cc-speeches-1917-11-14';

test('a note lists the notes that link to it, as they come, change and go; each leads to its card', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [target] = await layAnnotations(page, [{ note: 'The *target*' }]);
  const [source] = await layAnnotations(page, [
    { note: `First of all [it](#note-${target})` },
    { note: `\`[no link](#note-${target})\`` },
  ]);
  const card = page.locator(`#note-${target}`);
  const from = card.getByRole('list', { name: 'Linked from' });
  await expect(from.getByRole('button')).toHaveText('First of all itOn the whole text');
  await from.getByRole('button').press('Enter');
  await expect(page.locator(`#note-${source}`)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(card, 'Back returns').toBeFocused();

  await reader.mark('agents of Kaledin', 'Add note');
  await page.keyboard.type('Then [[');
  await typeIntoPicker(page, 'target');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toHaveValue(/^Then \[The target\]/);
  await page.keyboard.press('Escape');
  await expect(from.getByRole('button')).toHaveCount(2);
  await ask(page, 'annotations.update', { textId, id: source, changes: { note: 'No link any more' } });
  await expect(from.getByRole('button')).toHaveText(/^Then/);
  const third = reader.cards.filter({ has: page.getByRole('blockquote') });
  await third.getByRole('button', { name: 'Delete' }).click();
  await expect(from).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(from.getByRole('button')).toHaveText(/^Then/);
});
