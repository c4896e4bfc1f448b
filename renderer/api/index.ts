import type { Boot } from '#contract/commands';
import type { Result } from '#contract/result';
import type { Transport } from '#contract/transport';
import { createBridgeTransport } from './bridge-transport';
import { createHttpTransport } from './http-transport';

/** The renderer's only connection to the backend. Stores use it, components do not. */
export const api: Transport = window.lectern ? createBridgeTransport(window.lectern) : createHttpTransport();

/** What the first paint needs: the shell has put it into the page; otherwise the backend is asked. */
export const boot = async (): Promise<Result<Boot>> => {
  const embedded = document.getElementById('boot')?.textContent;
  if (embedded) return { ok: true, value: JSON.parse(embedded) as Boot }; // from our own backend
  return api.invoke('app.boot', { textId: null });
};
