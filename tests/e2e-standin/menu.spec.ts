import type { MenuEntry } from '../electron-stand-in/calls';
import { expect, test } from './support/desktop';

const flat = (entries: readonly MenuEntry[]): MenuEntry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.items)]);

test('the menu shows the usual keys and leaves those of the page to the page', async ({ start }) => {
  const desktop = await start();
  await desktop.window();
  const entries = flat(await desktop.menu());
  const shown = Object.fromEntries(
    entries
      .filter(({ accelerator }) => accelerator)
      .map(({ label, accelerator, registered }) => [label, [accelerator, registered]]),
  );
  expect(shown).toEqual({
    'New Window': ['CmdOrCtrl+Shift+N', true],
    'Export…': ['CmdOrCtrl+E', false],
    'Print…': ['CmdOrCtrl+P', true],
    'Settings…': ['CmdOrCtrl+,', false],
    Quit: ['Ctrl+Q', true],
    Undo: ['CmdOrCtrl+Z', false],
    Redo: ['CmdOrCtrl+Shift+Z', false],
    'Select All': ['CmdOrCtrl+A', false],
    'Find…': ['CmdOrCtrl+F', false],
    Back: ['Alt+Left', false],
    Forward: ['Alt+Right', false],
    'All Commands…': ['CmdOrCtrl+K', false],
    'Larger Text': ['CmdOrCtrl+Plus', false],
    'Smaller Text': ['CmdOrCtrl+-', false],
    'Normal Text Size': ['CmdOrCtrl+0', false],
    'Zoom In': ['CmdOrCtrl+Shift+.', true],
    'Zoom Out': ['CmdOrCtrl+Shift+,', true],
    // What Electron gives to roles.
    Cut: ['CommandOrControl+X', false],
    Copy: ['CommandOrControl+C', false],
    Paste: ['CommandOrControl+V', false],
    'Full Screen': ['F11', true],
    Minimise: ['CommandOrControl+M', true],
    Close: ['CommandOrControl+W', true],
  });
  const roles = entries.map(({ role }) => role).filter((role) => role !== null);
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'togglefullscreen', 'close']));
  expect(roles).not.toContain('reload');
});

test('choices reach the page', async ({ open }) => {
  const { desktop, page } = await open();
  await desktop.choose('Edit', 'Find…');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await desktop.choose('File', 'Export…');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await desktop.choose('File', 'Print…');
  await expect(page.getByRole('dialog', { name: 'Print' })).toBeVisible();
  await desktop.choose('Help', 'About Lectern');
  const about = page.getByRole('dialog', { name: 'About Lectern' });
  await about.getByText('Licences of the software').click();
  await expect(about, 'Electron is part of the program here').toContainText('LICENSES.chromium.html');
  await page.keyboard.press('Escape');
  await desktop.choose('Help', 'Keyboard Shortcuts');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await desktop.choose('Go', 'Go To…');
  await expect(page.getByRole('dialog', { name: 'Go to…' })).toBeVisible();
  await page.keyboard.type('s2-p1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s2-p1')).toBeFocused();
});

test('undo and "Select all" belong to the field that has the focus, and elsewhere to the pane', async ({
  open,
}) => {
  const { desktop, page } = await open();
  const search = page.getByRole('searchbox', { name: 'Search' });
  const selected = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
  await search.focus();
  await page.keyboard.type('peace');
  await desktop.choose('Edit', 'Select All');
  await expect
    .poll(() => search.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd]))
    .toEqual([0, 'peace'.length]);
  await page.keyboard.type('x');
  await expect(search).toHaveValue('x');
  for (let step = 0; step < 6; step += 1) {
    const words = await search.inputValue();
    if (words === 'peace') break;
    await desktop.choose('Edit', 'Undo');
    await expect(search).not.toHaveValue(words);
  }
  await expect(search).toHaveValue('peace');
  await search.fill('');
  await page.getByRole('main', { name: 'Text' }).focus();
  await desktop.choose('Edit', 'Select All');
  await expect.poll(selected).not.toBe('');
  const [title, note] = await page.evaluate(() => [
    document.querySelector('main')?.innerText.trim().slice(0, 20) ?? '-',
    document.querySelector('aside')?.innerText.trim().slice(0, 20) ?? '-',
  ]);
  expect(await selected()).toContain(title);
  expect(await selected()).not.toContain(note);
});

test('Quit closes the window and ends the program', async ({ open }) => {
  const { desktop } = await open();
  await desktop.choose('File', 'Quit');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});
