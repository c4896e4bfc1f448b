import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog, Menu, session, type BrowserWindow } from 'electron';
import ElectronStore from 'electron-store';
import type { Events } from '#contract/events';
import type { Backend } from '#backend/backend';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { createBackend } from '#backend/create-backend';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { createFolderLibrary } from '#backend/ports/folder-library';
import { nodeFiles } from '#backend/ports/node-files';
import { followTheme } from './appearance';
import { closeInOrder } from './closing';
import { argumentsForFolder, openedAmong } from './command-line';
import { lockFolder } from './data-folder';
import { createHost } from './host';
import { connectPages } from './ipc';
import { openIn, type Links } from './links';
import { menuTemplate } from './menu';
import { messages } from './messages';
import { createOpener } from './open-window';
import { createPageServer } from './page-server';
import type { PageWindow } from './page-window';
import { restrictSession } from './policy';
import { createProgress } from './progress';
import { guardFiles, whenTakenOver } from '#backend/hosting/guarded-files';
import { log, report } from '#backend/hosting/report';
import { timeFlushes } from '#backend/hosting/timed-files';
import { createThreads } from '#backend/tasks/threads';
import { serveScheme } from './scheme';
import { startAgainWith } from './start-again';
import { bringToFront, zoomPage } from './window';
import { createWindowMemory } from './window-memory';
import { createWindows, type Windows } from './windows';

export interface DesktopPorts {
  readonly dataDir: string;
  /** Whether the command line asks for it; the person may still choose it later. */
  readonly readOnly: boolean;
  /** Whether the command line says that a program which holds the folder is gone. */
  readonly takeOver: boolean;
  /** The folder of the built main process, absolute. */
  readonly program: string;
  readonly development: boolean;
  readonly links: Links;
}

/**
 * Starts the shell after `ready`, in this order: the data folder's lock, which may ask the person; the
 * backend; the session's restrictions, before there is a page; the page's files; commands, menu and closing; the
 * first window.
 *
 * @throws DataFolderError
 */
export const startDesktop = async ({
  dataDir,
  readOnly,
  takeOver,
  program,
  development,
  links,
}: DesktopPorts): Promise<void> => {
  const access = await lockFolder(dataDir, { readOnly, takeOver });
  if (!access) return app.quit();
  const isHeld = (): boolean => access.isHeld();

  const windows = createWindows();
  const host = createHost(windows, links, dataDir, () => openWindow());
  const ports: BackendPorts = {
    documents: createConfDocuments(ElectronStore, dataDir),
    files: guardFiles(timeFlushes(nodeFiles, log), isHeld),
    library: createFolderLibrary(join(program, 'library')),
    threads: createThreads(pathToFileURL(join(program, 'worker.js')), report),
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
  followWork(backend, windows);
  const appearance = await followTheme(backend);

  restrictSession(session.defaultSession, development);
  serveScheme(session.defaultSession, createPageServer(backend, join(program, '../renderer')));

  const memory = createWindowMemory(ports);
  const openWindow = createOpener({
    backend,
    windows,
    appearance,
    memory,
    program,
    development,
    dataDir,
    now: () => ports.now(),
    ...closeInOrder({
      backend,
      windows,
      remember: () => {
        const last = windows.inUse();
        if (last) memory.write(last.state());
      },
      keptOpen: () => startAgainWith(null),
      release: () => access.release(),
    }),
  });
  connectPages(backend, windows);
  setMenu(windows, openWindow, development);
  const comeForward = (): void => {
    const last = windows.inUse();
    if (last) bringToFront(last.window);
  };
  app.on('second-instance', (_event, argv, workingDirectory) => {
    comeForward();
    const opened = openedAmong(argv);
    if (opened !== null) openIn(links, opened, workingDirectory);
  });
  links.onArrival(() => {
    comeForward();
    windows.inUse()?.send('app.linkArrived', null);
  });
  app.on('activate', comeForward); // a click in the dock of macOS
  openWindow();
};

/** How far long work is, in dock and taskbar, at the window whose page has asked for it. */
const followWork = (backend: Backend, windows: Windows): void => {
  const show = createProgress(
    () => windows.asked(),
    (asked, share) => {
      if (asked?.window.isDestroyed() === false) asked.window.setProgressBar(share);
    },
  );
  backend.subscribe((event, payload) => {
    if (event === 'work.progress') show(payload as Events['work.progress']); // the payload of this event
  });
};

const setMenu = (windows: Windows, openWindow: () => void, development: boolean): void => {
  const inUse = (act: (shown: PageWindow) => void): void => {
    const shown = windows.inUse();
    if (shown) act(shown);
  };
  const template = menuTemplate({
    platform: process.platform,
    development,
    act: (action, byKey) =>
      inUse((shown) => shown.send('app.action', byKey ? { action, byKey } : { action })),
    newWindow: openWindow,
    openFolder: () => inUse(({ window }) => void openFolder(window).catch(report)),
    zoom: (step) => inUse(({ window }) => zoomPage(window, step)),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};

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
  startAgainWith(argumentsForFolder(process.argv, folder));
  app.quit();
};
