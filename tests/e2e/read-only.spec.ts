import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLocksForeign } from '../support/foreign-lock';
import { firstText, signIn } from '../support/http-client';
import { startLectern } from '../support/web-shell';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

test.describe(() => {
  test.use({ lecternArguments: ['--read-only'] });

  test('a folder that is open read-only says so, and offers nothing that would change it', async ({
    page,
    lectern,
  }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await expect(reader.alerts).toContainText('open read-only');
    const badge = page.getByRole('button', { name: 'Read-only' });
    await badge.click();
    await expect(reader.alerts).toBeInViewport({ ratio: 1 });
    expect((await reader.alerts.boundingBox())?.width, 'the sentence can be read').toBeGreaterThan(200);
    await page.keyboard.press('Escape');
    await expect(badge).toHaveAttribute('aria-expanded', 'false');
    await reader.select('agents of Kaledin');
    await expect(reader.selectionToolbar.getByRole('button')).toHaveText(['Copy with citation', 'Find all']);
    await page.keyboard.press('h');
    await expect(reader.announcements).toContainText('read-only');
    await expect(reader.cards).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });

  test('a page that is opened again shows what another program has written since, and says what is damaged', async ({
    page,
    lectern,
    browser,
  }) => {
    const writer = await startLectern({ dataDir: lectern.dataDir });
    const elsewhere = await browser.newContext();
    const theirs = readerPage(await elsewhere.newPage());
    await theirs.open(writer.url);
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await expect(reader.alerts).toContainText('reload it to see what has been saved since');

    await theirs.mark('agents of Kaledin', 'Highlight in green');
    await expect(theirs.cards).toContainText('Saved');
    await page.reload();
    await expect(reader.cards).toContainText('agents of Kaledin');
    await expect(reader.cards, 'nothing is saved from here').not.toContainText('Saved');

    await elsewhere.close();
    await writer.stop();
    const records = join(lectern.dataDir, 'records');
    const [document = ''] = readdirSync(records);
    const bytes = readFileSync(join(records, document), 'utf8');
    rmSync(join(records, document));
    writeFileSync(join(records, document), bytes.replace('Kaledin', 'Kaledim'));
    await page.reload();
    await expect(reader.alerts.filter({ hasText: 'open read-only' })).toBeVisible();
    await expect(reader.alerts.filter({ hasText: 'is missing or was damaged' })).toBeVisible();
    await expect(reader.cards, 'the journal still holds it').toContainText('agents of Kaledin');
  });
});

test('a program whose folder is taken over writes nothing more, says so, and keeps what was typed', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('before');
  await expect(reader.cards).toContainText('Saved');

  makeLocksForeign(lectern.dataDir);
  const dataDir = lectern.dataDir;
  await expect(startLectern({ dataDir })).rejects.toThrow('on elsewhere): close that one');
  await expect(startLectern({ dataDir })).rejects.toThrow('--take-over');
  const other = await startLectern({ dataDir, args: ['--take-over'] });
  await note.fill('before and after');
  await expect(reader.alerts.filter({ hasText: 'taken over this data folder' })).toBeVisible();
  await expect(reader.alerts.filter({ hasText: 'Copy unsaved notes' })).toBeVisible();
  await expect(reader.cards).toContainText('Not on disk');
  await expect(note).toHaveValue('before and after');

  const client = await signIn(other);
  const list = (await client.invoke('annotations.list', { textId: await firstText(client) })) as {
    value: { annotations: { note: string }[] };
  }; // by the contract
  expect(list.value.annotations.map((annotation) => annotation.note)).toEqual(['before']);
  await other.stop();
});
