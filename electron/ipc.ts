// The only importer of `ipcMain` (tests/electron/one-importer.test.ts).
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { report } from '#backend/hosting/report';
import { channels } from '#contract/bridge';
import { failure, type Result } from '#contract/result';
import type { CommandPort } from '#contract/transport';
import type { PageWindow } from './page-window';
import { isOwnUrl } from './scheme';
import type { Windows } from './windows';

/**
 * Connects the pages with the backend: commands in one direction, events in the other. A call from another page, from
 * a frame within a page or from a foreign page is refused before its argument is read.
 */
export const connectPages = (backend: CommandPort, windows: Windows): void => {
  ipcMain.handle(channels.invoke, (event, command: unknown, argument: unknown) => {
    const from = windows.of(event.sender);
    if (!from || !isFromPage(event, from)) throw new Error('Refused.');
    from.hear(argument);
    if (typeof command !== 'string') return failure('unknown-command', 'No such command.');
    return windows.asking(from, () => answer(backend, command, argument));
  });
  backend.subscribe((name, payload) => {
    for (const window of windows.all()) window.send(name, payload);
  });
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

const isFromPage = (event: IpcMainInvokeEvent, { page }: PageWindow): boolean => {
  const frame = event.senderFrame; // null when the frame has gone in the meantime
  return frame !== null && frame === page.mainFrame && isOwnUrl(frame.url);
};
