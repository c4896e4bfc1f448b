import { makeRecordNewer } from '../support/newer-record';
import { ended, expect, test, whyNot } from './support/electron';
import { readAndWrite } from './support/journey';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

test('a page whose process was killed is loaded again with everything in it', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await readAndWrite(page);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  // The crashed page is lost to Playwright; the main process knows the one that follows.
  const text = (): Promise<string> =>
    app.evaluate(
      async ({ BrowserWindow }) =>
        String(
          await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
        ),
      null,
    );
  await expect.poll(text).toContain('Why not represented?');
});

test('the page for a record that cannot be opened can be loaded again and closes', async ({
  launch,
  dataDir,
}) => {
  const first = await launch();
  await readAndWrite(await first.firstWindow());
  const firstEnd = ended(first);
  await first.evaluate(({ app }) => app.quit());
  await firstEnd;
  makeRecordNewer(dataDir);

  const app = await launch();
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Lectern could not open your notes' })).toBeVisible();
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Try again' }).click();
  await loaded;
  await expect(page.getByRole('alert').first()).toContainText('newer version of Lectern');
  const end = ended(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await end).toBe(0);
});

test('a page whose process ends during the first load is loaded again', async ({ launch }) => {
  const app = await launch();
  await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const [made] = BrowserWindow.getAllWindows();
    const window =
      made ??
      (await new Promise<Electron.BrowserWindow>((found) =>
        electron.once('browser-window-created', (_event, created) => found(created)),
      ));
    window.webContents.forcefullyCrashRenderer();
  });
  const shown = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }) =>
      String(
        await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      ),
    );
  await expect.poll(() => shown().catch(() => '')).toContain('Kamenev');
});

test('a window that is closed during the first load ends the program in order', async ({ launch }) => {
  const app = await launch();
  const end = ended(app);
  await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const [made] = BrowserWindow.getAllWindows();
    if (made) return made.close();
    electron.once('browser-window-created', (_event, created) => setImmediate(() => created.close()));
    await electron.whenReady();
  });
  expect(await end).toBe(0);
});
