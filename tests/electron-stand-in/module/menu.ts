import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntry } from '../calls';
import { app } from './app';
import { StandInWindow } from './browser-window';
import { answers } from './environment';

/** A menu is its template: the stand-in does not draw it. */
export class Menu {
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[] = []) {
    this.template = template;
  }

  static #application: Menu | null = null;

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    for (const item of template) assertUsable(item);
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }
  static getApplicationMenu = (): Menu | null => Menu.#application;
}

/** Checks a template as Electron does. */
const assertUsable = (item: MenuItemConstructorOptions): void => {
  if (item.label === undefined && item.role === undefined && item.type !== 'separator') {
    throw new TypeError('Required option: label, role or type');
  }
  for (const inner of submenuOf(item)) assertUsable(inner);
};

const submenuOf = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : [];

const entry = (item: MenuItemConstructorOptions): MenuEntry => ({
  label: (item.label ?? '').replaceAll('&', ''),
  role: item.role ?? null,
  accelerator: item.accelerator ?? null,
  registered: item.accelerator !== undefined && item.registerAccelerator !== false,
  items: submenuOf(item).map(entry),
});

const roles: Readonly<Record<string, () => void>> = {
  quit: () => app.quit(),
  close: () => StandInWindow.getFocusedWindow()?.close(),
  minimize: () => StandInWindow.getFocusedWindow()?.minimize(),
  reload: () => StandInWindow.getFocusedWindow()?.webContents.reload(),
};

answers.menu = () => Promise.resolve((Menu.getApplicationMenu()?.template ?? []).map(entry));

answers.choose = ({ path }) => {
  let level: readonly MenuItemConstructorOptions[] = Menu.getApplicationMenu()?.template ?? [];
  let found: MenuItemConstructorOptions | undefined;
  for (const label of path) {
    found = level.find((item) => entry(item).label === label);
    if (!found) throw new Error(`The menu has no "${path.join(' › ')}"`);
    level = submenuOf(found);
  }
  const act = found?.role === undefined ? found?.click : roles[found.role];
  if (!act) throw new Error(`"${path.join(' › ')}" does nothing here`);
  const byMouse = { triggeredByAccelerator: false };
  // Neither the roles above nor this program's clicks look at anything but the event.
  (act as (...given: unknown[]) => void)(null, null, byMouse);
  return Promise.resolve();
};
