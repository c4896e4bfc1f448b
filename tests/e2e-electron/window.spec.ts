import { ended, expect, test, whyNot } from './support/electron';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

test('the window’s size and the zoom are those of the last time', async ({ launch }) => {
  const first = await launch();
  const page = await first.firstWindow();
  await expect(page.getByRole('main', { name: 'Text' })).toBeVisible();
  await first.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setSize(900, 700);
    window?.webContents.setZoomFactor(1.5);
  });
  const end = ended(first);
  await first.evaluate(({ app }) => app.quit());
  expect(await end).toBe(0);

  const second = await launch();
  await second.firstWindow();
  const found = await second.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { size: window?.getSize(), zoom: window?.webContents.getZoomFactor() };
  });
  expect(found.size).toEqual([900, 700]);
  expect(found.zoom).toBeCloseTo(1.5);
});

test('the menu has the keys that the page leaves alone', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const isFullScreen = (): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen());
  await page.getByRole('main', { name: 'Text' }).click();
  await page.keyboard.press(process.platform === 'darwin' ? 'Control+Meta+F' : 'F11');
  await expect.poll(isFullScreen).toBe(true);
});

test('a print of the page is not empty', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  const bytes = await app.evaluate(
    async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.length ?? 0,
  );
  expect(bytes).toBeGreaterThan(10_000);
});
