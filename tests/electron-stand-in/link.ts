/** One side of a channel that carries structured clones in order. */
export interface Port {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
  /** Called once, when no more messages can arrive. */
  onEnd(listener: () => void): void;
}

type Call = (argument: never) => Promise<unknown>;
type Calls<Api> = { [Name in keyof Api]: Call };

type Message =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly argument: unknown }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly message: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Offers `own` to the other side and returns the other side's calls. A call rejects with the other side's
 * message, or when the channel ends.
 */
export const link = <Own extends Calls<Own>, Theirs extends Calls<Theirs>>(port: Port, own: Own): Theirs => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended = false;

  const run = async (id: number, name: string, argument: unknown): Promise<void> => {
    try {
      // The other side is compiled against the same interface.
      const call = own[name as keyof Own] as unknown as (argument: unknown) => Promise<unknown>;
      port.send({ type: 'value', id, value: await call.call(own, argument) });
    } catch (error) {
      port.send({ type: 'error', id, message: error instanceof Error ? error.message : String(error) });
    }
  };

  port.listen((received) => {
    const message = received as Message; // written by the other side's `link`
    if (message.type === 'call') return void run(message.id, message.name, message.argument);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'value') asked?.resolve(message.value);
    else asked?.reject(new Error(message.message));
  });
  port.onEnd(() => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('The other side has ended.'));
    waiting.clear();
  });

  const ask = (name: string, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new Error('The other side has ended.'));
      last += 1;
      waiting.set(last, { resolve, reject });
      port.send({ type: 'call', id: last, name, argument });
    });
  // Each name of the interface becomes a call of that name.
  return new Proxy({}, { get: (_, name) => (argument: unknown) => ask(String(name), argument) }) as Theirs;
};
