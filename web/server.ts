import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressInfo } from 'node:net';
import type { Backend } from '#backend/backend';
import { bootPage } from '#backend/hosting/boot-page';
import { securityHeaders } from '#backend/hosting/page-policy';
import type { StaticFiles } from '#backend/hosting/static-files';
import type { Boot } from '#contract/commands';
import { failure, type Result } from '#contract/result';
import type { EventSockets } from './event-sockets';
import { createGuard, type Guard } from './guard';
import { BadRequest, mostBytesOf, readJson } from './request-body';

export interface ServerParts {
  /** 0: any free port. */
  readonly port: number;
  readonly files: StaticFiles;
  readonly sockets: EventSockets;
  /** Opens the backend when it is first needed. */
  readonly backend: () => Promise<Backend>;
  readonly report: (error: unknown) => void;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly guard: Guard;
  /** Takes no more requests and resolves when those under way are answered, or have had their time. */
  close(): Promise<void>;
}

const answerMilliseconds = 500;

/** Listens on 127.0.0.1 only. Rejects with the system's error when it cannot. */
export const startServer = async (parts: ServerParts): Promise<LoopbackServer> => {
  const server = createServer();
  const port = await listen(server, parts.port);
  const guard = createGuard(port);
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    answer(parts, guard, request, response).catch((error: unknown) => {
      if (request.socket.destroyed) return; // the page went away in the middle
      parts.report(error);
      if (!response.headersSent) say(response, 500, 'The request failed.');
      else response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrade(parts, guard, request, socket, head).catch((error: unknown) => {
      parts.report(error);
      socket.destroy();
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    guard,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        setTimeout(() => server.closeAllConnections(), answerMilliseconds).unref();
      }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      listening((server.address() as AddressInfo).port); // not a pipe: it has just been given a port
    });
  });

const answer = async (
  parts: ServerParts,
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const foreign = guard.foreign(request.headers);
  if (foreign) return say(response, 403, foreign);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const token = new URLSearchParams(query).get('token');
  if (path === '/' && token !== null) return exchange(guard, token, response);
  if (!guard.knows(request.headers)) {
    return say(response, 403, 'Open the address that Lectern printed when it was started.');
  }
  if (path.startsWith('/api/')) {
    return only(['POST'], request, response, () =>
      runCommand(parts, path.slice('/api/'.length), request, response),
    );
  }
  return only(['GET', 'HEAD'], request, response, () =>
    path === '/' ? givePage(parts, response) : giveFile(parts.files, path, response),
  );
};

const only = async (
  methods: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  act: () => void | Promise<void>,
): Promise<void> => {
  if (methods.includes(request.method ?? '')) return act();
  response.setHeader('Allow', methods.join(', '));
  say(response, 405, `This address answers ${methods.join(' and ')} only.`);
};

/** Answers with the page's address without the token, so that it stays in no history, bookmark or screenshot. */
const exchange = (guard: Guard, token: string, response: ServerResponse): void => {
  const cookie = guard.exchange(token);
  if (cookie === null) return say(response, 403, 'This address is no longer valid; start Lectern again.');
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' });
  response.end();
};

/** The one address that is no page, file or command: `/api/events`, by an upgrade. The same guard stands before it. */
const upgrade = async (
  { backend, sockets }: ServerParts,
  guard: Guard,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  socket.on('error', () => socket.destroy());
  const known = !guard.foreign(request.headers) && guard.knows(request.headers);
  if (!known || request.url !== '/api/events') {
    socket.end(`HTTP/1.1 ${known ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`);
    return;
  }
  await backend(); // whose announcements the sockets carry
  await sockets.open(request, socket, head);
};

const runCommand = async (
  parts: ServerParts,
  command: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const argument = await readJson(request, mostBytesOf(command));
    giveJson(response, 200, await invoke(parts, command, argument));
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    giveJson(response, error.status, failure('bad-argument', error.message));
  }
};

const invoke = async (parts: ServerParts, command: string, argument: unknown): Promise<Result<unknown>> => {
  let backend;
  try {
    backend = await parts.backend();
  } catch (error) {
    parts.report(error);
    return failure('internal', 'The backend could not be opened.');
  }
  return backend.invoke(command, argument);
};

/** The page with what its first paint needs in it; should that fail, the page asks and shows why. */
const givePage = async (parts: ServerParts, response: ServerResponse): Promise<void> => {
  const page = parts.files.read('/');
  if (!page) throw new Error('The built page is missing.');
  const html = page.bytes.toString('utf8');
  const boot = await invoke(parts, 'app.boot', { textId: null });
  give(response, 200, page.type, boot.ok ? bootPage(html, boot.value as Boot) : html); // the value of `app.boot`, by the contract
};

const giveFile = (files: StaticFiles, path: string, response: ServerResponse): void => {
  const file = files.read(path);
  if (!file) return say(response, 404, 'There is nothing at this address.');
  // The build puts a hash of the content into the names below /assets/.
  const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  give(response, 200, file.type, file.bytes, caching);
};

const giveJson = (response: ServerResponse, status: number, value: unknown): void =>
  give(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

const say = (response: ServerResponse, status: number, sentence: string): void =>
  give(response, status, 'text/plain; charset=utf-8', `${sentence}\n`);

const give = (
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  caching = 'no-store',
): void => {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': length, 'Cache-Control': caching });
  response.end(body);
};
