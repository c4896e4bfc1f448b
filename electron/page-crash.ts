import { app, dialog, type BrowserWindow } from 'electron';
import { messages } from './messages';

const often = { times: 3, withinMilliseconds: 60_000 } as const;

/**
 * Loads the page again when its process has gone: the record lives in the main process and is untouched. A page that
 * keeps going is not loaded for ever; the person is asked.
 */
export const reloadWhenGone = (window: BrowserWindow, now: () => Date): void => {
  let gone: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const time = now().getTime();
    gone = [...gone.filter((earlier) => time - earlier < often.withinMilliseconds), time];
    if (gone.length < often.times) window.webContents.reload();
    else void askToReload(window);
  });
};

const askToReload = async (window: BrowserWindow): Promise<void> => {
  const words = messages.pageGone;
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
