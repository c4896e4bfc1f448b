import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AddressInfo } from 'node:net';
import type { Backend } from '#backend/backend';
import { pageFor } from '#backend/hosting/boot-page';
import { securityHeaders } from '#backend/hosting/page-policy';
import type { StaticFiles } from '#backend/hosting/static-files';
import { failure, type Result } from '#contract/result';
import { downloadFolder, unhurried, type Downloads } from './downloads';
import type { EventSockets } from './event-sockets';
import { createGuard, type Guard } from './guard';
import { BadRequest, readJson } from './request-body';

export interface ServerParts {
  /** 0: any free port. */
  readonly port: number;
  readonly files: StaticFiles;
  readonly sockets: EventSockets;
  readonly downloads: Downloads;
  /** Gives the backend, which is opened when it is first needed. */
  readonly backend: () => Promise<Backend>;
  readonly report: (error: unknown) => void;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly guard: Guard;
  /** Accepts no more requests. Resolves when those under way are answered, or after half a second. */
  close(): Promise<void>;
}

/** How long requests under way may take when the server closes. */
const closeMilliseconds = 500;

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
      if (!response.headersSent) sendText(response, 500, 'The request failed.');
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
        setTimeout(() => server.closeAllConnections(), closeMilliseconds).unref();
      }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      listening((server.address() as AddressInfo).port); // a string only for a pipe
    });
  });

const answer = async (
  parts: ServerParts,
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const reason = guard.crossOriginReason(request.headers);
  if (reason !== null) return sendText(response, 403, reason);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const token = new URLSearchParams(query).get('token');
  if (path === '/' && token !== null) return exchange(guard, token, response);
  if (!guard.hasSession(request.headers)) {
    return sendText(response, 403, 'Open the address that Lectern printed when it was started.');
  }
  if (path.startsWith('/api/')) {
    return requireMethod(['POST'], request, response, () =>
      runCommand(parts, path.slice('/api/'.length), request, response),
    );
  }
  if (path.startsWith(downloadFolder)) {
    return requireMethod(['GET'], request, response, () => sendDownload(parts.downloads, path, response));
  }
  return requireMethod(['GET', 'HEAD'], request, response, () =>
    path === '/'
      ? sendPage(parts, new URLSearchParams(query), response)
      : sendFile(parts.files, path, response),
  );
};

const requireMethod = async (
  methods: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  act: () => void | Promise<void>,
): Promise<void> => {
  if (methods.includes(request.method ?? '')) return act();
  response.setHeader('Allow', methods.join(', '));
  sendText(response, 405, `This address answers ${methods.join(' and ')} only.`);
};

/**
 * Redirects to the page's address without the token, so that the token stays in no history, bookmark or
 * screenshot.
 */
const exchange = (guard: Guard, token: string, response: ServerResponse): void => {
  const cookie = guard.exchange(token);
  if (cookie === null)
    return sendText(response, 403, 'This address is no longer valid; start Lectern again.');
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' });
  response.end();
};

/** Answers a request to upgrade. The only address for it is `/api/events`; the same guard applies. */
const upgrade = async (
  { backend, sockets }: ServerParts,
  guard: Guard,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  socket.on('error', () => socket.destroy());
  const known = !guard.crossOriginReason(request.headers) && guard.hasSession(request.headers);
  if (!known || request.url !== '/api/events') {
    socket.end(`HTTP/1.1 ${known ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`);
    return;
  }
  await backend(); // must be open, because the sockets carry its events
  await sockets.open(request, socket, head);
};

const runCommand = async (
  parts: ServerParts,
  command: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const argument = await readJson(request);
    sendJson(response, 200, await invoke(parts, command, argument));
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    sendJson(response, error.status, failure('bad-argument', error.message));
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

const noPage =
  'Lectern’s installation is damaged: its page is missing. Your notes are safe: they lie in the data folder, apart ' +
  'from the program. Install Lectern again to repair it.';

const sendPage = async (
  parts: ServerParts,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> => {
  const page = parts.files.read('/');
  if (!page) return send(response, 500, 'text/plain; charset=utf-8', noPage);
  const html = page.bytes.toString('utf8');
  send(response, 200, page.type, await pageFor(html, query, (...command) => invoke(parts, ...command)));
};

const sendFile = (files: StaticFiles, path: string, response: ServerResponse): void => {
  const file = files.read(path);
  if (!file) return sendNothing(response);
  // The build puts a hash of the content into the names below /assets/.
  const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  send(response, 200, file.type, file.bytes, caching);
};

/**
 * Sends a file as it is made, no faster than the browser takes it. The length lets the browser notice when the
 * connection ends before the file does.
 */
const sendDownload = async (downloads: Downloads, path: string, response: ServerResponse): Promise<void> => {
  const file = downloads.collect(path);
  if (!file) return sendNothing(response);
  response.writeHead(200, {
    'Content-Type': file.mediaType,
    'Content-Length': file.bytes,
    'Content-Disposition': `attachment; filename="${file.fileName}"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(unhurried(file.chunks()), response);
};

const sendNothing = (response: ServerResponse): void =>
  sendText(response, 404, 'There is nothing at this address.');

const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

const sendText = (response: ServerResponse, status: number, sentence: string): void =>
  send(response, status, 'text/plain; charset=utf-8', `${sentence}\n`);

const send = (
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
