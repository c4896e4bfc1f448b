import type * as Electron from 'electron';
import { app } from './app';
import { StandInWindow, windowOf } from './browser-window';
import { answers, answersAreComplete, preventable } from './environment';
import { ipcMain } from './ipc-main';
import { Menu } from './menu';
import { screen } from './screen';
import { defaultSession, privilegedSchemes, protocol, session } from './session';
import { clipboard, dialog, nativeTheme, powerMonitor, shell } from './system';

answers.navigate = ({ id, url, isMainFrame }) => {
  const page = windowOf(id).webContents;
  const details = { url, isMainFrame, isSameDocument: false };
  const refused = page.emitPreventable('will-frame-navigate', details);
  return Promise.resolve(refused || (isMainFrame && page.emitPreventable('will-navigate', details, url)));
};
answers.openWindow = ({ id, url, disposition }) =>
  Promise.resolve(windowOf(id).webContents.deniesWindow(url, disposition));
answers.permission = ({ id, kind, permission, origin }) => {
  const page = windowOf(id).webContents;
  return kind === 'request'
    ? defaultSession.asks(permission, page)
    : Promise.resolve(defaultSession.checks(permission, page, origin));
};
answers.emitOnPage = ({ id, name, details }) =>
  Promise.resolve(windowOf(id).webContents.emitPreventable(name, {}, details));
answers.crash = ({ id, reason }) => Promise.resolve(windowOf(id).webContents.crash(reason));
answers.preloadFailed = ({ id, message }) => Promise.resolve(windowOf(id).webContents.preloadFailed(message));
answers.happen = ({ what }) => {
  const event = preventable({});
  const windows = StandInWindow.getAllWindows();
  if (what === 'dock-click') {
    const isAnyVisible = windows.some((window) => window.isVisible());
    app.emit('activate', event, isAnyVisible);
  } else if (what === 'shutdown') powerMonitor.emit('shutdown', event);
  else if (what === 'dark' || what === 'light') nativeTheme.systemIsDark = what === 'dark';
  else for (const window of windows) window.emit(what, event);
  return Promise.resolve(event.defaultPrevented);
};
answers.openUrl = ({ url }) => Promise.resolve(app.openUrl(url));
answers.openFile = ({ path }) => Promise.resolve(app.openFile(path));
answers.windows = () => Promise.resolve(StandInWindow.getAllWindows().map((window) => window.facts()));
answers.actOnWindow = ({ id, act, bounds }) => Promise.resolve(windowOf(id).act(act, bounds));
answers.facts = () =>
  Promise.resolve({
    paths: app.paths,
    privilegedSchemes,
    sandboxEnabled: app.sandboxEnabled,
    switches: app.switches,
    themeSource: nativeTheme.themeSource,
    appUserModelId: app.appUserModelId,
    protocols: app.protocols,
  });

answersAreComplete();

const BrowserWindow = StandInWindow;

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
};

/** electron-store imports the default export. */
export default {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} satisfies Partial<Record<keyof typeof Electron, unknown>>;

/** For the stand-in's own entry (process/run.ts). */
export const standInCodeLoaded = (): void => app.codeLoaded();
