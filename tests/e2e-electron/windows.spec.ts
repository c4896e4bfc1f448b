import type { Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { choose, ended, expect, test, whyNot } from './support/electron';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });

test('two windows work on one record, end apart, and have one zoom', async ({ launch }) => {
  const app = await launch();
  const first = await app.firstWindow();
  await expect(readerPage(first).text).toContainText('Kamenev');
  const opened = app.waitForEvent('window');
  await choose(app, 'File', 'New Window');
  const second = await opened;
  await readerPage(first).mark('Kamenev', 'Add note');
  await note(first).fill('from the first window');
  await expect(readerPage(second).cards).toContainText('from the first window');
  const clients = [first, second].map((page) =>
    page.evaluate(() => sessionStorage.getItem('lectern-client')),
  );
  const [one, two] = await Promise.all(clients);
  expect(one).not.toBe(two);

  const zooms = await app.evaluate(({ BrowserWindow }) => {
    const pages = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    pages[0]?.setZoomFactor(1.5);
    return pages.map((page) => page.getZoomFactor());
  });
  expect(zooms.map((zoom) => zoom.toFixed(2))).toEqual(['1.50', '1.50']);

  await readerPage(second).mark('The Vikzhel is not represented', 'Add note');
  await note(second).fill('the last words');
  const closed = second.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.close());
  await closed;
  await expect(readerPage(first).cards).toHaveCount(2);
  await expect(readerPage(first).cards.filter({ hasText: 'the last words' })).toBeVisible();
  const end = ended(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await end).toBe(0);
});

test('a window whose page was killed comes back to its own place', async ({ launch }) => {
  const app = await launch();
  const first = await app.firstWindow();
  await expect(readerPage(first).text).toContainText('Kamenev');
  await first.evaluate(() => (location.hash = '#s2-p1'));
  await expect
    .poll(() => first.evaluate(() => history.state as unknown))
    .toMatchObject({
      place: { textId: expect.any(String) as unknown },
    });
  const state = await first.evaluate(() => JSON.stringify(history.state));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const stateAgain = (): Promise<string> =>
    app.evaluate(
      async ({ BrowserWindow }) =>
        String(
          await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            'JSON.stringify(history.state)',
          ),
        ),
      null,
    );
  await expect.poll(stateAgain).toBe(state);
});
