import type { AnnotationList } from '#contract/commands';
import { layAnnotations } from './support/lay-annotations';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { noteField, preview, showPreview } from './support/note-editor';

const textId = 'lenin-cc-speeches-1917-11-14';

test('in a note of a megabyte one can write; it is saved, and its preview is made on demand', async ({
  page,
  lectern,
}) => {
  test.slow();
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const paragraph = `${'A sentence with *some* words. '.repeat(20)}\n\n`;
  const note = paragraph.repeat(Math.ceil(1_000_000 / paragraph.length));
  await layAnnotations(page, [{ note }]);
  await expect(reader.cards.getByRole('button', { name: 'Show more' })).toBeVisible();
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  const parts = page.getByRole('group', { name: 'Part of the note' });
  await expect(noteField(page), 'a part of it, at first the last').toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('The beginning, ');
  await expect(noteField(page)).toHaveValue(/^The beginning, A sentence/);
  await expect(parts).toContainText(/Characters 1 to \d\d,\d{3} of 1,0/);
  await parts.getByRole('button', { name: 'Later part' }).click();
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(noteField(page), 'undo does not bring the other part here').toHaveValue(/^A sentence/);
  await page.keyboard.type('in the middle, ');
  await expect(noteField(page)).toHaveValue(/^in the middle, A sentence/);
  for (let letter = 0; letter < 15; letter += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(noteField(page), 'over the edge').toHaveValue(/^The beginning, A sentence/);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('and the *end*');
  await expect(noteField(page)).toHaveValue(/and the \*end\*$/);
  await expect(reader.cards).toContainText('Saved');
  await showPreview(page);
  await expect(preview(page)).toContainText('This note is long');
  await page.getByRole('button', { name: 'Update preview' }).click();
  await expect(preview(page)).not.toContainText('This note is long');
  await page.getByRole('button', { name: 'Done' }).click();
  const written = note.length + 'The beginning, in the middle, and the *end*'.length;
  await expect
    .poll(async () => {
      const listed = (await ask(page, 'annotations.list', { textId })) as AnnotationList;
      return listed.annotations.map((one) => one.note.length);
    }, 'nothing is lost')
    .toEqual([written]);
  await page.reload();
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toHaveValue(/and the \*end\*$/);
});
