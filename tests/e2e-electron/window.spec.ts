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

test('a window that was maximised is so again', async ({ launch }) => {
  const first = await launch();
  await first.firstWindow();
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  const isMaximised = (app: typeof first): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized());
  await expect.poll(() => isMaximised(first)).toBe(true);
  const end = ended(first);
  await first.evaluate(({ app }) => app.quit());
  expect(await end).toBe(0);
  const second = await launch();
  await second.firstWindow();
  await expect.poll(() => isMaximised(second)).toBe(true);
});

test('the window’s place is the same over three restarts', async ({ launch }) => {
  test.skip(Boolean(process.env['WAYLAND_DISPLAY']), 'Wayland tells no window its place');
  const places: unknown[] = [];
  for (let start = 0; start < 4; start += 1) {
    const app = await launch();
    await app.firstWindow();
    if (start === 0)
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setBounds({ x: 140, y: 120, width: 900, height: 640 }),
      );
    else
      places.push(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()));
    const end = ended(app);
    await app.evaluate(({ app: electron }) => electron.quit());
    expect(await end).toBe(0);
  }
  expect(places[1]).toEqual(places[0]);
  expect(places[2]).toEqual(places[0]);
});
