import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { cannotMount, smallDisk } from '../support/small-disk';
import { expect, test } from './support/desktop';
import { filesHolding, notesOf, writeNote } from './support/record';

// For each folder: a sentence that says what happened, what is safe and what can be done.

const noteField = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });

test('a disk that is full: the notes are read, new words wait in the window until there is room', async ({
  open,
}) => {
  const disk = smallDisk(4096);
  test.skip(!disk, cannotMount);
  if (!disk) return;
  try {
    const args = ['--data-dir', disk.folder];
    const first = await open({ args });
    await writeNote(first.page, 'from before');
    await first.desktop.act('close');
    await first.desktop.ended;
    disk.fill();

    const { desktop, page } = await open({ args });
    expect(await notesOf(page)).toEqual(['from before']);
    await readerPage(page).mark('Kamenev', 'Add note');
    await noteField(page).fill('words without room');
    await expect(page.getByRole('alert').filter({ hasText: 'could not be written' })).toContainText(
      'The disk is full: free some space there, and Lectern saves it.',
    );
    disk.makeRoom();
    await expect.poll(() => filesHolding(disk.folder, 'words without room')).not.toEqual([]);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be written' })).toHaveCount(0);
    await desktop.act('close');
    expect((await desktop.ended).code).toBe(0);
  } finally {
    disk.remove();
  }
});

test('a disk that can only be read: the person may read', async ({ open, start }) => {
  const disk = smallDisk(4096);
  test.skip(!disk, cannotMount);
  if (!disk) return;
  try {
    const args = ['--data-dir', disk.folder];
    const first = await open({ args });
    await writeNote(first.page, 'from before');
    await first.desktop.act('close');
    await first.desktop.ended;
    disk.makeReadOnly();

    const desktop = await start({ args });
    const question = await desktop.dialog('message');
    expect(question.options).toMatchObject({
      message: 'The data folder cannot be written.',
      detail: `Nothing can be kept in ${disk.folder}, because its disk can only be read (EROFS). Nothing in it was changed. You can read what is there; nothing that you change is kept. To write, put that right and start Lectern again, or open another folder (File › Open Another Data Folder…).`,
      buttons: ['Open read-only', 'Quit'],
    });
    question.answer({ response: 0 });
    const { page } = await desktop.window();
    expect(await notesOf(page)).toEqual(['from before']);
    await expect(page.getByRole('button', { name: 'Read-only' })).toBeVisible();
    await expect(writeNote(page, 'not to be kept')).rejects.toThrow('read-only');
    await desktop.act('close');
    expect((await desktop.ended).code).toBe(0);
  } finally {
    disk.remove();
  }
});

test('a second start with an unknown option, another folder or "--take-over" leaves the running program alone', async ({
  open,
  start,
  dataDir,
}) => {
  const { desktop, page } = await open();
  const wrong = await start({ args: ['--colour'], terminal: true });
  expect(await wrong.ended).toMatchObject({ code: 2 });
  const takingOver = await start({ args: ['--take-over'] });
  expect(await takingOver.ended, 'the program lives').toMatchObject({ code: 0, stderr: '' });
  const other = await open({ args: ['--data-dir', join(dataDir, 'other')] });
  await writeNote(other.page, 'in the other folder');
  await writeNote(page, 'in the first folder');
  expect(await notesOf(page)).toEqual(['in the first folder']);
  for (const one of [other.desktop, desktop]) {
    await one.act('close');
    expect(await one.ended).toMatchObject({ code: 0, stderr: '' });
  }
});

test('a second start with "--read-only" reads beside the running program', async ({ open }) => {
  const { page } = await open();
  await writeNote(page, 'in the first program');
  const reading = await open({ args: ['--read-only'] });
  expect(await notesOf(reading.page)).toEqual(['in the first program']);
  await expect(writeNote(reading.page, 'not to be kept')).rejects.toThrow('read-only');
  await writeNote(page, 'and later');
});
