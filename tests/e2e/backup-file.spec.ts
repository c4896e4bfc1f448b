import { backupText } from '../support/backup-text';
import { longNotes } from '../support/large-record';
import { chooseBackup, openMyData } from './support/my-data';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

/** A backup of so many notes, each as `changed` has it. */
const backupOf = (count: number, changed: object = {}): string => {
  const [textId, time] = ['some-text', '2026-11-24T08:00:00.000Z'];
  const annotations = longNotes(textId, count, changed);
  return backupText(time, new Map([[textId, { annotations, trash: [], versions: [] }]]), {});
};

test('a long backup file is sent in parts; that can be cancelled, and be done again', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const dialog = await openMyData(page);
  let parts = 0;
  let [reach, release] = [(): void => undefined, (): void => undefined];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/restore.receive', async (route) => {
    parts += 1;
    if (parts === 2) {
      reach();
      await held;
    }
    await route.continue();
  });
  const text = backupOf(2000); // one part and a little more
  await chooseBackup(dialog, text);
  const progress = dialog.getByRole('progressbar', { name: 'Comparing…' });
  await reached;
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  release();
  await expect(reader.announcements).toHaveText('Cancelled. Nothing was changed.');
  await expect(progress).toHaveCount(0);
  expect(parts, 'no part after that').toBe(2);
  await page.unroute('**/api/restore.receive');

  await chooseBackup(dialog, text);
  await expect(dialog).toContainText('Add back 2,000 notes that are no longer here');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByRole('button', { name: 'Check now' })).toBeVisible();
});

test('what is refused of a backup is listed, and said to be the first only when there is more', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const dialog = await openMyData(page);
  const alert = dialog.getByRole('alert');
  for (const [refused, shown, sentence] of [
    [5, 5, '5 items in it are not valid and cannot be restored. The rest can.'],
    [6, 5, '6 items in it are not valid and cannot be restored. The rest can. The first 5:'],
  ] as const) {
    await chooseBackup(dialog, backupOf(refused, { colour: 'mauve' }));
    await expect(alert.getByRole('paragraph')).toHaveText(sentence);
    await expect(alert.getByRole('listitem')).toHaveCount(shown);
    await dialog.getByRole('button', { name: 'Back' }).click();
  }
});
