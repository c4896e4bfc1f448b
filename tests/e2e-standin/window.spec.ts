import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { display } from '../electron-stand-in/driver/desktop';
import { expect, invoke, test } from './support/desktop';

const place = (dataDir: string): unknown => JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8'));

test('the window opens where and as it was', async ({ open }) => {
  const bounds = { x: 210, y: 120, width: 900, height: 700 };
  const first = await open();
  await first.desktop.act('resize', bounds);
  await first.desktop.choose('View', 'Zoom In');
  await first.desktop.choose('View', 'Zoom In');
  await first.desktop.act('close');
  await first.desktop.ended;
  const second = await open();
  expect(await second.desktop.windows()).toMatchObject([{ bounds, visible: true, maximised: false }]);
  const [window] = await second.desktop.windows();
  expect(existsSync(window?.icon ?? 'none'), 'on X11 the window has its own icon').toBe(
    process.platform === 'linux',
  );
  expect(second.page.viewportSize(), 'enlarged by 1.25').toEqual({ width: 720, height: 560 });
  await second.desktop.choose('View', 'Actual Size');
  await expect.poll(() => second.page.viewportSize()).toEqual({ width: 900, height: 700 });
});

test('a maximised window opens maximised and keeps its other size', async ({ open }) => {
  const bounds = { x: 210, y: 120, width: 900, height: 700 };
  const first = await open();
  await first.desktop.act('resize', bounds);
  await first.desktop.act('maximise');
  await first.desktop.act('close');
  await first.desktop.ended;
  const second = await open();
  expect(await second.desktop.windows()).toMatchObject([
    { maximised: true, bounds: { x: 0, y: 0, width: 1920, height: 1040 } },
  ]);
  await second.desktop.act('close');
  await second.desktop.ended;
});

test('a window from a screen that is gone opens on one that is there', async ({ open }) => {
  const small = display({ x: 0, y: 0, width: 1280, height: 800 });
  const first = await open({ displays: [small, display({ x: 1280, y: 0, width: 2560, height: 1440 })] });
  await first.desktop.act('resize', { x: 1800, y: 200, width: 1600, height: 1100 });
  await first.desktop.act('close');
  await first.desktop.ended;
  const second = await open({ displays: [small] });
  expect(await second.desktop.windows()).toMatchObject([
    { bounds: { x: 0, y: 0, width: 1280, height: 760 } },
  ]);
});

test('a damaged memory of the window is set aside, one of a newer version is left alone', async ({
  open,
  dataDir,
}) => {
  const file = join(dataDir, 'window.json');
  writeFileSync(file, '{"format": "lectern.window", "vers');
  const first = await open();
  await first.desktop.act('close');
  expect(await first.desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(place(dataDir)).toMatchObject({ format: 'lectern.window', version: 1 });

  writeFileSync(file, '{"format":"lectern.window","version":2,"later":true}');
  const second = await open();
  await second.desktop.act('close');
  await second.desktop.ended;
  expect(place(dataDir)).toEqual({ format: 'lectern.window', version: 2, later: true });
});

test('the window’s ground and the system’s colours follow the theme', async ({ open }) => {
  const first = await open({ dark: true });
  expect(await first.desktop.windows()).toMatchObject([{ backgroundColour: '#161513' }]);
  await invoke(first.page, 'settings.change', { theme: 'sepia' });
  await expect.poll(() => first.desktop.windows()).toMatchObject([{ backgroundColour: '#eadbbd' }]);
  await invoke(first.page, 'settings.change', { theme: 'system' });
  await expect.poll(() => first.desktop.windows()).toMatchObject([{ backgroundColour: '#161513' }]);
  await first.desktop.happen('light');
  await expect.poll(() => first.desktop.windows()).toMatchObject([{ backgroundColour: '#f5f1e8' }]);
  await invoke(first.page, 'settings.change', { theme: 'light' });
  await expect.poll(async () => (await first.desktop.facts()).themeSource).toBe('light');
  await first.desktop.act('close');
  await first.desktop.ended;
  const second = await open({ dark: true });
  expect(await second.desktop.windows()).toMatchObject([{ backgroundColour: '#f5f1e8' }]);
  await invoke(second.page, 'settings.change', { theme: 'contrast' });
  await expect.poll(async () => (await second.desktop.facts()).themeSource).toBe('system');
  await second.desktop.act('close');
  await second.desktop.ended;
  const third = await open({ dark: true });
  expect(await third.desktop.windows()).toMatchObject([{ backgroundColour: '#000000' }]);
});

test('Wayland, which tells no place, does not make the window forget its own', async ({ open }) => {
  const bounds = { x: 210, y: 120, width: 900, height: 700 };
  const first = await open();
  await first.desktop.act('resize', bounds);
  await first.desktop.act('close');
  await first.desktop.ended;
  const second = await open({ wayland: true });
  await second.desktop.act('resize', { ...bounds, width: 1000 });
  await second.desktop.act('close');
  await second.desktop.ended;
  const third = await open();
  expect(await third.desktop.windows()).toMatchObject([{ bounds: { ...bounds, width: 1000 } }]);
});

test('a window whose page does not say that it has painted is shown all the same', async ({ open }) => {
  const { desktop } = await open({ paints: false });
  await expect.poll(() => desktop.windows()).toMatchObject([{ visible: true }]);
});

test('a click in the dock of macOS brings a minimised window back', async ({ open }) => {
  const { desktop } = await open({ platform: 'darwin' });
  await desktop.act('minimise');
  await desktop.happen('dock-click');
  await expect.poll(() => desktop.windows()).toMatchObject([{ minimised: false, focused: true }]);
});

test('Windows groups the window under the program’s own name', async ({ open }) => {
  const { desktop } = await open({ platform: 'win32' });
  expect((await desktop.facts()).appUserModelId).toBe('org.lectern.Lectern');
});

test('a second start on the same folder brings the window to the front and ends', async ({ open, start }) => {
  const { desktop } = await open();
  await desktop.act('minimise');
  const second = await start();
  expect(await second.ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
  await expect.poll(() => desktop.windows()).toMatchObject([{ minimised: false, focused: true }]);
});

test('a page whose process is gone is loaded again with everything in it', async ({ open }) => {
  const { desktop } = await open();
  await desktop.crash();
  const { page } = await desktop.window();
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  expect(await invoke(page, 'settings.get', null)).toMatchObject({ ok: true });
});

test('a page that keeps going is not loaded for ever', async ({ open }) => {
  const { desktop } = await open();
  for (let count = 1; count < 3; count += 1) {
    await desktop.crash('oom');
    await desktop.window();
  }
  await desktop.crash('oom');
  const dialog = await desktop.dialog('message');
  expect(dialog.options.buttons).toEqual(['Load again', 'Quit']);
  dialog.answer({ response: 1 });
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});
