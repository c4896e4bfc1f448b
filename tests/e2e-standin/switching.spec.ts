import { readerPage } from '../e2e/support/reader-page';
import { expectOpen, minutes, speeches, switchTo } from '../e2e/support/two-texts';
import { expect, test } from './support/desktop';

test.use({ secondText: true });

test('the desktop opens another text, keeps it when its page is loaded anew, and begins with it', async ({
  open,
}) => {
  const { desktop, page } = await open();
  await expectOpen(page, speeches);
  await switchTo(page, minutes);
  await readerPage(page).mark(minutes.words, 'Highlight in green');
  await expect(readerPage(page).cards).toContainText('Saved');
  const reloaded = page.waitForEvent('load');
  await desktop.emitOnPage('render-process-gone', { reason: 'crashed', exitCode: 1 });
  await reloaded;
  await expectOpen(page, minutes);
  await expect(readerPage(page).cards).toHaveCount(1);
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });

  const again = await open();
  await expectOpen(again.page, minutes);
  await expect(readerPage(again.page).cards).toHaveCount(1);
});
