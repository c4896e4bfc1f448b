import type { ElectronApplication, Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { filesHolding } from '../support/files-holding';
import { ended, expect, test, whyNot } from './support/electron';
import { hasTerminals, startInTerminal } from './support/terminal';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

const type = async (page: Page): Promise<void> => {
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('the last words');
};

const ends: readonly (readonly [string, (app: ElectronApplication) => Promise<unknown>])[] = [
  [
    'the window’s button',
    (app) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  ],
  ['Quit', (app) => app.evaluate(({ app: electron }) => electron.quit())],
  ['SIGTERM', (app) => Promise.resolve(app.process().kill('SIGTERM'))],
  ['SIGINT', (app) => Promise.resolve(app.process().kill('SIGINT'))],
];

for (const [name, end] of ends)
  test(`what is typed in the last moment is kept: ${name}`, async ({ launch, dataDir }) => {
    test.skip(process.platform === 'win32' && name.startsWith('SIG'), 'Windows knows no such signals');
    const app = await launch();
    await type(await app.firstWindow());
    const code = ended(app);
    await end(app);
    expect(await code).toBe(0);
    expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
  });

for (const starter of [false, true])
  test(`what is typed in the last moment is kept: Ctrl+C in a terminal, ${starter ? 'by npm start' : 'for all of Electron’s processes'}`, async ({
    dataDir,
  }) => {
    test.skip(!hasTerminals(), 'no program "script" (util-linux) makes a pseudo-terminal here');
    test.skip(process.getuid?.() === 0, 'Chromium’s sandbox does not start for root');
    const terminal = await startInTerminal(dataDir, starter);
    try {
      const page = terminal.browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('There is no page.');
      await type(page);
      terminal.type('\u0003');
      expect(await terminal.ended).toBe(0);
      expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
    } finally {
      terminal.kill();
    }
  });
