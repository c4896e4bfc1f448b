import type { MenuItemConstructorOptions, PopupOptions } from 'electron';
import type { MenuEntry } from '../calls';
import { accelerates } from './accelerators';
import { StandInWindow } from './browser-window';
import { answers, configuration, driver } from './environment';
import { roles, type Role } from './menu-roles';

/** A menu is its template: the stand-in does not draw it. */
export class Menu {
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[] = []) {
    this.template = template;
  }

  /** The test draws it, in the driver. */
  popup(_options: PopupOptions = {}): void {
    opened = this.template;
    void driver.popup({ items: this.template.filter(({ type }) => type !== 'separator').map(entry) });
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

/** What Electron knows of the item's role; null when it has none. */
const roleOf = ({ role }: MenuItemConstructorOptions): Role | null =>
  (role === undefined ? undefined : roles[role.toLowerCase()]) ?? null;

const submenuOf = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : (roleOf(item)?.submenu ?? []);

/** macOS knows no accelerator that is only shown (electron.d.ts: `registerAccelerator` is for Linux and Windows). */
const isRegistered = (item: MenuItemConstructorOptions): boolean =>
  configuration.platform === 'darwin' || (item.registerAccelerator ?? roleOf(item)?.registers ?? true);

const acceleratorOf = (item: MenuItemConstructorOptions): string | null =>
  item.accelerator ?? roleOf(item)?.accelerator ?? null;

const entry = (item: MenuItemConstructorOptions): MenuEntry => {
  const accelerator = acceleratorOf(item);
  return {
    label: (item.label ?? roleOf(item)?.label ?? '').replaceAll('&', ''),
    role: item.role ?? null,
    accelerator,
    registered: accelerator !== null && isRegistered(item),
    enabled: item.enabled !== false,
    items: submenuOf(item).map(entry),
  };
};

/** Does what the item does; gives whether it does anything. As in Electron, a role wins over a click. */
const act = (item: MenuItemConstructorOptions, triggeredByAccelerator: boolean): boolean => {
  const window = StandInWindow.getFocusedWindow();
  const role = roleOf(item);
  if (role?.act) role.act(window);
  else if (role === null && item.click)
    // This program's clicks look at nothing but the event.
    (item.click as (...given: unknown[]) => void)(null, window, { triggeredByAccelerator });
  else return false;
  return true;
};

const template = (): readonly MenuItemConstructorOptions[] => Menu.getApplicationMenu()?.template ?? [];

answers.menu = () => Promise.resolve(template().map(entry));

answers.choose = ({ path }) => {
  let level = template();
  let found: MenuItemConstructorOptions | undefined;
  for (const label of path) {
    found = level.find((item) => entry(item).label === label);
    if (!found) throw new Error(`The menu has no "${path.join(' › ')}"`);
    level = submenuOf(found);
  }
  if (!found || !act(found, false)) throw new Error(`"${path.join(' › ')}" does nothing here`);
  return Promise.resolve();
};

/** The template of the context menu that opened last. */
let opened: readonly MenuItemConstructorOptions[] = [];

answers.chooseInPopup = ({ label }) => {
  const found = opened.find((item) => entry(item).label === label);
  if (!found || found.enabled === false || !act(found, false))
    throw new Error(`The context menu has no "${label}" that does anything`);
  return Promise.resolve();
};

/** Electron gives the menu each key that the page has not prevented. */
answers.key = ({ key }) => {
  const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...all(submenuOf(item))]);
  const found = all(template()).find((item) => {
    const accelerator = acceleratorOf(item);
    return (
      accelerator !== null && isRegistered(item) && accelerates(accelerator, key, configuration.platform)
    );
  });
  return Promise.resolve(found !== undefined && act(found, true));
};
