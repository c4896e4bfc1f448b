import type { ElectronApplication, Page } from 'playwright/test';
import { readerPage } from '../e2e/support/reader-page';
import { expect, test, whyNot } from './support/electron';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

const mod = process.platform === 'darwin' ? 'Meta' : 'Control';

const zoomOf = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());

const undoesOnce = async (page: Page): Promise<void> => {
  const reader = readerPage(page);
  await page.keyboard.press(`${mod}+z`);
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual([]);
  await page.keyboard.press(`${mod}+Shift+z`);
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual(['Kamenev']);
};

test('in the text, each key of the menu does what its entry says, once', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const reader = readerPage(page);
  await reader.mark('Kamenev', 'Highlight');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual(['Kamenev']);
  await undoesOnce(page);

  for (const [key, name] of [
    ['e', 'Export'],
    ['p', 'Print'],
    [',', 'Settings'],
  ] as const) {
    await page.keyboard.press(`${mod}+${key}`);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press(`${mod}+k`);
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press(`${mod}+f`);
  await expect(reader.searchBox).toBeFocused();
});

test('in a field, undo and "Select All" are the field’s own, and the rest is the program’s', async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.firstWindow();
  const reader = readerPage(page);
  await reader.mark('Kamenev', 'Highlight');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual(['Kamenev']);
  await reader.searchBox.click();
  await page.keyboard.type('peace');
  await page.keyboard.press(`${mod}+z`);
  await expect(reader.searchBox).not.toHaveValue('peace');
  expect(await reader.painted(/^lectern-yellow/), 'the highlight is not undone').toEqual(['Kamenev']);
  await reader.searchBox.fill('peace');
  await page.keyboard.press(`${mod}+a`);
  await page.keyboard.type('x');
  await expect(reader.searchBox).toHaveValue('x');
  await page.keyboard.press(`${mod}+,`);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

test('in a dialog, undo does nothing behind it, and another dialog takes its place', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const reader = readerPage(page);
  await reader.mark('Kamenev', 'Highlight');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual(['Kamenev']);
  await page.keyboard.press(`${mod}+,`);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press(`${mod}+z`);
  await page.keyboard.press(`${mod}+e`);
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  expect(await reader.painted(/^lectern-yellow/)).toEqual(['Kamenev']);
});

for (const place of ['text', 'field', 'dialog'] as const)
  test(`the menu’s own keys work with the focus in the ${place}`, async ({ launch }) => {
    const app = await launch();
    const page = await app.firstWindow();
    const reader = readerPage(page);
    await reader.text.click();
    if (place === 'field') await reader.searchBox.click();
    if (place === 'dialog') await page.keyboard.press(`${mod}+,`);
    const before = (await zoomOf(app)) ?? 1;
    await page.keyboard.press(`${mod}+Shift+Period`);
    await expect.poll(() => zoomOf(app)).toBeGreaterThan(before);
    await page.keyboard.press(`${mod}+Shift+Comma`);
    await expect.poll(() => zoomOf(app)).toBeCloseTo(before);
    await page.keyboard.press(`${mod}+m`);
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
      .toBe(true);
  });
