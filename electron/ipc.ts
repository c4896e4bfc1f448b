// The only importer of `ipcMain` (tests/electron/one-importer.test.ts).
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { report } from '#backend/hosting/report';
import { channels } from '#contract/bridge';
import { failure, type Result } from '#contract/result';
import type { CommandPort } from '#contract/transport';
import { isOwnUrl } from './scheme';

/**
 * Connects the page with the backend: commands in one direction, events in the other. A call from another
 * window, from a frame within the page or from a foreign page is refused before its argument is read. Gives a function
 * that says whether the page has given a command: one that has given none holds nothing that was typed.
 */
export const connectPage = (backend: CommandPort, page: WebContents): (() => boolean) => {
  let hasSpoken = false;
  ipcMain.handle(channels.invoke, (event, command: unknown, argument: unknown) => {
    if (!isFromPage(event, page)) throw new Error('Refused.');
    hasSpoken = true;
    if (typeof command !== 'string') return failure('unknown-command', 'No such command.');
    return answer(backend, command, argument);
  });
  backend.subscribe((name, payload) => {
    if (!page.isDestroyed() && !page.isCrashed()) page.send(channels.event, name, payload);
  });
  return () => hasSpoken;
};

/** Electron would print the message of an error that left the handler, and that may hold a reader's words. */
const answer = async (backend: CommandPort, command: string, argument: unknown): Promise<Result<unknown>> => {
  try {
    return await backend.invoke(command, argument);
  } catch (error) {
    report(error);
    return failure('internal', 'The command failed.');
  }
};

const isFromPage = (event: IpcMainInvokeEvent, page: WebContents): boolean => {
  const frame = event.senderFrame; // null when the frame has gone in the meantime
  return frame !== null && event.sender === page && frame === page.mainFrame && isOwnUrl(frame.url);
};
