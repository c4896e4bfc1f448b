import type { ElectronApplication } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { choose, expect, test, whyNot } from './support/electron';
import { pressExport, readAndWrite } from './support/journey';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

interface Seen {
  popped?: string[];
  asked?: unknown;
}

/** From now on a context menu is a list of labels: nobody could close the system's own. */
const watchMenus = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function popup() {
      Object.assign(globalThis, { popped: this.items.map(({ label }) => label).filter(Boolean) });
    };
  });

const popped = (app: ElectronApplication): Promise<string[] | undefined> =>
  app.evaluate(() => (globalThis as Seen).popped);

test('a right click in a note and on selected words opens a menu for it', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const reader = readerPage(page);
  await watchMenus(app);
  await reader.mark('Kamenev', 'Add note');
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await field.fill('words');
  await field.click({ button: 'right' });
  await expect.poll(() => popped(app)).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All']);
  await page.getByRole('button', { name: 'Done' }).click();
  await reader.select('The Vikzhel is not represented');
  await reader.clickOn('Vikzhel is not', 'right');
  await expect.poll(() => popped(app)).toContain('Add Note');
});

test('what is copied reaches the clipboard', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: system }) => system.readText());
  await readerPage(page).select('The Vikzhel is not represented');
  await page.keyboard.press(process.platform === 'darwin' ? 'Meta+c' : 'Control+c');
  await expect.poll(clipboard).toContain('The Vikzhel is not represented');
  await page.keyboard.press('c'); // with citation
  await expect.poll(clipboard).toMatch(/The Vikzhel is not represented[^]+\S/);
});

test('an export asks the system to ask before it replaces a file', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await readAndWrite(page);
  await app.evaluate(({ dialog }) => {
    // The program gives a window first.
    dialog.showSaveDialog = (...args: unknown[]) => {
      Object.assign(globalThis, { asked: args.at(-1) });
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  await choose(app, 'File', 'Export…');
  await pressExport(page);
  await expect
    .poll(() => app.evaluate(() => (globalThis as Seen).asked))
    .toMatchObject({ properties: expect.arrayContaining(['showOverwriteConfirmation']) });
});

test('a print puts the sheet into the page, and takes it away afterwards', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(readerPage(page).text).toContainText('Kamenev');
  await page.evaluate(() => {
    const seen: string[] = [];
    for (const name of ['beforeprint', 'afterprint']) addEventListener(name, () => seen.push(name));
    Object.assign(window, { seen });
  });
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen))
    .toEqual(['beforeprint', 'afterprint']);
  await expect(page.locator('.print-block')).toHaveCount(0);
});
