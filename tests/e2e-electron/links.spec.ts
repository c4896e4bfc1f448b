import { readerPage } from '../e2e/support/reader-page';
import { expect, test, whyNot } from './support/electron';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

const text = 'lectern://text/lenin-cc-speeches-1917-11-14';

test('a link of the first start and of a second start leads to its paragraph', async ({ launch }) => {
  const app = await launch([`${text}#s2-p1`]);
  const page = await app.firstWindow();
  await expect(page.locator('#s2-p1')).toBeFocused();
  await launch(['--', `${text}#s3-p1`]).catch(() => undefined); // ends before Playwright can take hold of it
  await expect(page.locator('#s3-p1')).toBeFocused();
});

test('a link that leads nowhere is refused, and what stands after it is no option', async ({ launch }) => {
  const app = await launch(['lectern://app/', '--read-only']);
  const page = await app.firstWindow();
  await expect(readerPage(page).announcements).toHaveText('This link leads to no text or note in Lectern');
  await expect(page.getByText('Read-only')).toHaveCount(0);
});
