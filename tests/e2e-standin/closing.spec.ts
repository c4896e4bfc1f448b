import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { expect, test } from './support/desktop';
import { filesHolding, writeWithoutPlace } from './support/record';

for (const [name, signal] of [
  ['the window’s button', null],
  ['SIGTERM', 'SIGTERM'],
  ['SIGINT', 'SIGINT'],
] as const) {
  test(`what is typed in the last moment is kept: ${name}`, async ({ open, dataDir }) => {
    const { desktop, page } = await open();
    const reader = readerPage(page);
    await reader.select('Kamenev');
    await reader.selectionToolbar.getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
    if (signal === null) await desktop.act('close');
    else desktop.signal(signal);
    expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
    expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
    expect(readdirSync(dataDir).filter((file) => /lock/i.test(file))).toEqual([]);
  });
}

const hasTerminals = spawnSync('script', ['--version']).status === 0;

test('what is typed in the last moment is kept: Ctrl+C in a terminal', async ({ open, dataDir }) => {
  test.skip(!hasTerminals, 'no program "script" (util-linux) makes a pseudo-terminal here');
  const { desktop, page } = await open({ pty: true });
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  desktop.type('\u0003');
  expect((await desktop.ended).code).toBe(0);
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
});

test('what is typed in the last moment is kept: npm start asks for the end, as on Windows', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open({ env: { ...process.env, LECTERN_STARTER: 'npm start' } });
  expect(desktop.toldStarter).toEqual([{ lectern: 'started' }]);
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  desktop.endByStarter();
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
});

test('what is typed in the last moment is kept: the system shuts down', async ({ open, dataDir }) => {
  const { desktop, page } = await open();
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  expect(await desktop.happen('shutdown'), 'the system waits').toBe(true);
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
});

test('what is typed in the last moment is kept: Windows ends the session', async ({ open, dataDir }) => {
  const { desktop, page } = await open({ platform: 'win32' });
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  await desktop.happen('query-session-end');
  await expect.poll(() => filesHolding(dataDir, 'the last words')).not.toEqual([]);
  await desktop.happen('session-end').catch(() => undefined); // it may have ended already
  await expect.poll(() => readdirSync(dataDir).filter((file) => /lock-/i.test(file))).toEqual([]);
});

test('after a defect the program comes to rest in order and says so, without a word of the reader', async ({
  open,
  dataDir,
}) => {
  // The word is put together, because the stack names the address of this script.
  const act = encodeURIComponent("process.on('SIGUSR2', () => { throw new Error('pri' + 'vate') })");
  const env = { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${act}` };
  const { desktop, page } = await open({ env });
  const reader = readerPage(page);
  await reader.select('Kamenev');
  await reader.selectionToolbar.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  desktop.signal('SIGUSR2');
  const box = await desktop.dialog('error');
  expect(box.options.title).toBe('Lectern has met a defect and closed');
  box.answer(undefined);
  const { code, stderr } = await desktop.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('Lectern has met a defect and closed');
  expect(stderr).not.toContain('private');
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
  expect(readdirSync(dataDir).filter((file) => /lock/i.test(file))).toEqual([]);
});

/** Keeps the page's script busy for so many milliseconds. */
const hang = (page: Page, milliseconds: number): Promise<void> =>
  page.evaluate((time) => {
    setTimeout(() => {
      const end = performance.now() + time;
      while (performance.now() < end);
    });
  }, milliseconds);

test('a page that does not answer is asked about, and its words are kept when the person waits', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note' }).fill('the last words');
  await hang(page, 8000); // longer than the program waits
  await desktop.act('close');
  const question = await desktop.dialog('message');
  expect(question.options).toMatchObject({
    message: 'The window does not answer.',
    buttons: ['Wait', 'Close anyway'],
    cancelId: 0,
  });
  // The page answers while the person is asked: the question goes, and the program ends.
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
});

test('a page that is loaded anew while the program waits for its last words is asked again', async ({
  open,
}) => {
  const { desktop, page } = await open();
  await hang(page, 60_000);
  await desktop.act('close');
  await desktop.crash();
  // Nobody is asked about a page that answers.
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a page that does not answer does not hold a program that nobody can be asked about', async ({
  open,
}) => {
  const { desktop, page } = await open();
  await hang(page, 10_000);
  desktop.signal('SIGTERM');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});

test('Windows may end the session at once when no words wait, and otherwise when they are safe or given up', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open({ platform: 'win32' });
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  expect(await desktop.happen('query-session-end'), 'nothing waits').toBe(false);
  await writeWithoutPlace(page, dataDir);
  expect(await desktop.happen('query-session-end'), 'Windows waits').toBe(true);
  const question = await desktop.dialog('message');
  expect(question.options.message).toBe('Something you wrote is not on disk yet.');
  question.answer({ response: 1 });
  expect((await desktop.ended).code).toBe(0);
});

test('words that are not on disk keep the window open until the person decides', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  const mend = await writeWithoutPlace(page, dataDir);
  await desktop.act('close');
  const question = await desktop.dialog('message');
  expect(question.options.buttons).toEqual(['Keep open', 'Close anyway']);
  question.answer({ response: 0 });
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('words without a place');
  expect(await desktop.windows()).toHaveLength(1);

  mend();
  await desktop.choose('File', 'Quit');
  expect(await desktop.ended).toMatchObject({ code: 0 });
  expect(filesHolding(dataDir, 'words without a place')).not.toEqual([]);
});

test('the person may close a page that does not answer, also after an end by a signal was called off', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  await writeWithoutPlace(page, dataDir);
  desktop.signal('SIGTERM');
  (await desktop.dialog('message')).answer({ response: 0 });
  await expect.poll(() => desktop.windows()).toHaveLength(1);
  await hang(page, 10_000); // a page that hangs for ever holds up the test
  await desktop.choose('File', 'Quit');
  const question = await desktop.dialog('message');
  expect(question.options.message).toBe('The window does not answer.');
  question.answer({ response: 1 });
  expect((await desktop.ended).code).toBe(0);
});

test('the person may close all the same', async ({ open, dataDir }) => {
  const { desktop, page } = await open();
  await writeWithoutPlace(page, dataDir);
  await desktop.choose('File', 'Quit');
  (await desktop.dialog('message')).answer({ response: 1 });
  const { code, stderr } = await desktop.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('EEXIST');
  expect(stderr).not.toContain('words without a place');
});

test('a start on another folder that was called off does not follow a later end', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  const mend = await writeWithoutPlace(page, dataDir);
  await desktop.choose('File', 'Open Another Data Folder…');
  (await desktop.dialog('open')).answer({ canceled: false, filePaths: [join(dataDir, 'another')] });
  (await desktop.dialog('message')).answer({ response: 0 });
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('words without a place');

  mend();
  await desktop.choose('File', 'Quit');
  expect(await desktop.ended).toMatchObject({ code: 0 });
  expect(desktop.relaunches).toEqual([]);
});
