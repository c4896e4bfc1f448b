import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clipboard } from '../e2e/support/clipboard';
import { readerPage } from '../e2e/support/reader-page';
import { expectOpen, minutes, speeches } from '../e2e/support/two-texts';
import { expect, invoke, test } from './support/desktop';
import { notesOf, writeNote } from './support/record';

test.use({ secondText: true });

const unknown = '00000000-0000-4000-8000-000000000000';

test('a first start and a second start with a link go where it leads', async ({ open, start }) => {
  const { desktop, page } = await open({ args: [`lectern://text/${minutes.id}#s2-p1`] });
  await expectOpen(page, minutes);
  await expect(page.locator('#s2-p1')).toBeFocused();

  await desktop.act('minimise');
  const second = await start({ args: ['--', `lectern://text/${speeches.id}#s3-p1`] });
  expect(await second.ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
  await expectOpen(page, speeches);
  await expect(page.locator('#s3-p1')).toBeFocused();
  expect(await desktop.windows()).toMatchObject([{ minimised: false, focused: true }]);
  await desktop.choose('Go', 'Back');
  await expectOpen(page, minutes);
});

test('macOS tells of a link by an event, before the program is ready and later', async ({ open }) => {
  const { desktop, page } = await open({
    platform: 'darwin',
    openUrl: `lectern://text/${speeches.id}#s2-p1`,
  });
  await expect(page.locator('#s2-p1')).toBeFocused();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await desktop.openUrl(`lectern://text/${speeches.id}#s3-p1`);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('#s3-p1')).toBeFocused();
});

test('a link to a note opens its card, in the text that it is on and the window that was used last', async ({
  open,
}) => {
  const { desktop, page } = await open({ platform: 'darwin' });
  await readerPage(page).mark(speeches.words, 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('a note to link to');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(readerPage(page).announcements).toHaveText('Note saved');
  const listed = (await invoke(page, 'annotations.list', { textId: speeches.id })) as Listed;
  const id = listed.value.annotations[0]?.id ?? '';
  await desktop.choose('File', 'New Window');
  const { page: second } = await desktop.window();
  await expectOpen(second, speeches);
  await readerPage(page).searchBox.focus();
  await desktop.openUrl(`lectern://text/${minutes.id}`);
  await expectOpen(second, minutes);
  await desktop.openUrl(`lectern://note/${id}`);
  await expectOpen(second, speeches);
  await expect(readerPage(second).cards).toBeFocused();
  await expect(readerPage(second).cards).toContainText('a note to link to');
  await expect(readerPage(second).text.locator('#s3-p1')).toBeInViewport();
  await expect(readerPage(page).searchBox, 'the other window').toBeFocused();
});

test('a link to a paragraph and to a note is copied from the menu, the palette and a highlight, and followed', async ({
  open,
}) => {
  const { desktop, page } = await open({ platform: 'darwin' });
  const reader = readerPage(page);
  const copied = async (): Promise<string> => {
    await expect(reader.announcements).toHaveText('Link copied');
    return clipboard(page.context());
  };
  await page.locator('#s2-p1 .words').click({ button: 'right' });
  await (await desktop.contextMenu()).choose('Copy Link to Paragraph');
  const toParagraph = await copied();
  expect(toParagraph).toBe(`lectern://text/${speeches.id}#s2-p1`);

  await reader.mark(speeches.words, 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('a note to link to');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(reader.announcements).toHaveText('Note saved');
  await reader.cards.getByText('a note to link to').click({ button: 'right' });
  await (await desktop.contextMenu()).choose('Copy Link to Note');
  const toNote = await copied();
  await page.keyboard.press('Meta+k');
  await page.getByRole('combobox').fill('copy link to the open note');
  await page.keyboard.press('Enter');
  expect(await copied()).toBe(toNote);
  await reader.clickOn(speeches.words, 'right');
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(await copied()).toBe(toNote);

  await page.keyboard.press('Escape');
  await page.evaluate(() => document.getElementById('s1-p1')?.scrollIntoView());
  await desktop.openUrl(toParagraph);
  await expect(page.locator('#s2-p1')).toBeFocused();
  await desktop.openUrl(toNote);
  await expect(reader.cards).toBeFocused();
});

interface Listed {
  readonly value: { readonly annotations: readonly { readonly id: string }[] };
}

test('a link that leads nowhere says so, and changes nothing', async ({ open }) => {
  const { desktop, page } = await open({ platform: 'darwin' });
  await writeNote(page, 'kept');
  const toast = readerPage(page).announcements;
  for (const [url, sentence] of [
    [`lectern://text/${speeches.id}#s99-p1`, 'This text has no paragraph “s99-p1”'],
    [`lectern://note/${unknown}`, 'The note of this link was not found; it may have been deleted'],
    ['lectern://app/?text=x', 'This link leads to no text or note in Lectern'],
    [`lectern://text/${speeches.id}#<img src=x>`, 'This link leads to no text or note in Lectern'],
    [`lectern://text/${'a'.repeat(100_000)}`, 'This link leads to no text or note in Lectern'],
  ] as const) {
    await desktop.openUrl(url);
    await expect(toast).toHaveText(sentence);
  }
  await desktop.openUrl('lectern://text/no-such-text');
  await expect(page.getByRole('alert')).toContainText('cannot be opened');
  await expectOpen(page, speeches);
  expect(await notesOf(page)).toEqual(['kept']);
});

test('what stands after a link is no option, and another scheme is no link', async ({
  open,
  start,
  dataDir,
}) => {
  const evil = join(dataDir, 'evil');
  const { desktop, page } = await open({
    packaged: true,
    platform: 'win32',
    args: ['--', 'lectern://text/x"', `--data-dir=${evil}`, '--take-over'],
  });
  await expect(readerPage(page).announcements).toHaveText('This link leads to no text or note in Lectern');
  expect(existsSync(evil)).toBe(false);
  expect(await desktop.facts()).toMatchObject({ protocols: [{ scheme: 'lectern', args: ['--'] }] });
  await desktop.act('close');
  await desktop.ended;

  const other = await start({ args: ['https://example.org/'], terminal: true });
  expect(await other.ended).toMatchObject({ code: 2 });
});
