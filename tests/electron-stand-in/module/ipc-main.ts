import type { IpcMain } from 'electron';
import { EventEmitter } from 'node:events';
import { windowOf } from './browser-window';
import { answers } from './environment';
import { originOf } from './web-contents';

type Handler = Parameters<IpcMain['handle']>[1];
type InvokeEvent = Parameters<Handler>[0];

const handlers = new Map<string, Handler>();

export class StandInIpcMain extends EventEmitter implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new StandInIpcMain();

answers.invoke = async ({ id, frame, channel, args }) => {
  const handler = handlers.get(channel);
  if (!handler) return { ok: false, error: `Error: No handler registered for '${channel}'` };
  const page = windowOf(id).webContents;
  if (frame?.isMainFrame) page.at(frame.url);
  const inner = frame && { url: frame.url, origin: originOf(frame.url) };
  const senderFrame = frame?.isMainFrame ? page.mainFrame : inner;
  // The fields of the event that Electron documents as trustworthy.
  const event = { type: 'frame', sender: page, senderFrame } as unknown as InvokeEvent;
  try {
    const value: unknown = await handler(event, ...args);
    return { ok: true, value: structuredClone(value) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error); // with its message, as Electron does
    return { ok: false, error: String(error) };
  }
};
