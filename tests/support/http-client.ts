import assert from 'node:assert/strict';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { Lectern } from './web-shell';

export interface Request {
  readonly method?: string;
  /** Sent exactly as given, without normalisation. */
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with exactly these headers, `Host` included. */
export const send = (
  origin: string,
  { method = 'GET', path = '/', headers = {}, body }: Request,
): Promise<Answer> =>
  new Promise((answered, failed) => {
    const { hostname, port } = new URL(origin);
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8'); // two chunks may divide a character
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () =>
        answered({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
      );
    });
    outgoing.on('error', failed);
    outgoing.end(body);
  });

/** Requests with a page's access: the token has been exchanged for the cookie. */
export interface Client {
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  /** The `Result` of a command, which is always given with status 200. */
  readonly invoke: (command: string, argument: unknown) => Promise<unknown>;
  openEvents(): Promise<EventStream>;
}

export interface EventStream {
  /** The payload of the next event of this name. Rejects when the stream ends first. */
  next(event: string): Promise<unknown>;
  /** Resolves when the server has closed the stream. */
  readonly ended: Promise<void>;
  close(): void;
  /** Stops reading, like a page that the browser has frozen. */
  freeze(): void;
}

export const signIn = async (lectern: Lectern): Promise<Client> => {
  const { headers } = await send(lectern.origin, { path: `/?token=${lectern.token}` });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    cookie,
    get: (path) => send(lectern.origin, { path, headers: { cookie } }),
    async invoke(command, argument) {
      const { status, body } = await send(lectern.origin, {
        method: 'POST',
        path: `/api/${command}`,
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(argument),
      });
      assert.equal(status, 200, body);
      return JSON.parse(body) as unknown;
    },
    openEvents: () => openEvents(lectern.origin, cookie),
  };
};

/** The id of the library's first text. */
export const firstText = async (client: Client): Promise<string> => {
  const { value } = (await client.invoke('library.list', null)) as { value: readonly { id: string }[] }; // by the contract
  return value[0]?.id ?? '';
};

export const wholeTextNote = {
  id: '6f1c2c3e-6a0f-4a53-9a54-0d7c3d0c5b01',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: 'Typed in the last second.',
  targets: [],
};

/** An upgrade with these headers; resolves with the status of a refusal, or with the open socket. */
export const upgrade = (
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<WebSocket | number> =>
  new Promise((answered, failed) => {
    const socket = new WebSocket(`${origin.replace('http:', 'ws:')}${path}`, { headers });
    socket.on('open', () => answered(socket));
    socket.on('unexpected-response', (_request, response) => answered(response.statusCode ?? 0));
    socket.on('error', failed);
  });

const openEvents = async (origin: string, cookie: string): Promise<EventStream> => {
  const socket = await upgrade(origin, '/api/events', { cookie, origin });
  if (typeof socket === 'number') throw new Error(`The events were refused with ${socket}.`);
  return readEvents(socket);
};

const readEvents = (socket: WebSocket): EventStream => {
  const waiting: { readonly event: string; readonly found: (payload: unknown) => void }[] = [];
  const unread: { readonly event: string; readonly payload: unknown }[] = [];
  socket.on('message', (message: Buffer) => {
    const { event, payload } = JSON.parse(message.toString()) as { event: string; payload: unknown };
    const index = waiting.findIndex((one) => one.event === event);
    if (index >= 0) waiting.splice(index, 1)[0]?.found(payload);
    else unread.push({ event, payload });
  });
  const ended = new Promise<void>((done) => socket.on('close', () => done()));
  return {
    ended,
    close: () => socket.terminate(),
    freeze: () => socket.pause(),
    next(event) {
      const index = unread.findIndex((message) => message.event === event);
      if (index >= 0) return Promise.resolve(unread.splice(index, 1)[0]?.payload);
      return new Promise((found, failed) => {
        waiting.push({ event, found });
        void ended.then(() => failed(new Error(`The events ended before ${event} came.`)));
      });
    },
  };
};
