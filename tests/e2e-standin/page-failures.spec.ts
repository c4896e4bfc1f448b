import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRecordNewer } from '../support/newer-record';
import { copyBuild } from '../../scripts/bench/build-copy.mjs';
import { appPath, expect, test as base } from './support/desktop';
import { filesHolding, writeNote } from './support/record';

/** `copy`: a copy of the built program that a test may damage. */
const test = base.extend<{ copy: { readonly folder: string; readonly out: string } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the needed fixtures from the pattern
  copy: async ({}, use) => {
    const build = copyBuild(join(appPath, 'out'));
    await use(build);
    build.remove();
  },
});

test('the page for a record that cannot be opened can be loaded again, and closes at once', async ({
  open,
  dataDir,
}) => {
  const first = await open();
  await writeNote(first.page, 'kept');
  await first.desktop.act('close');
  await first.desktop.ended;
  makeRecordNewer(dataDir);

  const { desktop, page } = await open();
  await expect(page.getByRole('heading', { name: 'Lectern could not open your notes' })).toBeVisible();
  // Only a page that has answered is asked whether it may go; one that does not answer is destroyed.
  await page.evaluate(() => window.addEventListener('beforeunload', () => console.info('asked')));
  const asked = page.waitForEvent('console', (message) => message.text() === 'asked');
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Try again' }).click();
  await Promise.all([asked, loaded]);
  await expect(page.getByRole('alert').first()).toContainText('newer version of Lectern');

  await page.evaluate(() => window.addEventListener('beforeunload', () => console.info('asked')));
  const askedAgain = page.waitForEvent('console', (message) => message.text() === 'asked');
  await desktop.act('close');
  await askedAgain;
  expect((await desktop.ended).code).toBe(0);
});

test('a crash while the page is loaded for the first time is no failure to start', async ({
  start,
  dataDir,
}) => {
  const desktop = await start();
  await expect.poll(async () => (await desktop.windows()).length).toBe(1);
  await desktop.crash();
  let { page } = await desktop.window();
  if (page.isClosed()) ({ page } = await desktop.window()); // a fast machine may have loaded it before the crash
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  const log = readFileSync(join(dataDir, 'log/lectern.log'), 'utf8');
  expect(log).toMatch(/ started version=.* shell=desktop .* page-gone reason=crashed code=\d+\n.* ended\n$/s);
});

test('a page that cannot be loaded is asked about, and loads when its files are there again', async ({
  start,
  copy,
  dataDir,
}) => {
  const page = join(copy.out, 'renderer/index.html');
  renameSync(page, `${page}.kept`);
  const desktop = await start({ appPath: copy.folder });
  const question = await desktop.dialog('message');
  expect(question.options.buttons).toEqual(['Load again', 'Quit']);
  expect(question.options.detail).toContain(`Your notes are untouched; they lie in ${dataDir}.`);
  expect(question.options.detail).toContain('install it again');
  renameSync(`${page}.kept`, page);
  question.answer({ response: 0 });
  const shown = await desktop.window();
  await expect(shown.page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  await desktop.act('close');
  const { code, stderr } = await desktop.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('Lectern: Error ERR_FAILED');
  expect(stderr, 'no message of an error').not.toContain('The built interface');
});

test('a preload that fails is asked about, without the words of its error', async ({ start, copy }) => {
  writeFileSync(join(copy.out, 'preload/index.cjs'), "throw new Error('pri' + 'vate')");
  const desktop = await start({ appPath: copy.folder });
  const question = await desktop.dialog('message');
  expect(question.options.buttons).toEqual(['Load again', 'Quit']);
  question.answer({ response: 1 });
  const { code, stderr } = await desktop.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('Lectern: Error');
  expect(stderr).not.toContain('private');
});

test('a page that hangs is asked about; the question goes when it answers, or the page is loaded again', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  await writeNote(page, 'kept');
  await desktop.emitOnPage('unresponsive', {});
  const first = await desktop.dialog('message');
  expect(first.options).toMatchObject({
    message: 'The window does not answer.',
    buttons: ['Wait', 'Load again'],
  });
  await desktop.emitOnPage('responsive', {});
  await desktop.emitOnPage('unresponsive', {});
  (await desktop.dialog('message')).answer({ response: 1 });
  const again = await desktop.window();
  await expect(again.page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  await expect(again.page.getByText('kept')).toBeVisible();
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'kept')).not.toEqual([]);
});
