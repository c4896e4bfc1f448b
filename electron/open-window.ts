import { join } from 'node:path';
import type { Backend } from '#backend/backend';
import { report } from '#backend/hosting/report';
import type { Appearance } from './appearance';
import type { Closing } from './closing';
import { offerContextMenu } from './context-menu';
import { openLink } from './host';
import { reloadAfterCrash } from './page-crash';
import { askAboutHang } from './page-hang';
import { createPageWindow, type PageWindow } from './page-window';
import { restrictPage } from './policy';
import { pageUrl } from './scheme';
import { createWindow, keepOnScreens, workAreas } from './window';
import type { WindowMemory } from './window-memory';
import { besideWindow, fitWindow, type WindowState } from './window-state';
import type { Windows } from './windows';

/** How long a context menu waits for what the page offers, on a busy machine for example. */
const offerMilliseconds = 1000;

export interface OpenerPorts extends Closing {
  readonly backend: Backend;
  readonly windows: Windows;
  readonly appearance: Appearance;
  readonly memory: WindowMemory;
  /** The folder of the built main process, absolute. */
  readonly program: string;
  readonly development: boolean;
  readonly dataDir: string;
  now(): Date;
}

/**
 * Gives the function that opens a window: where the last one was, or beside the one that is in use, with its text.
 * While the program ends it opens none: that window would keep the program, or come after the folder is released.
 */
export const createOpener = (ports: OpenerPorts): (() => void) => {
  const { backend, windows, appearance, memory, program, development } = ports;
  appearance.onChange(() => {
    for (const { window } of windows.all()) window.setBackgroundColor(appearance.background());
  });
  keepOnScreens(() => windows.all().map(({ window }) => window));
  return () => {
    if (ports.isEnding()) return;
    const beside = windows.asked();
    const { window, state } = createWindow({
      preload: join(program, '../preload/index.cjs'),
      icon: join(program, 'icon.png'),
      background: appearance.background(),
      development,
      state: beside ? stateBeside(beside.state()) : lastState(memory.read()),
    });
    const shown = createPageWindow({ window, state }, (client) => {
      void backend.invoke('text.use', { textId: null, client });
    });
    windows.add(shown);
    restrictPage(shown.page, (url) => void openLink(url).catch(report));
    reloadAfterCrash(window, ports.dataDir, () => ports.now());
    offerContextMenu(window, {
      offered: () => shown.offers.take(offerMilliseconds),
      act: (action) => shown.send('app.action', { action }),
    });
    askAboutHang(window, ports.closesInOrder(shown));
    // It is also rejected when a crash, a close or another load cuts it off. page-crash.ts hears of real failures.
    void window.loadURL(beside ? addressFrom(beside) : pageUrl).catch(() => undefined);
  };
};

const lastState = (remembered: WindowState | null): WindowState => ({
  ...fitWindow(remembered, workAreas()),
  zoom: remembered?.zoom ?? 1,
});

const stateBeside = (state: WindowState): WindowState => ({
  ...besideWindow(state, workAreas()),
  zoom: state.zoom,
});

/** The page's address for the text of the window. */
const addressFrom = ({ page }: PageWindow): string => {
  const text = URL.canParse(page.getURL()) ? new URL(page.getURL()).searchParams.get('text') : null;
  return text === null ? pageUrl : `${pageUrl}?text=${encodeURIComponent(text)}`;
};
