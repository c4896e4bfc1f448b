import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { BackendListener } from '#contract/transport';

/** The open pages' sockets for events (RFC 6455), each message `{ event, payload }`. Pages say nothing over them. */
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
/** How long a page has to answer the farewell. */
const goodbyeMilliseconds = 300;

/** `closed` is called after a page has gone away. */
export const createEventSockets = (closed: () => void): EventSockets => {
  const sockets = new Set<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  let server: Promise<WebSocketServer> | null = null;

  const load = async (): Promise<WebSocketServer> => {
    const { WebSocketServer: Server } = await import('ws');
    return new Server({ noServer: true, clientTracking: false, maxPayload: 1024 });
  };

  const add = (socket: WebSocket): void => {
    sockets.add(socket);
    socket.on('pong', () => silent.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.delete(socket);
      closed();
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
