import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

test.use({ lecternArguments: ['--read-only'] });

test('a folder that is open read-only says so, and offers nothing that would change it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await expect(reader.alerts).toContainText('open read-only');
  await reader.select('agents of Kaledin');
  await expect(reader.selectionToolbar.getByRole('button')).toHaveText(['Copy with citation']);
  await page.keyboard.press('h');
  await expect(reader.announcements).toContainText('read-only');
  await expect(reader.cards).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});
