import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { readerPage } from './support/reader-page';
import { dialogOf, offered, openTags, tagsOf } from './support/tags';

const tagField = (page: Page): Locator => page.getByRole('combobox', { name: 'Tags' });

test('tags are completed as one types, and what is typed stays what it is', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  for (const tag of ['Civil war', 'Cossacks', 'émigré']) {
    await tagField(page).pressSequentially(tag);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Done' }).click();

  await reader.mark('dispatched to Moscow', 'Add note');
  await tagField(page).pressSequentially('c');
  await expect(offered(page)).toHaveText([/^Civil war/, /^Cossacks/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(offered(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(tagField(page)).toHaveValue('');
  await tagField(page).pressSequentially('emig');
  await expect(offered(page), 'accents need not be typed').toHaveText([/^émigré/]);
  await offered(page).first().click();
  await tagField(page).pressSequentially('civil');
  await page.keyboard.press('Enter');
  await tagField(page).pressSequentially('CIVIL');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(tagsOf(reader.cards.filter({ hasText: 'Moscow' }))).toHaveText([
    'Cossacks',
    'émigré',
    'civil',
  ]);
});

test('Escape closes the list of tags before it closes the note', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await tagField(page).fill('war');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await reader.mark('dispatched to Moscow', 'Add note');
  await tagField(page).pressSequentially('w');
  await expect(offered(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(offered(page)).toHaveCount(0);
  await expect(tagField(page)).toHaveValue('w');
  await page.keyboard.press('Escape');
  await expect(tagField(page)).toHaveCount(0);
  await expect(tagsOf(reader.cards.filter({ hasText: 'Moscow' }))).toHaveText(['w']);
});

test('a tag of spaces is none; tags of any script and direction are shown apart', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  for (const tag of ['   ', '\u200b', 'שלום', '土地', 'left \u202e right', 'земля']) {
    await tagField(page).fill(tag);
    await page.keyboard.press('Enter');
  }
  await tagField(page).fill('');
  await page.keyboard.press('Escape');
  const tags = tagsOf(reader.cards.first());
  await expect(tags).toHaveText(['שלום', '土地', 'left \u202e right', 'земля']);
  for (const tag of await tags.all())
    expect(await tag.evaluate((e) => getComputedStyle(e).unicodeBidi)).toBe('isolate');
  expect(await tags.first().evaluate((element) => element.matches(':dir(rtl)'))).toBe(true);
});

test('a tag gets another name everywhere, in every spelling, and one step undoes it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ tags: ['peace', 'x'] }, { tags: ['Peace'] }, { tags: ['war'] }]);
  await expect(reader.cards).toHaveCount(3);
  await openTags(page);
  const row = dialogOf(page).getByRole('listitem').filter({ hasText: /peace/i });
  await expect(row).toContainText('2 notes');
  await row.getByRole('button', { name: 'Rename peace' }).click();
  await page.getByRole('textbox', { name: 'New name for peace' }).fill('  ');
  await expect(dialogOf(page)).toContainText('needs a visible character');
  await page.getByRole('textbox', { name: 'New name for peace' }).fill('Armistice');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('button', { name: 'Rename Armistice' })).toBeFocused();
  await expect(reader.announcements.filter({ hasText: 'Renamed in 2 notes' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(tagsOf(reader.cards.nth(0))).toHaveText(['x', 'Armistice']);
  await expect(tagsOf(reader.cards.nth(1))).toHaveText(['Armistice']);
  await page.keyboard.press('Control+z');
  await expect(tagsOf(reader.cards.nth(0))).toHaveText(['peace', 'x']);
  await expect(tagsOf(reader.cards.nth(1))).toHaveText(['Peace']);
});

test('a name that is there already merges, and so do tags that are selected; each is one step', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ tags: ['peace'] }, { tags: ['truce', 'peace'] }, { tags: ['armistice'] }]);
  await expect(reader.cards).toHaveCount(3);
  await openTags(page);
  await dialogOf(page).getByRole('button', { name: 'Rename truce' }).click();
  await page.getByRole('textbox', { name: 'New name for truce' }).fill('PEACE');
  await expect(dialogOf(page)).toContainText('The two will be merged');
  await dialogOf(page).getByRole('button', { name: 'Merge' }).click();
  await expect(dialogOf(page).getByRole('checkbox')).toHaveCount(2);
  await dialogOf(page).getByRole('checkbox', { name: 'Select PEACE' }).check();
  await dialogOf(page).getByRole('checkbox', { name: 'Select armistice' }).check();
  await dialogOf(page).getByRole('textbox', { name: 'Find a tag' }).fill('nothing that is there');
  await expect(dialogOf(page), 'also while the list shows others').toContainText(
    /2 selected: (PEACE, armistice|armistice, PEACE)/,
  );
  await dialogOf(page).getByRole('textbox', { name: 'Find a tag' }).fill('');
  await page.getByRole('textbox', { name: 'Merge into' }).fill('Peace');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('checkbox')).toHaveCount(1);
  await page.keyboard.press('Escape');
  for (const card of await reader.cards.all()) await expect(tagsOf(card)).toHaveText(['Peace']);
  await page.keyboard.press('Control+z');
  await expect(tagsOf(reader.cards.nth(2))).toHaveText(['armistice']);
  await expect(tagsOf(reader.cards.nth(1))).toHaveText(['PEACE']);
  await page.keyboard.press('Control+z');
  await expect(tagsOf(reader.cards.nth(1))).toHaveText(['truce', 'peace']);
});

test('among thousands of tags one is found and completed', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const tags = Array.from({ length: 3000 }, (_, index) => `tag ${index}`);
  await layAnnotations(page, [{ tags: tags.slice(0, 1500) }, { tags: tags.slice(1500) }]);
  await page.reload();
  await reader.mark('agents of Kaledin', 'Add note');
  await tagField(page).pressSequentially('2718');
  await expect(offered(page)).toHaveText([/^tag 2718/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await openTags(page);
  await expect(dialogOf(page).getByRole('listitem')).toHaveCount(200);
  await dialogOf(page).getByRole('textbox', { name: 'Find a tag' }).fill('2718');
  await expect(dialogOf(page).getByRole('listitem')).toHaveText([/tag 2718.*2 notes/]);
});
