// The one importer of `ipcMain` (tests/electron/one-importer.test.ts).
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channels } from '#contract/bridge';
import { failure } from '#contract/result';
import type { CommandPort } from '#contract/transport';
import { isOwnUrl } from './scheme';

/**
 * Carries commands of the one page to the backend and the backend's events to it. A call from another window, a frame
 * within the page, or a page from elsewhere is refused before its argument is looked at.
 */
export const connectPage = (backend: CommandPort, page: WebContents): void => {
  ipcMain.handle(channels.invoke, (event, command: unknown, argument: unknown) => {
    if (!isFromPage(event, page)) throw new Error('Refused.');
    if (typeof command !== 'string') return failure('unknown-command', 'No such command.');
    return backend.invoke(command, argument);
  });
  backend.subscribe((name, payload) => {
    if (!page.isDestroyed()) page.send(channels.event, name, payload);
  });
};

const isFromPage = (event: IpcMainInvokeEvent, page: WebContents): boolean => {
  const frame = event.senderFrame; // null when the frame is gone by now
  return frame !== null && event.sender === page && frame === page.mainFrame && isOwnUrl(frame.url);
};
