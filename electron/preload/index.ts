import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { bridgeName, channels, type Bridge } from '#contract/bridge';
import type { Result } from '#contract/result';

// Only the transport. The page gets neither `ipcRenderer` nor its event objects, which would give it every
// channel.
const bridge = {
  invoke: (command, argument) =>
    ipcRenderer.invoke(channels.invoke, command, argument) as Promise<Result<unknown>>, // the main process answers so on this channel
  subscribe(listener) {
    const deliver = (_event: IpcRendererEvent, name: string, payload: unknown): void =>
      listener(name, payload);
    ipcRenderer.on(channels.event, deliver);
    return () => void ipcRenderer.off(channels.event, deliver);
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld(bridgeName, bridge);
