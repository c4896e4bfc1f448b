import type { Argument, CommandName, Value } from './commands';
import type { EventName, Events } from './events';
import type { Result } from './result';

export type Unsubscribe = () => void;

/**
 * How the interface reaches the backend: over IPC through the preload, or over loopback HTTP and a WebSocket.
 * `invoke` never rejects: what goes wrong on the way is a failure with the code `unreachable`.
 */
export interface Transport {
  invoke<Name extends CommandName>(command: Name, argument: Argument<Name>): Promise<Result<Value<Name>>>;
  subscribe<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): Unsubscribe;
  /**
   * `listener` gets false when events can no longer arrive, and true when they can again. Events in between
   * are lost, so the listener must then ask for the present state.
   */
  watchConnection(listener: (connected: boolean) => void): Unsubscribe;
  /**
   * Told at each change whether this window holds anything that it has not handed over. The web
   * shell waits for the last words of a page that goes away only when there can be some; the desktop holds up the
   * end of the system's session only then.
   */
  tellUnsent(unsent: boolean): void;
}

/**
 * What a page says to the web shell on its socket: whether it holds anything, or waits for the answer to a
 * command.
 */
export interface PageMessage {
  readonly unsent: boolean;
}

/** What a shell needs of the backend. Arguments are unparsed, as they came over IPC or HTTP. */
export interface CommandPort {
  invoke(command: string, argument: unknown): Promise<Result<unknown>>;
  subscribe(listener: BackendListener): Unsubscribe;
}

export type BackendListener = <Name extends EventName>(event: Name, payload: Events[Name]) => void;
