import { join } from 'node:path';
import { app, dialog, Menu, session, type BrowserWindow } from 'electron';
import ElectronStore from 'electron-store';
import type { Backend } from '#backend/backend';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { createBackend } from '#backend/create-backend';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { createFolderLibrary } from '#backend/ports/folder-library';
import { nodeFiles } from '#backend/ports/node-files';
import { followTheme } from './appearance';
import { offerContextMenu } from './context-menu';
import { closeInOrder } from './closing';
import { argumentsForFolder } from './command-line';
import { lockFolder } from './data-folder';
import { createHost, openLink } from './host';
import { connectPage } from './ipc';
import { menuTemplate } from './menu';
import { messages } from './messages';
import { reloadAfterCrash } from './page-crash';
import { askAboutHang } from './page-hang';
import { createPageServer } from './page-server';
import { restrictPage, restrictSession } from './policy';
import { guardFiles, whenTakenOver } from '#backend/hosting/guarded-files';
import { log, report } from '#backend/hosting/report';
import { timeFlushes } from '#backend/hosting/timed-files';
import { pageUrl, serveScheme } from './scheme';
import { bringToFront, createWindow, zoomPage } from './window';
import { createWindowMemory } from './window-memory';

/** How long a context menu waits for what the page offers, on a busy machine for example. */
const offerMilliseconds = 1000;

export interface DesktopPorts {
  readonly dataDir: string;
  /** Whether the command line asks for it; the person may still choose it later. */
  readonly readOnly: boolean;
  /** Whether the command line says that a program which holds the folder is gone. */
  readonly takeOver: boolean;
  /** The folder of the built main process, absolute. */
  readonly program: string;
  readonly development: boolean;
}

/**
 * Starts the shell after `ready`, in this order: the data folder's lock, which may ask the person; the
 * backend; the session's restrictions, before there is a page; the page's files; the window with its
 * commands, menu and closing; the page.
 *
 * @throws DataFolderError
 */
export const startDesktop = async ({
  dataDir,
  readOnly,
  takeOver,
  program,
  development,
}: DesktopPorts): Promise<void> => {
  const access = await lockFolder(dataDir, { readOnly, takeOver });
  if (!access) return app.quit();
  const isHeld = (): boolean => access.isHeld();

  let window: BrowserWindow | null = null;
  const host = createHost(() => window);
  const ports: BackendPorts = {
    documents: createConfDocuments(ElectronStore, dataDir),
    files: guardFiles(timeFlushes(nodeFiles, log), isHeld),
    library: createFolderLibrary(join(program, 'library')),
    host,
    app: {
      version: app.getVersion(),
      shell: 'desktop',
      platform: process.platform,
      dataDir,
      get readOnly() {
        return !isHeld();
      },
      canSaveFiles: true,
      canOpenFolder: true,
    },
    now: () => new Date(),
    report,
    log,
  };
  const backend = createBackend(ports);
  whenTakenOver(isHeld, () => backend.announceStatus());
  const appearance = await followTheme(backend);

  restrictSession(session.defaultSession, development);
  serveScheme(session.defaultSession, createPageServer(backend, join(program, '../renderer')));

  const memory = createWindowMemory(ports);
  const { window: shown, state } = createWindow({
    preload: join(program, '../preload/index.cjs'),
    background: appearance.background(),
    development,
    remembered: memory.read(),
  });
  window = shown;
  appearance.onChange(() => {
    if (!shown.isDestroyed()) shown.setBackgroundColor(appearance.background());
  });
  restrictPage(shown.webContents, (url) => void openLink(url).catch(report));
  const hasSpoken = connectPage(backend, shown.webContents);
  reloadAfterCrash(shown, () => ports.now());
  setMenu(backend, shown, development);
  offerContextMenu(shown, {
    offered: () => host.whenOffered(offerMilliseconds),
    act: (action) => backend.announce('app.action', { action }),
  });
  app.on('second-instance', () => bringToFront(shown));
  app.on('activate', () => bringToFront(shown)); // a click in the dock of macOS
  const { isClosing } = closeInOrder({
    window: shown,
    backend,
    host,
    mayHoldWords: () => hasSpoken() && !shown.webContents.isCrashed(),
    remember: () => memory.write(state()),
    keptOpen: () => (nextStart = null),
    release: () => access.release(),
  });
  askAboutHang(shown, isClosing);

  // It is also rejected when a crash, a close or another load cuts it off. page-crash.ts hears of real failures.
  await shown.loadURL(pageUrl).catch(() => undefined);
};

const setMenu = (backend: Backend, window: BrowserWindow, development: boolean): void => {
  const template = menuTemplate({
    platform: process.platform,
    development,
    act: (action, byKey) => backend.announce('app.action', byKey ? { action, byKey } : { action }),
    openFolder: () => void openFolder(window).catch(report),
    zoom: (step) => zoomPage(window, step),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};

/** The arguments with which to start again after this process has quit; null: not to start again. */
let nextStart: string[] | null = null;
app.on('will-quit', () => {
  if (nextStart) app.relaunch({ args: nextStart });
});

/** Asks for another data folder, quits, and then starts the program again with that folder. */
const openFolder = async (window: BrowserWindow): Promise<void> => {
  const words = messages.openFolder;
  const answer = await dialog.showOpenDialog(window, {
    title: words.title,
    buttonLabel: words.button,
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = answer.filePaths;
  if (answer.canceled || folder === undefined) return;
  nextStart = argumentsForFolder(process.argv, folder);
  app.quit();
};
