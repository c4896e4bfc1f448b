import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { expectOpen, minutes, speeches, switchTo } from '../e2e/support/two-texts';
import type { ShownWindow } from '../electron-stand-in/driver/pages';
import type { Desktop } from '../electron-stand-in/driver/desktop';
import { display } from '../electron-stand-in/driver/desktop';
import { expect, invoke, test } from './support/desktop';
import { filesHolding, writeWithoutPlace } from './support/record';

/** Starts with two windows on the same text. */
const openTwo = async (
  start: () => Promise<Desktop>,
): Promise<{ desktop: Desktop; first: ShownWindow; second: ShownWindow }> => {
  const desktop = await start();
  const first = await desktop.window();
  await expect(readerPage(first.page).text).toContainText('Kamenev');
  await desktop.choose('File', 'New Window');
  const second = await desktop.window();
  await expect(readerPage(second.page).text).toContainText('Kamenev');
  await expect.poll(() => focused(desktop)).toEqual([second.id]);
  return { desktop, first, second };
};

const focused = async (desktop: Desktop): Promise<number[]> =>
  (await desktop.windows()).filter((window) => window.focused).map(({ id }) => id);

const typeNote = async (page: Page, quote: string, words: string): Promise<void> => {
  await readerPage(page).mark(quote, 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill(words);
};

/** Scrolls until the block is the first one in view. */
const scrollTo = async (page: Page, id: string): Promise<void> => {
  await expect(page.locator(`#${id}`), 'the slice is in the page').toBeAttached();
  await page.evaluate((block) => {
    const text = document.querySelector('main');
    const top = document.getElementById(block)?.getBoundingClientRect().top ?? 0;
    if (text) text.scrollTop += top - text.getBoundingClientRect().top;
  }, id);
};

test('two windows work on one record, each at its own place, and menu and palette act on the one in use', async ({
  start,
}) => {
  const { desktop, first, second } = await openTwo(start);
  await typeNote(first.page, 'Kamenev', 'from the first window');
  await expect(readerPage(second.page).cards).toContainText('from the first window');
  await readerPage(second.page).mark('There is now no point in negotiating', 'Highlight in green');
  await expect(readerPage(first.page).cards).toHaveCount(2);

  const [one, two] = await desktop.windows();
  expect([two?.bounds.x, two?.bounds.y]).toEqual([(one?.bounds.x ?? 0) + 32, (one?.bounds.y ?? 0) + 32]);
  await desktop.at(first).act('focus');
  await desktop.choose('View', 'Zoom In');
  await desktop.choose('Edit', 'Find…');
  await expect(readerPage(first.page).searchBox).toBeFocused();
  await expect(readerPage(second.page).searchBox).not.toBeFocused();

  await first.page.getByRole('button', { name: 'More' }).click();
  await first.page.getByRole('menuitem', { name: 'New window' }).click();
  const third = await desktop.window();
  await expect(readerPage(third.page).cards).toHaveCount(2);
  expect(await desktop.windows()).toHaveLength(3);
});

test('a window that closes keeps its words and leaves the other alone; the last one ends the program', async ({
  start,
  dataDir,
}) => {
  const { desktop, first, second } = await openTwo(start);
  await typeNote(second.page, 'Kamenev', 'the last words');
  await desktop.at(second).act('close');
  await expect.poll(() => desktop.windows()).toHaveLength(1);
  expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
  await expect(readerPage(first.page).cards).toContainText('the last words');
  await typeNote(first.page, 'The Vikzhel is not represented', 'and more');
  await desktop.choose('File', 'Quit');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'and more')).not.toEqual([]);
});

test('after a dozen windows the program has nothing to say, and the last ones keep their words', async ({
  start,
  dataDir,
}) => {
  test.slow(); // a dozen pages
  const desktop = await start();
  const windows = [await desktop.window()];
  for (let count = 1; count < 12; count += 1) {
    await desktop.choose('File', 'New Window');
    windows.push(await desktop.window());
  }
  const [one, ...others] = windows.splice(4, 2);
  for (const window of windows.reverse()) await desktop.at(window).act('close');
  await expect.poll(() => desktop.windows()).toHaveLength(2);
  for (const shown of others) await typeNote(shown.page, 'Kamenev', 'words of the last window');
  if (one) await typeNote(one.page, 'The Vikzhel is not represented', 'words of another');
  desktop.signal('SIGTERM');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  for (const words of ['words of the last window', 'words of another'])
    expect(filesHolding(dataDir, words)).not.toEqual([]);
});

test('what both windows have just been told is on disk when the program ends', async ({ start, dataDir }) => {
  const { desktop, first, second } = await openTwo(start);
  await typeNote(first.page, 'Kamenev', 'words of the first');
  await typeNote(second.page, 'The Vikzhel is not represented', 'words of the second');
  desktop.signal('SIGTERM');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  for (const words of ['words of the first', 'words of the second'])
    expect(filesHolding(dataDir, words)).not.toEqual([]);
});

test('two windows with words that are not on disk are asked about one after the other, each once', async ({
  start,
  dataDir,
}) => {
  const { desktop, first, second } = await openTwo(start);
  const journal = join(dataDir, 'journal');
  rmSync(journal, { recursive: true, force: true });
  writeFileSync(journal, 'a file where the journal belongs');
  for (const [{ page }, quote] of [
    [first, 'Kamenev'],
    [second, 'The Vikzhel is not represented'],
  ] as const) {
    await typeNote(page, quote, 'words without a place');
    await expect(page.getByRole('alert')).toContainText('could not be written to disk');
  }
  await desktop.choose('File', 'Quit');
  const one = await desktop.dialog('message');
  expect(await focused(desktop), 'the window in question').toEqual([one.window]);
  await desktop.choose('File', 'Quit'); // an impatient person
  one.answer({ response: 0 });
  const two = await desktop.dialog('message');
  expect([one.window, two.window].sort()).toEqual([first.id, second.id]);
  two.answer({ response: 1 });
  await expect.poll(() => desktop.windows()).toMatchObject([{ id: one.window }]);

  rmSync(journal);
  await desktop.choose('File', 'Quit');
  expect((await desktop.ended).code).toBe(0);
  expect(filesHolding(dataDir, 'words without a place')).not.toEqual([]);
});

test('no window opens while the program ends, and one does when the end is called off', async ({
  start,
  dataDir,
}) => {
  const desktop = await start({ platform: 'darwin' });
  const { page } = await desktop.window();
  const mend = await writeWithoutPlace(page, dataDir);
  desktop.signal('SIGTERM');
  const question = await desktop.dialog('message');
  await desktop.choose('File', 'New Window');
  await invoke(page, 'window.open', null);
  await desktop.happen('dock-click');
  await desktop.openUrl('lectern://text/unknown');
  const second = await start();
  expect(await second.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await desktop.windows()).toHaveLength(1);

  question.answer({ response: 0 });
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('words without a place');
  await expect
    .poll(async () => {
      await desktop.choose('File', 'New Window');
      return (await desktop.windows()).length;
    })
    .toBe(2);
  const opened = await desktop.window();
  await expect(readerPage(opened.page).text).toContainText('Kamenev');
  mend();
  desktop.signal('SIGTERM');
  expect((await desktop.ended).code).toBe(0);
  expect(filesHolding(dataDir, 'words without a place')).not.toEqual([]);
});

test('a page that crashes or hangs concerns its window alone', async ({ start }) => {
  const { desktop, first, second } = await openTwo(start);
  await typeNote(first.page, 'Kamenev', 'still being written');
  await desktop.at(second).crash();
  const again = await desktop.window();
  expect(again.id).toBe(second.id);
  await expect(readerPage(again.page).cards).toContainText('still being written');
  await expect(first.page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();

  await desktop.at(second).emitOnPage('unresponsive', {});
  const question = await desktop.dialog('message');
  expect(question.window).toBe(second.id);
  question.answer({ response: 0 });
  for (let count = 1; count < 3; count += 1) {
    await desktop.at(second).crash('oom');
    if (count < 2) await desktop.window();
  }
  const crashed = await desktop.dialog('message');
  expect(crashed).toMatchObject({ window: second.id, options: { buttons: ['Load again', 'Close window'] } });
  crashed.answer({ response: 1 });
  await expect.poll(() => desktop.windows()).toMatchObject([{ id: first.id }]);
  await expect(first.page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
});

test.describe(() => {
  test.use({ secondText: true });

  test('the next start opens where the window was that was used last, however the others move', async ({
    start,
  }) => {
    const { desktop, first, second } = await openTwo(start);
    const settings = async (): Promise<unknown> =>
      ((await invoke(first.page, 'settings.get', null)) as { value: unknown }).value; // by the contract
    const use = async (window: ShownWindow, lastText: string): Promise<void> => {
      await desktop.at(window).act('focus');
      await expect.poll(settings).toMatchObject({ lastText });
    };
    await switchTo(second.page, minutes);
    await expect.poll(settings).toMatchObject({ lastText: minutes.id });
    await desktop.at(second).act('resize', { x: 300, y: 200, width: 1000, height: 700 });
    await use(first, speeches.id);
    await scrollTo(first.page, 's2-p1');
    await expect
      .poll(settings)
      .toMatchObject({ lastText: speeches.id, positions: { [speeches.id]: { blockId: 's2-p1' } } });
    await use(second, minutes.id);
    await use(first, speeches.id);
    await desktop.at(first).act('resize', { x: 210, y: 120, width: 900, height: 700 });
    desktop.signal('SIGTERM');
    expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });

    const next = await start();
    const { page } = await next.window();
    await expectOpen(page, speeches);
    expect(await next.windows()).toMatchObject([{ bounds: { x: 210, y: 120, width: 900, height: 700 } }]);
  });
});

test('a window comes back when its screen goes, and full screen is remembered', async ({ open }) => {
  const small = display({ x: 0, y: 0, width: 1280, height: 800 });
  const large = display({ x: 1280, y: 0, width: 2560, height: 1440 });
  const { desktop } = await open({ displays: [small, large] });
  await desktop.act('resize', { x: 1800, y: 200, width: 1000, height: 600 });
  await desktop.act('maximise');
  await desktop.changeDisplays([small]);
  await expect.poll(() => desktop.windows()).toMatchObject([{ maximised: true, bounds: small.workArea }]);
  await desktop.act('full screen');
  await desktop.act('close');
  await desktop.ended;

  const again = await open({ displays: [small] });
  await expect
    .poll(() => again.desktop.windows())
    .toMatchObject([{ fullScreen: true, bounds: small.bounds, visible: true }]);
  await again.desktop.act('full screen');
  await expect.poll(() => again.desktop.windows()).toMatchObject([{ fullScreen: false, maximised: true }]);
});
