import type { MenuItemConstructorOptions } from 'electron';
import { menuKeys, type MenuAction } from '#contract/menu';
import { messages } from './messages';

export interface MenuPorts {
  /** `process.platform` */
  readonly platform: string;
  readonly development: boolean;
  /** Sends the action to the page. `byKey`: the system chose the entry for a key that the page left alone. */
  act(action: MenuAction, byKey: boolean): void;
  openFolder(): void;
}

const words = messages.menu;

/**
 * The application menu. The page handles the keys of its own actions itself, because only the page knows
 * whether a key belongs to a text field, which has an undo of its own. So the menu shows those accelerators
 * (contract/menu.ts) but does not register them. macOS registers them all the same: there, the menu gets each
 * key that the page leaves alone, and the page is told that it was a key.
 */
export const menuTemplate = (ports: MenuPorts): MenuItemConstructorOptions[] => [
  ...(ports.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  fileMenu(ports),
  editMenu(ports),
  viewMenu(ports),
  goMenu(ports),
  windowMenu(ports),
  {
    label: words.help,
    role: 'help',
    submenu: [pageItem(ports, words.palette, 'palette'), pageItem(ports, words.shortcuts, 'shortcuts')],
  },
];

const pageItem = (ports: MenuPorts, label: string, action: MenuAction): MenuItemConstructorOptions => ({
  label,
  click: (_item, _window, event) => ports.act(action, event.triggeredByAccelerator === true),
  ...(menuKeys[action] === null
    ? {}
    : { accelerator: accelerator(ports, action, menuKeys[action]), registerAccelerator: false }),
});

/** On macOS, Option with an arrow key moves the caret by a word. */
const macKeys: Partial<Record<MenuAction, string>> = { back: 'Cmd+[', forward: 'Cmd+]' };

/** A key in Electron's notation. */
const accelerator = ({ platform }: MenuPorts, action: MenuAction, keys: string): string =>
  (platform === 'darwin' && macKeys[action]) || keys.replace('Mod', 'CmdOrCtrl').replace('Arrow', '');

const separator = { type: 'separator' } as const;

const fileMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.file,
  submenu: [
    pageItem(ports, words.export, 'export'),
    separator,
    pageItem(ports, words.settings, 'settings'),
    { label: words.openFolder, click: () => ports.openFolder() },
    separator,
    // On macOS, Quit is in the program's own menu.
    ports.platform === 'darwin'
      ? { label: words.close, role: 'close' }
      : { label: words.quit, role: 'quit', accelerator: 'Ctrl+Q' },
  ],
});

const editMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.edit,
  submenu: [
    pageItem(ports, words.undo, 'undo'),
    pageItem(ports, words.redo, 'redo'),
    separator,
    { label: words.cut, role: 'cut' },
    { label: words.copy, role: 'copy' },
    { label: words.paste, role: 'paste' },
    pageItem(ports, words.selectAll, 'select-all'),
    separator,
    pageItem(ports, words.find, 'search'),
  ],
});

const viewMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.view,
  submenu: [
    pageItem(ports, words.textLarger, 'text-larger'),
    pageItem(ports, words.textSmaller, 'text-smaller'),
    pageItem(ports, words.textNormal, 'text-normal'),
    separator,
    { label: words.fullScreen, role: 'togglefullscreen' },
    ...(ports.development ? [separator, { label: words.reload, role: 'reload' } as const] : []),
  ],
});

const goMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.go,
  submenu: [
    pageItem(ports, words.back, 'back'),
    pageItem(ports, words.forward, 'forward'),
    separator,
    pageItem(ports, words.contents, 'contents'),
    pageItem(ports, words.goTo, 'go-to'),
  ],
});

const windowMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.window,
  role: 'window',
  submenu: [
    { label: words.minimise, role: 'minimize' },
    ...(ports.platform === 'darwin' ? [] : [{ label: words.close, role: 'close' } as const]),
  ],
});
