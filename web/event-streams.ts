import type { ServerResponse } from 'node:http';
import type { BackendListener } from '#contract/transport';

/** The open pages' streams of server-sent events (HTML §9.2), each message `{ event, payload }`. */
export interface EventStreams {
  readonly count: number;
  /** Takes over the answer until the page goes away. */
  open(response: ServerResponse): void;
  readonly send: BackendListener;
  /** Ends every stream. */
  end(): void;
}

const heartbeatMilliseconds = 15_000;
/** A page that lags behind by more is cut off; it comes back by itself and asks anew. */
const mostUnsentBytes = 16 * 1024 * 1024;

/** `closed` is called after a page has gone away. */
export const createEventStreams = (closed: () => void): EventStreams => {
  const streams = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const stream of streams) {
      if (stream.writableLength > mostUnsentBytes) stream.destroy();
      else stream.write(text);
    }
  };
  // So that a peer that vanished without a word is noticed.
  setInterval(() => write(': still here\n\n'), heartbeatMilliseconds).unref();

  return {
    get count() {
      return streams.size;
    },
    open(response) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.on('close', () => {
        streams.delete(response);
        closed();
      });
    },
    send: (event, payload) => write(`data: ${JSON.stringify({ event, payload })}\n\n`),
    end() {
      for (const stream of streams) stream.end();
    },
  };
};
