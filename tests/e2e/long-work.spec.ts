import { layDownLargeRecord } from '../support/large-record';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

test('a long check shows how far it is, lets a person go on, and can be cancelled', async ({
  page,
  lectern,
}) => {
  layDownLargeRecord(lectern.dataDir, 'a-large-text', 30_000);
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'My data…' }).click();
  const dialog = page.getByRole('dialog', { name: 'My data' });
  const check = dialog.getByRole('button', { name: 'Check now' });
  const progress = dialog.getByRole('progressbar', { name: 'Checking everything…' });

  await check.click();
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await expect(check, 'the focus stays where it was').toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(reader.announcements).toHaveText('Cancelled. Nothing was changed.');
  await expect(progress).toHaveCount(0);
  await expect(dialog).toContainText('Not checked yet');

  await check.click();
  await expect(progress).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('30,000 annotations, all intact');
  await expect(progress).toHaveCount(0);
});
