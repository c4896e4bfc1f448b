// The only importer of `ipcMain` (tests/electron/one-importer.test.ts).
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channels } from '#contract/bridge';
import { failure } from '#contract/result';
import type { CommandPort } from '#contract/transport';
import { isOwnUrl } from './scheme';

/**
 * Connects the page with the backend: commands in one direction, events in the other. A call from another
 * window, from a frame within the page or from a foreign page is refused before its argument is read.
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
  const frame = event.senderFrame; // null when the frame has gone in the meantime
  return frame !== null && event.sender === page && frame === page.mainFrame && isOwnUrl(frame.url);
};
