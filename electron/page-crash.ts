import { app, dialog, type BrowserWindow } from 'electron';
import { messages } from './messages';

/** After this many crashes within this time, the person is asked. */
const limit = { crashes: 3, withinMilliseconds: 60_000 } as const;

/**
 * Loads the page again when its process has crashed; the record is safe in the main process. When the page
 * crashes again and again, the person is asked instead.
 */
export const reloadAfterCrash = (window: BrowserWindow, now: () => Date): void => {
  let crashes: number[] = []; // when, milliseconds since the epoch
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const time = now().getTime();
    crashes = [...crashes.filter((earlier) => time - earlier < limit.withinMilliseconds), time];
    if (crashes.length < limit.crashes) window.webContents.reload();
    else void askToReload(window);
  });
};

const askToReload = async (window: BrowserWindow): Promise<void> => {
  const words = messages.pageCrashed;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.message,
    detail: words.detail,
    buttons: [words.reload, words.quit],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
};
