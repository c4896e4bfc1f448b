import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '#contract/events';
import { messages } from './messages';

export interface MenuPorts {
  /** `process.platform` */
  readonly platform: string;
  readonly development: boolean;
  /** Sends the choice to the page. */
  act(action: MenuAction): void;
  openFolder(): void;
}

const words = messages.menu;

/**
 * The application menu. What the page does itself it also gets from the keyboard: those accelerators are shown but not
 * registered, because only the page knows whether a key belongs to a text field (undo there is the field's own).
 */
export const menuTemplate = (ports: MenuPorts): MenuItemConstructorOptions[] => [
  ...(ports.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  fileMenu(ports),
  editMenu(ports),
  viewMenu(ports),
  windowMenu(ports),
  { label: words.help, role: 'help', submenu: [pageItem(ports, words.shortcuts, 'shortcuts')] },
];

const pageItem = (
  ports: MenuPorts,
  label: string,
  action: MenuAction,
  accelerator?: string,
): MenuItemConstructorOptions => ({
  label,
  click: () => ports.act(action),
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
});

const separator = { type: 'separator' } as const;

const fileMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.file,
  submenu: [
    pageItem(ports, words.export, 'export', 'CmdOrCtrl+E'),
    separator,
    { label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => ports.act('settings') },
    { label: words.openFolder, click: () => ports.openFolder() },
    separator,
    // On macOS, Quit stands in the program's own menu.
    ports.platform === 'darwin'
      ? { label: words.close, role: 'close' }
      : { label: words.quit, role: 'quit', accelerator: 'Ctrl+Q' },
  ],
});

const editMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.edit,
  submenu: [
    pageItem(ports, words.undo, 'undo', 'CmdOrCtrl+Z'),
    pageItem(ports, words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { label: words.cut, role: 'cut' },
    { label: words.copy, role: 'copy' },
    { label: words.paste, role: 'paste' },
    { label: words.selectAll, role: 'selectAll' },
    separator,
    pageItem(ports, words.find, 'search', 'CmdOrCtrl+F'),
  ],
});

const viewMenu = (ports: MenuPorts): MenuItemConstructorOptions => ({
  label: words.view,
  submenu: [
    pageItem(ports, words.textLarger, 'text-larger', 'CmdOrCtrl+Plus'),
    pageItem(ports, words.textSmaller, 'text-smaller', 'CmdOrCtrl+-'),
    pageItem(ports, words.textNormal, 'text-normal', 'CmdOrCtrl+0'),
    separator,
    { label: words.fullScreen, role: 'togglefullscreen' },
    ...(ports.development ? [separator, { label: words.reload, role: 'reload' } as const] : []),
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
