import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '#electron/menu';
import { usableZoom, zoomAfter } from '#electron/zoom';

const nothing = (): void => undefined;
const template = (platform: string) =>
  menuTemplate({
    platform,
    development: false,
    act: nothing,
    newWindow: nothing,
    openFolder: nothing,
    zoom: nothing,
  });
const submenu = ({ submenu: items }: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(items) ? items : [];
const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat(submenu(item))]);
const labelsOf = (item: MenuItemConstructorOptions | undefined): unknown[] =>
  item ? submenu(item).flatMap(({ label, role }) => label ?? role ?? []) : [];

/** The keys that these roles have of themselves (Electron's documentation of menu items). */
const keysOfRoles: Partial<Record<string, string>> = {
  close: 'CmdOrCtrl+W',
  copy: 'CmdOrCtrl+C',
  cut: 'CmdOrCtrl+X',
  paste: 'CmdOrCtrl+V',
  minimize: 'CmdOrCtrl+M',
  hide: 'Command+H',
  hideOthers: 'Command+Alt+H',
  quit: 'CmdOrCtrl+Q',
  togglefullscreen: 'F11 or Control+Command+F',
};

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  it('gives no key to two entries', () => {
    const keys = flat(template(platform)).flatMap(
      ({ accelerator, role }) => accelerator ?? (role === undefined ? undefined : keysOfRoles[role]) ?? [],
    );
    expect(keys.toSorted()).toEqual([...new Set(keys)].sort());
  });

  it('offers printing, the zoom, the settings and "About"', () => {
    const labels = flat(template(platform)).map(({ label }) => label);
    const expected = ['Print…', 'Zoom In', 'Zoom Out', 'Actual Size', 'Settings…', 'About Lectern'];
    expect(labels).toEqual(expect.arrayContaining(expected));
    expect(labels.filter((label) => label !== undefined && expected.includes(label))).toHaveLength(6);
  });
});

describe('the menu on macOS', () => {
  it('has "About", settings and Quit in the program’s own menu, which comes first', () => {
    const [own, file] = template('darwin');
    expect(own?.label).toBe('Lectern');
    expect(labelsOf(own)).toEqual([
      ...['About Lectern', 'Settings…', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
    ]);
    expect(labelsOf(file)).not.toContain('Settings…');
  });
});

describe('the zoom', () => {
  it('goes from factor to factor and stops at both ends, also at a factor that Chromium has rounded', () => {
    expect(zoomAfter(1, 1)).toBe(1.1);
    expect(zoomAfter(1.1000000000000003, 1)).toBe(1.25);
    expect(zoomAfter(1.0999999999999996, 1)).toBe(1.25);
    expect(zoomAfter(1.0999999999999996, -1)).toBe(1);
    expect(zoomAfter(3, 1)).toBe(4);
    expect(zoomAfter(5, 1)).toBe(5);
    expect(zoomAfter(0.5, -1)).toBe(0.5);
    expect(zoomAfter(2.5, 0)).toBe(1);
  });

  it('uses no remembered factor outside Chromium’s range', () => {
    expect([0, -3, 0.2, 1.3, 900].map(usableZoom)).toEqual([0.5, 0.5, 0.5, 1.3, 5]);
  });
});
