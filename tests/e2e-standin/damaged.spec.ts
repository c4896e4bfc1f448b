import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { copyBuild } from '../../scripts/bench/build-copy.mjs';
import { readerPage } from '../e2e/support/reader-page';
import { appPath, expect, invoke, test as base } from './support/desktop';
import { notesOf, writeNote } from './support/record';

// A damaged installation says that it is damaged, that the notes are safe, and what helps.

interface Fixtures {
  /** A copy of the built program that a test may damage. */
  readonly copy: { readonly folder: string; readonly out: string };
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the needed fixtures from the pattern
  copy: async ({}, use) => {
    const build = copyBuild(join(appPath, 'out'));
    await use(build);
    build.remove();
  },
  program: async ({ copy }, use) => use(copy.folder),
});

/** The only file in a folder of the build whose name, which has a hash, begins so. */
const fileIn = (folder: string, name: string): string => {
  const found = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  expect(found, name).toHaveLength(1);
  return join(folder, found[0] ?? '');
};

const cutOff = (path: string): void => truncateSync(path, Math.floor(readFileSync(path).length / 2));
const libraryIn = (out: string): string => join(out, 'main/library');
const textIn = (out: string): string => {
  const [entry] = JSON.parse(readFileSync(join(libraryIn(out), 'library.json'), 'utf8')) as { id: string }[];
  return join(libraryIn(out), entry?.id ?? '');
};

const expectRecoveryPage = async (page: Page, dataDir: string, sentence: string): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Lectern’s installation is damaged' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(sentence);
  await expect(page.getByRole('alert')).toContainText('Your notes are safe.');
  await expect(page.getByRole('alert')).toContainText(/install (it|Lectern) again/i);
  await expect(page.getByRole('main')).toContainText(dataDir);
};

test('a text that is cut off, and a library that is missing', async ({ open, copy, dataDir }) => {
  const first = await open();
  await writeNote(first.page, 'kept');
  await first.desktop.act('close');
  await first.desktop.ended;

  const text = join(textIn(copy.out), 'text.json');
  const whole = readFileSync(text);
  cutOff(text);
  const second = await open();
  await expectRecoveryPage(second.page, dataDir, 'the words of a text are not those');
  await second.desktop.act('close');
  await second.desktop.ended;

  writeFileSync(text, whole);
  const third = await open();
  expect(await notesOf(third.page)).toEqual(['kept']);
  await third.desktop.act('close');
  await third.desktop.ended;

  rmSync(libraryIn(copy.out), { recursive: true });
  const fourth = await open();
  await expectRecoveryPage(fourth.page, dataDir, 'A file of Lectern is missing or damaged');
});

test('an index that is cut off', async ({ open, copy }) => {
  cutOff(join(textIn(copy.out), 'index.json'));
  const { page } = await open();
  await readerPage(page).searchBox.fill('Kamenev');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Lectern’s installation is damaged: the search index')).toBeVisible();
});

test('a part of the page that loads later, and one of the main process, as after an update under way', async ({
  open,
  copy,
}) => {
  rmSync(fileIn(join(copy.out, 'renderer/assets'), 'export-dialog'));
  const { page } = await open();
  await expect(page.getByRole('alert')).toContainText('or Lectern was updated while it was open');
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  rmSync(fileIn(join(copy.out, 'main/chunks'), 'diagnosis'));
  expect(await invoke(page, 'app.diagnose', null)).toMatchObject({ error: { code: 'program-damaged' } });
});

test('the script of the page', async ({ open, copy }) => {
  rmSync(fileIn(join(copy.out, 'renderer/assets'), 'index'));
  const { page } = await open();
  // Chromium shows it when no script has started for a while.
  await expect(
    page.getByText('A file of Lectern is missing or damaged, so Lectern cannot start.'),
  ).toBeVisible();
});

test('the licences', async ({ open, copy }) => {
  rmSync(join(copy.out, 'renderer/licences.json'));
  const { desktop, page } = await open();
  await desktop.choose('Help', 'About Lectern');
  await page.getByRole('dialog').getByText('Licences').first().click();
  await expect(page.getByRole('dialog')).toContainText('a file of Lectern is missing or damaged');
});
