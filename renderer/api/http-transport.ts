import { eventNames, type EventName, type Events } from '#contract/events';
import { failure, type Result } from '#contract/result';
import type { PageMessage, Transport, Unsubscribe } from '#contract/transport';
import type { Argument, CommandName, Value } from '#contract/commands';

/** Time before a lost connection is opened again, in ms. */
const reconnectAfter = 1000;

/**
 * The web shell's transport: commands as POST requests to the page's own origin, events over a WebSocket. A
 * browser opens a WebSocket for every tab, but only six other connections to one host.
 */
export const createHttpTransport = (): Transport => {
  const send = createSend();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const watchers = new Set<(connected: boolean) => void>();
  let opened = false;
  let socket: WebSocket | null = null;
  let holdsUnsent = false;
  let unanswered = 0;
  /** What the shell has been told on this socket; null when nothing yet. */
  let told: boolean | null = null;

  const open = (): void => {
    if (opened) return;
    opened = true;
    connect();
  };

  const connect = (): void => {
    socket = new WebSocket(`ws://${location.host}/api/events`);
    socket.addEventListener('open', () => {
      told = null;
      tell();
      watchers.forEach((watch) => watch(true));
    });
    socket.addEventListener('message', (message) => deliver(String(message.data)));
    socket.addEventListener('close', () => {
      watchers.forEach((watch) => watch(false));
      setTimeout(connect, reconnectAfter);
    });
  };

  /**
   * Before a command is sent and after it is answered, so that the shell knows of it even if the page ends in
   * between.
   */
  const tell = (): void => {
    const unsent = holdsUnsent || unanswered > 0;
    if (socket?.readyState !== WebSocket.OPEN || unsent === told) return;
    told = unsent;
    socket.send(JSON.stringify({ unsent } satisfies PageMessage));
  };

  const deliver = (text: string): void => {
    const { event, payload } = JSON.parse(text) as { event: string; payload: never }; // from our own server
    if ((eventNames as readonly string[]).includes(event)) {
      listeners.get(event as EventName)?.forEach((listener) => listener(payload));
    }
  };

  return {
    async invoke(command, argument) {
      unanswered += 1;
      tell();
      const result = await send(command, argument);
      unanswered -= 1;
      tell();
      return result;
    },
    subscribe<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): Unsubscribe {
      open();
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    watchConnection(listener) {
      open();
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    tellUnsent(unsent) {
      holdsUnsent = unsent;
      tell();
    },
  };
};

/**
 * A browser completes requests of a closed page only if their bodies together are at most about this size, in
 * bytes.
 */
const keepaliveBytes = 60_000;
const createSend = () => {
  let keptAlive = 0;
  return async <Name extends CommandName>(
    command: Name,
    argument: Argument<Name>,
  ): Promise<Result<Value<Name>>> => {
    const body = new TextEncoder().encode(JSON.stringify(argument));
    const keepalive = keptAlive + body.length <= keepaliveBytes;
    if (keepalive) keptAlive += body.length;
    try {
      const response = await fetch(`/api/${command}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive,
      });
      const isResult = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
      if (!isResult) return failure('unreachable', `The server answered ${response.status}.`);
      return (await response.json()) as Result<Value<Name>>; // by the contract
    } catch {
      return failure('unreachable', 'The server does not answer.');
    } finally {
      if (keepalive) keptAlive -= body.length;
    }
  };
};
