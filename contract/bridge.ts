import type { Result } from './result';
import type { Unsubscribe } from './transport';

/**
 * What the preload puts on `window.lectern` in the desktop shell: the transport and nothing else. The main
 * process parses names and arguments (contract/dispatch.ts).
 */
export interface Bridge {
  /** Resolves with a `Result`. Rejects when the argument cannot be cloned or the main process is gone. */
  invoke(command: string, argument: unknown): Promise<Result<unknown>>;
  /** `listener` gets every event of the backend. */
  subscribe(listener: (event: string, payload: unknown) => void): Unsubscribe;
}

/** The bridge's name in the page's `window`. */
export const bridgeName = 'lectern';

/** The channels between preload and main process. */
export const channels = { invoke: 'lectern:invoke', event: 'lectern:event' } as const;
