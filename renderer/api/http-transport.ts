import { eventNames, type EventName, type Events } from '#contract/events';
import { failure, type Result } from '#contract/result';
import type { Transport, Unsubscribe } from '#contract/transport';
import type { Argument, CommandName, Value } from '#contract/commands';

/** The web shell's transport: commands as POST requests to the page's own origin, events as server-sent events. */
export const createHttpTransport = (): Transport => {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const watchers = new Set<(connected: boolean) => void>();
  let source: EventSource | null = null;

  const open = (): void => {
    if (source) return;
    source = new EventSource('/api/events');
    source.addEventListener('open', () => watchers.forEach((watch) => watch(true)));
    source.addEventListener('error', () => watchers.forEach((watch) => watch(false)));
    source.addEventListener('message', (message) => deliver(String(message.data)));
  };

  const deliver = (text: string): void => {
    const { event, payload } = JSON.parse(text) as { event: string; payload: never }; // written by our own server
    if ((eventNames as readonly string[]).includes(event)) {
      listeners.get(event as EventName)?.forEach((listener) => listener(payload));
    }
  };

  return {
    invoke: send,
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
  };
};

/** A browser keeps a request alive after its page is gone only up to this size. */
const keepaliveBytes = 60_000;

const send = async <Name extends CommandName>(
  command: Name,
  argument: Argument<Name>,
): Promise<Result<Value<Name>>> => {
  const body = JSON.stringify(argument);
  try {
    const response = await fetch(`/api/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: body.length < keepaliveBytes,
    });
    if (!response.ok) return failure('unreachable', `The server answered ${response.status}.`);
    return (await response.json()) as Result<Value<Name>>; // the server's answer to this command, by the contract
  } catch {
    return failure('unreachable', 'The server does not answer.');
  }
};
