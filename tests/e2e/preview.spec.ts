import { resize } from './support/frames';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { noteField, preview, showPreview } from './support/note-editor';

test('the preview takes the place of the field, moves nothing, and does not come with the next note', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).pressSequentially('# Who\n\nwere *they*?\n\n- one\n- two');
  const button = page.getByRole('button', { name: 'Preview', exact: true });
  await expect(reader.cards).toContainText('Saved');
  await button.focus();
  const place = await button.boundingBox();
  await button.press('Enter');
  await expect(preview(page).getByRole('heading', { name: 'Who' })).toBeVisible();
  await expect(preview(page).locator('em')).toHaveText('they');
  await expect(preview(page).getByRole('listitem')).toHaveText(['one', 'two']);
  await expect(noteField(page)).toBeHidden();
  await expect.poll(() => button.boundingBox()).toEqual(place);
  await button.press('Enter');
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('!');
  await expect(noteField(page), 'at the caret').toHaveValue(/two!$/);
  await showPreview(page);
  await page.getByRole('button', { name: 'Link…' }).click();
  await expect(page.getByRole('dialog', { name: 'Link to…' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(noteField(page), 'a link goes into the field').toBeVisible();
  await showPreview(page);
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await reader.mark('dispatched to Moscow', 'Add note');
  await expect(noteField(page)).toBeFocused();
});

test('where there is room the preview stands beside the field, as one types, and with the next note', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await resize(page, { width: 1700, height: 800 });
  await expect(noteField(page)).toBeFocused();
  await showPreview(page);
  await noteField(page).fill('were *they*?');
  await expect(preview(page).locator('em')).toHaveText('they');
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(preview(page)).toBeVisible();
  await expect(noteField(page)).toBeFocused();
  await noteField(page).fill('');
  await page.getByRole('combobox', { name: 'Tags' }).fill('kept');
  await page.keyboard.press('Escape');
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  await expect(preview(page), 'an empty note has nothing to show').toHaveCount(0);
});
