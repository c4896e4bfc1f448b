import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { expectOpen, minutes, speeches, switchTo } from './support/two-texts';

test.use({ secondText: true });

test('the browser’s own Back opens the text of the address, so that address and text agree', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  await page.evaluate(() => void (location.hash = '#s3-p1'));
  await expect(page.locator('#s3-p1')).toBeFocused();
  await switchTo(page, minutes);

  await page.goBack();
  await expectOpen(page, speeches);
  await page.goForward();
  await expectOpen(page, minutes);
  await expect(page).toHaveURL(new RegExp(`text=${minutes.id}`));
  await page.goBack();
  await page.reload();
  await expectOpen(page, speeches);
  await expect(page).toHaveURL(new RegExp(`text=${speeches.id}`));
});

test('the address keeps naming the text that is read when another cannot be opened', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  await page.evaluate(() => void (location.hash = '#s3-p1'));
  await switchTo(page, minutes);
  await page.route('**/api/text.open', (route) =>
    route.fulfill({ json: { ok: false, error: { code: 'text-damaged', message: '' } } }),
  );
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText('cannot be opened');
  await expect(page).toHaveURL(new RegExp(`text=${minutes.id}`));
  await expectOpen(page, minutes);
});
