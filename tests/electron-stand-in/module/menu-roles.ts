import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app';
import type { StandInWindow } from './browser-window';
import { configuration, driver, packageJson } from './environment';

/** What Electron gives to an item of a role that does not say it itself. */
export interface Role {
  readonly label: string;
  readonly accelerator?: string;
  /** False: the accelerator is only shown. */
  readonly registers?: boolean;
  readonly submenu?: readonly MenuItemConstructorOptions[];
  readonly act?: (window: StandInWindow | null) => void;
}

const isMac = configuration.platform === 'darwin';
const isWindows = configuration.platform === 'win32';
const name = packageJson.productName ?? packageJson.name;

/** An editing command on what has the focus in the page. */
const edits = (command: string) => (window: StandInWindow | null) => {
  if (window) void driver.edit({ id: window.id, name: command }).catch(() => undefined);
};

/** By Electron's names of the roles, in small letters: those that a program like ours can use. */
export const roles: Readonly<Record<string, Role>> = {
  quit: {
    label: isMac ? `Quit ${name}` : isWindows ? 'Exit' : 'Quit',
    ...(isWindows ? {} : { accelerator: 'CommandOrControl+Q' }),
    act: () => app.quit(),
  },
  close: { label: 'Close', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (window) => window?.webContents.reload() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: isMac ? 'Control+Command+F' : 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', act: edits('undo') },
  redo: {
    label: 'Redo',
    accelerator: isWindows ? 'Control+Y' : 'Shift+CommandOrControl+Z',
    act: edits('redo'),
  },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X', registers: false, act: edits('cut') },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C', registers: false, act: edits('copy') },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V', registers: false, act: edits('paste') },
  delete: { label: 'Delete', act: edits('delete') },
  selectall: { label: 'Select All', accelerator: 'CommandOrControl+A', act: edits('selectAll') },
  about: { label: configuration.platform === 'linux' ? 'About' : `About ${name}` },
  services: { label: 'Services' },
  hide: { label: `Hide ${name}`, accelerator: 'Command+H' },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  unhide: { label: 'Show All' },
  help: { label: 'Help' },
  window: { label: 'Window' },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom' },
  appmenu: {
    label: name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  },
};
