import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { log, report } from '#backend/hosting/report';
import { messages } from './messages';

/** After this many crashes within this time, the person is asked. */
const limit = { crashes: 3, withinMilliseconds: 60_000 } as const;

/**
 * Loads the page again when its process has crashed; the record is safe in the main process. When the page
 * crashes again and again, the person is asked instead; so too when it cannot be loaded or its preload fails.
 */
export const reloadAfterCrash = (window: BrowserWindow, dataDir: string, now: () => Date): void => {
  const page = window.webContents;
  const pageFailed: Words = { ...messages.pageFailed, detail: messages.pageFailed.detail(dataDir) };
  let crashes: number[] = []; // when, milliseconds since the epoch
  let isAsking = false;
  const ask = (words: Words): void => {
    if (isAsking || window.isDestroyed()) return;
    isAsking = true;
    void askToReload(window, words)
      .catch(report)
      .then(() => (isAsking = false));
  };
  page.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log({ what: 'page-gone', reason: details.reason, code: details.exitCode });
    const time = now().getTime();
    crashes = [...crashes.filter((earlier) => time - earlier < limit.withinMilliseconds), time];
    if (crashes.length < limit.crashes) page.reload();
    else ask(messages.pageCrashed);
  });
  page.on('did-fail-load', (_event, _code, description, _url, isMainFrame) => {
    if (!isMainFrame) return;
    report(Object.assign(new Error(), { code: description })); // such as ERR_FAILED
    ask(pageFailed);
  });
  page.on('preload-error', (_event, _path, error) => {
    report(error);
    ask(pageFailed);
  });
};

type Words = Readonly<Record<keyof typeof messages.pageCrashed, string>>;

const askToReload = async (window: BrowserWindow, words: Words): Promise<void> => {
  const options: MessageBoxOptions = {
    type: 'error',
    message: words.message,
    detail: words.detail,
    buttons: [words.reload, isOnly() ? words.quit : words.close],
    defaultId: 0,
    cancelId: 1,
  };
  // On macOS, a dialog of a window that is not shown yet is not seen either.
  const { response } = await (window.isVisible()
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  if (window.isDestroyed()) return;
  if (response === 1) window.close();
  else window.webContents.reload();
};

/** The end of the only window is the end of the program (closing.ts). */
const isOnly = (): boolean => BrowserWindow.getAllWindows().length <= 1;
