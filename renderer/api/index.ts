import type { Boot } from '#contract/commands';
import type { Result } from '#contract/result';
import type { Transport } from '#contract/transport';
import { createBridgeTransport } from './bridge-transport';
import { createHttpTransport } from './http-transport';

/** The only way out of the interface. Stores use it, components do not. */
export const api: Transport = window.lectern ? createBridgeTransport(window.lectern) : createHttpTransport();

/** What the first paint needs: laid into the page by the shell, else asked for. */
export const boot = async (): Promise<Result<Boot>> => {
  const laid = document.getElementById('boot')?.textContent;
  if (laid) return { ok: true, value: JSON.parse(laid) as Boot }; // written by our own backend into our own page
  return api.invoke('app.boot', { textId: null });
};
