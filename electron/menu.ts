import type { MenuItemConstructorOptions } from 'electron';
import { menuKeys, type MenuAction } from '#contract/menu';
import { messages } from './messages';
import type { ZoomStep } from './zoom';

export interface MenuPorts {
  /** `process.platform` */
  readonly platform: string;
  readonly development: boolean;
  /** Sends the action to the page. `byKey`: the system chose the entry for a key that the page left alone. */
  act(action: MenuAction, byKey: boolean): void;
  newWindow(): void;
  openFolder(): void;
  zoom(step: ZoomStep): void;
}

const words = messages.menu;
const separator = { type: 'separator' } as const;

/**
 * The application menu. The page handles the keys of its own actions itself, because only the page knows
 * whether a key belongs to a text field, which has an undo of its own. So the menu shows those accelerators
 * (contract/menu.ts) but does not register them. What the page has no key for is the menu's: a new window, print and
 * zoom. macOS registers them all the same: there, the menu gets each key that the page leaves alone, and the page is
 * told that it was a key.
 */
export const menuTemplate = (ports: MenuPorts): MenuItemConstructorOptions[] => [
  ...(ports.platform === 'darwin' ? [macMenu(ports)] : []),
  fileMenu(ports),
  editMenu(ports),
  viewMenu(ports),
  goMenu(ports),
  windowMenu(ports),
  {
    label: words.help,
    role: 'help',
    submenu: [
      pageItem(ports, words.palette, 'palette'),
      pageItem(ports, words.shortcuts, 'shortcuts'),
      ...(ports.platform === 'darwin' ? [] : [separator, pageItem(ports, words.about, 'about')]),
    ],
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

/** The program's own menu on macOS, where people look for what the other systems have under File and Help. */
const macMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: 'Lectern',
  submenu: [
    pageItem(ports, words.about, 'about'),
    separator,
    pageItem(ports, words.settings, 'settings'),
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
});

const fileMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.file,
  submenu: [
    { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: () => ports.newWindow() },
    separator,
    pageItem(ports, words.export, 'export'),
    { ...pageItem(ports, words.print, 'print'), accelerator: 'CmdOrCtrl+P' },
    separator,
    ...(ports.platform === 'darwin' ? [] : [pageItem(ports, words.settings, 'settings')]),
    { label: words.openFolder, click: () => ports.openFolder() },
    separator,
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
    zoomItem(ports, words.zoomIn, 1, 'CmdOrCtrl+Shift+.'),
    zoomItem(ports, words.zoomOut, -1, 'CmdOrCtrl+Shift+,'),
    zoomItem(ports, words.zoomNormal, 0),
    separator,
    { label: words.fullScreen, role: 'togglefullscreen' },
    ...(ports.development ? [separator, { label: words.reload, role: 'reload' } as const] : []),
  ],
});

/** The page does not know its zoom, so these keys are the menu's own; those for the text's size are the page's. */
const zoomItem = (
  ports: MenuPorts,
  label: string,
  step: ZoomStep,
  key?: string,
): MenuItemConstructorOptions => ({
  label,
  click: () => ports.zoom(step),
  ...(key === undefined ? {} : { accelerator: key }),
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
