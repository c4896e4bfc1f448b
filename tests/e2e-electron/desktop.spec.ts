import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, ended, expect, test, whyNot } from './support/electron';
import { expectExported, findAgain, pressExport, readAndWrite } from './support/journey';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

test('a note is made, found again after a restart, searched for and exported', async ({
  launch,
  dataDir,
}, info) => {
  const first = await launch();
  await readAndWrite(await first.firstWindow());
  const end = ended(first);
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await end).toBe(0);

  const second = await launch();
  const page = await second.firstWindow();
  await findAgain(page);
  const filePath = info.outputPath('notes.md');
  // The system's own dialog cannot be driven; its answer can be given.
  await second.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  await choose(second, 'File', 'Export…');
  await pressExport(page);
  await expectExported(filePath);
  // Where no thread can begin, the program exports without one and reports it.
  expect(readFileSync(join(dataDir, 'log/lectern.log'), 'utf8')).not.toMatch(/Error/);
});

test('the page is sandboxed, isolated, of a secure origin of its own, and has one way out', async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.firstWindow();
  expect(
    await page.evaluate(() => ({
      origin: location.origin,
      secure: isSecureContext,
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      bridge: Object.keys((window as unknown as { lectern: object }).lectern), // what the preload exposes
    })),
  ).toEqual({ origin: 'lectern://app', secure: true, node: [], bridge: ['invoke', 'subscribe'] });
  const sandboxed = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'Tab')?.sandboxed,
  );
  // Linux gives no such fact.
  expect([true, undefined]).toContain(sandboxed);
});

test('the page can neither leave nor open, fetch, or be granted anything', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { opened: [...((globalThis as { opened?: string[] }).opened ?? []), url] });
      return Promise.resolve();
    };
  });
  const answers = await page.evaluate(async () => {
    const refused = (action: Promise<unknown>) =>
      action.then(
        () => 'done',
        () => 'refused',
      );
    location.href = 'https://example.org/';
    return {
      windows: [window.open('https://example.org/book'), window.open('file:///etc/passwd')],
      network: await refused(fetch('https://example.org/')),
      file: await refused(fetch('file:///etc/passwd')),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
    };
  });
  expect(answers).toEqual({
    windows: [null, null],
    network: 'refused',
    file: 'refused',
    notifications: 'denied',
    clipboard: 'refused',
  });
  expect(page.url()).toBe('lectern://app/');
  expect(await app.evaluate(() => (globalThis as { opened?: string[] }).opened)).toEqual([
    'https://example.org/book',
  ]);
});

test('a second start on the same folder ends and brings the window to the front', async ({
  launch,
  dataDir,
}) => {
  const first = await launch();
  await first.firstWindow();
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await launch().catch(() => undefined); // ends before Playwright can take hold of it
  await expect
    .poll(() => first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  expect(existsSync(join(dataDir, 'chromium'))).toBe(true);
});

test('SIGTERM ends it in order', async ({ launch, dataDir }) => {
  const app = await launch();
  await readAndWrite(await app.firstWindow());
  const end = ended(app);
  app.process().kill('SIGTERM');
  expect(await end).toBe(0);
  expect(existsSync(join(dataDir, 'records'))).toBe(true);
});
