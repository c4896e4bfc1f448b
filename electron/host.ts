import { dialog, shell, type BrowserWindow } from 'electron';
import type { Host } from '#backend/ports/host';
import { CommandError } from '#contract/result';
import { messages } from './messages';
import { isHttps } from './policy';
import { saveWhole } from './atomic-write';

export interface DesktopHost extends Host {
  /** Waits until the page has answered `app.flush`, at most `milliseconds`; whether it has. */
  whenFlushed(milliseconds: number): Promise<boolean>;
}

/** `window` is asked for late: the backend that needs this host is there before the window. */
export const createHost = (window: () => BrowserWindow | null): DesktopHost => {
  let answered: (() => void) | null = null;
  return {
    openLink: (url) => openLink(url),
    openFolder,
    saveFile: (fileName, content) => saveFile(window(), fileName, content),
    flushed: () => answered?.(),
    whenFlushed: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), milliseconds);
        answered = () => {
          clearTimeout(timer);
          resolve(true);
        };
      }),
  };
};

/** Opens an https address in the system's browser; any other address is not opened. */
export const openLink = async (url: string): Promise<void> => {
  if (isHttps(url)) await shell.openExternal(url);
};

/** The system's sentence, which `openPath` gives instead of throwing, names the path. */
const openFolder = async (path: string): Promise<void> => {
  if ((await shell.openPath(path)) !== '') throw new Error('The system has shown no folder.');
};

const saveFile = async (window: BrowserWindow | null, fileName: string, content: string) => {
  const options = { title: messages.saveFile.title, defaultPath: fileName };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || !answer.filePath) return null;
  try {
    await saveWhole(answer.filePath, content);
  } catch (error) {
    throw new CommandError('not-on-disk', `The file could not be written (${systemCode(error)}).`, {
      cause: error,
    });
  }
  return { path: answer.filePath };
};

/** Such as ENOSPC; the system's own message would hold the path. */
const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
