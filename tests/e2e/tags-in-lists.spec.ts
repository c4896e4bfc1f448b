import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { dialogOf, offered, openTags, tagsOf } from './support/tags';

const chips = (page: Page): Locator => page.getByRole('list', { name: 'Active filters' }).getByRole('button');
const filterGroup = async (page: Page, group: string): Promise<Locator> => {
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  return page.getByRole('dialog', { name: 'Filter' }).getByRole('group', { name: group });
};
const groupByTag = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Sort and group' }).click();
  const panel = page.getByRole('dialog', { name: 'Sort and group' });
  await panel.getByRole('group', { name: 'Group by' }).getByRole('button', { name: 'Tag' }).click();
  await page.keyboard.press('Escape');
};

test('a tag in several spellings is one in the filter, its chip, the chart and the groups', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const spellings = ['Reform', 'reform', 'Reform', 'REFORM\u200b'];
  await putNotes(page, 5, (number) => ({ tags: [spellings[number - 1] ?? 'other'] }));
  await expect(reader.cards).toHaveCount(5);

  await page.getByRole('button', { name: 'Counts by colour and tag' }).click();
  const bars = page.getByRole('group', { name: 'Most used tags' }).getByRole('button');
  await expect(bars).toHaveText(['Reform4', 'other1']);
  await bars.first().click();
  await expect(reader.myNotes).toContainText('4 of 5');
  await expect(chips(page)).toHaveText('Tag: Reform');
  await page.keyboard.press('Escape');
  const choices = (await filterGroup(page, 'With a tag')).locator('[aria-pressed]');
  await expect(choices).toHaveText(['other (1)', 'Reform (4)']);
  await expect(choices.last()).toHaveAttribute('aria-pressed', 'true');
  await choices.last().press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await groupByTag(page);
  await expect(reader.myNotes.getByRole('heading', { level: 3 })).toHaveText(['other1', 'Reform4']);
});

test('a tag for many is one that is known, comes once in whatever spelling, and none that nobody sees', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3, (number) => ({ tags: number === 3 ? ['Civil war'] : ['Reform'] }));
  await page.getByRole('button', { name: 'Select' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await expect(reader.announcements).toHaveText('3 selected');
  await page.getByRole('group', { name: 'Selected notes' }).getByRole('button', { name: 'Tag' }).click();
  const panel = page.getByRole('dialog', { name: 'Tag' });
  const field = panel.getByRole('combobox', { name: 'Add a tag' });
  const changed = reader.announcements.filter({ hasText: /changed/i });
  await field.fill('\u200b');
  await page.keyboard.press('Enter');
  await field.fill('reform');
  await page.keyboard.press('Enter');
  await expect(changed).toContainText('1 changed');
  await expect(panel.getByRole('listitem')).toHaveText([/Civil war\s*1/, /Reform\s*3|reform\s*3/]);
  await expect(tagsOf(reader.cards.nth(0))).toHaveText(['Reform']);
  await expect(tagsOf(reader.cards.nth(2))).toHaveText(['Civil war', 'reform']);

  await field.pressSequentially('r');
  await expect(offered(page), 'all of them bear Reform').toHaveText([/^Civil war/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(tagsOf(reader.cards.nth(0))).toHaveText(['Reform', 'Civil war']);
  await panel.getByRole('button', { name: 'Remove tag Reform' }).click();
  for (const card of await reader.cards.all()) await expect(tagsOf(card)).toHaveText(['Civil war']);
  await expect(field, 'what was pressed is gone').toBeFocused();
});

test('a tag that nobody sees, which an older program let in, is shown in words and can be taken away', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await putNotes(page, 3, () => ({ tags: ['\u200b', 'seen'] }));
  const unseen = '(invisible tag)';
  await expect(tagsOf(reader.cards.first())).toHaveText([unseen, 'seen']);
  await (await filterGroup(page, 'With a tag')).getByRole('button', { name: `${unseen} (3)` }).press('Enter');
  await expect(chips(page)).toHaveText(`Tag: ${unseen}`);
  await page.keyboard.press('Escape');

  await reader.cards.first().getByRole('button', { name: 'Edit note' }).click();
  await page.getByRole('button', { name: `Remove tag ${unseen}` }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.myNotes).toContainText('2 of 3');
  await expect(tagsOf(reader.cards.first())).toHaveText(['seen']);
  await openTags(page);
  await dialogOf(page)
    .getByRole('button', { name: `Rename ${unseen}` })
    .click();
  await page.getByRole('textbox', { name: `New name for ${unseen}` }).fill('found');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('listitem')).toHaveText([/found/, /seen/]);
  await page.keyboard.press('Escape');
  await chips(page).first().click();
  await expect(tagsOf(reader.cards.nth(0))).toHaveText(['seen']);
  await expect(tagsOf(reader.cards.nth(1))).toHaveText(['seen', 'found']);
});

test('of thousands of tags the filter offers the commonest, finds the others, and keeps what is selected', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const tags = Array.from({ length: 3000 }, (_, index) => `tag ${index}`);
  await layAnnotations(page, [
    { tags: tags.slice(0, 1500) },
    { tags: [...tags.slice(1500), 'émigré'] },
    { tags: ['émigré', 'tag 7'] },
  ]);
  await expect(reader.cards).toHaveCount(3);
  const group = await filterGroup(page, 'With a tag');
  const buttons = group.locator('[aria-pressed]');
  await expect(buttons).toHaveCount(50);
  await expect(group.getByRole('button', { name: 'émigré (2)' })).toBeVisible();
  await expect(group).toContainText('50 most used of 3,001');

  const field = group.getByRole('textbox', { name: 'Find a tag' });
  await field.focus();
  await page.keyboard.type('2718');
  await expect(buttons).toHaveText(['tag 2718 (1)']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(chips(page)).toHaveText('Tag: tag 2718');
  await expect(buttons).toBeFocused();
  await expect(reader.myNotes).toContainText('1 of 3');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('emigre');
  await expect(buttons, 'the chosen one stays').toHaveText(['émigré (2)', 'tag 2718 (1)']);
  await page.keyboard.press('Escape');
  await expect(field, 'the letters go first').toHaveValue('');
  await expect(buttons).toHaveCount(51);
  await group.getByRole('button', { name: 'tag 2718' }).press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await expect(group.getByRole('button', { name: 'tag 2718' }), 'what was pressed does not go').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(group).toHaveCount(0);
});
