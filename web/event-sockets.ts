import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { BackendListener } from '#contract/transport';
import { parsePageMessage } from './page-message';

/**
 * The open pages' sockets for events (RFC 6455), each message `{ event, payload }`. A page says over its own
 * whether it holds anything unsent (`PageMessage`); a socket on which anything else comes is closed.
 */
export interface EventSockets {
  readonly count: number;
  /** Answers the request to upgrade of a page that may listen. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  readonly send: BackendListener;
  /** Ends every socket. */
  end(): void;
}

const heartbeatMilliseconds = 15_000;
/** A page that lags behind by more is cut off; it comes back by itself and asks anew. */
const mostUnsentBytes = 16 * 1024 * 1024;
const goingAway = 1001; // RFC 6455 §7.4.1
const policyViolation = 1008; // the same
/** How long a page has to answer the farewell. */
const goodbyeMilliseconds = 300;

/**
 * `closed` is called after a page has gone away. `unsent`: something that it held may still arrive; also true
 * for a page that has not said anything, or anything that is understood.
 */
export const createEventSockets = (closed: (unsent: boolean) => void): EventSockets => {
  const sockets = new Set<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  let server: Promise<WebSocketServer> | null = null;

  const load = async (): Promise<WebSocketServer> => {
    const { WebSocketServer: Server } = await import('ws');
    return new Server({ noServer: true, clientTracking: false, maxPayload: 1024 });
  };

  const add = (socket: WebSocket): void => {
    sockets.add(socket);
    let unsent = true;
    socket.on('message', (data: Buffer, isBinary) => {
      const message = isBinary ? null : parsePageMessage(data.toString());
      unsent = message?.unsent ?? true;
      if (!message) socket.close(policyViolation);
    });
    socket.on('pong', () => silent.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.delete(socket);
      closed(unsent);
    });
  };

  // So that a peer that vanished without a word is noticed.
  setInterval(() => {
    for (const socket of sockets) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  }, heartbeatMilliseconds).unref();

  return {
    get count() {
      return sockets.size;
    },
    async open(request, socket, head) {
      (await (server ??= load())).handleUpgrade(request, socket, head, add);
    },
    send(event, payload) {
      const message = JSON.stringify({ event, payload });
      for (const socket of sockets) {
        if (socket.bufferedAmount > mostUnsentBytes) socket.terminate();
        else socket.send(message);
      }
    },
    end() {
      for (const socket of sockets) {
        socket.close(goingAway);
        setTimeout(() => socket.terminate(), goodbyeMilliseconds).unref();
      }
    },
  };
};
