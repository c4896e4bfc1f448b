import type { Bridge } from '#contract/bridge';
import type { Argument, CommandName, Value } from '#contract/commands';
import type { EventName, Events } from '#contract/events';
import { failure, type Result } from '#contract/result';
import type { Transport } from '#contract/transport';

/** The desktop shell's transport: IPC through the preload's bridge. */
export const createBridgeTransport = (bridge: Bridge): Transport => ({
  async invoke<Name extends CommandName>(
    command: Name,
    argument: Argument<Name>,
  ): Promise<Result<Value<Name>>> {
    try {
      // As over HTTP, only JSON values travel: structured clone would refuse a Vue proxy.
      const plain: unknown = JSON.parse(JSON.stringify(argument));
      return (await bridge.invoke(command, plain)) as Result<Value<Name>>; // by the contract
    } catch {
      return failure('unreachable', 'The main process does not answer.');
    }
  },
  subscribe<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void) {
    return bridge.subscribe((name, payload) => {
      if (name === event) listener(payload as Events[Name]); // sent under this name, by the contract
    });
  },
  watchConnection(listener) {
    listener(true);
    return () => undefined;
  },
  // The main process keeps its window until that has answered `app.flush`; this is for the end of the session.
  tellUnsent: (unsent) => void bridge.invoke('app.unsent', { unsent }).catch(() => undefined),
});
