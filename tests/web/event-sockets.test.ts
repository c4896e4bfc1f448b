import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEventSockets, type EventSockets } from '#web/event-sockets';
import { createLiveBackend } from '#web/live-backend';

// What pages say on their sockets, and how long the shell waits for it.

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Lets pages in without a guard; gives what opens the socket of one more page. */
const serve = async (sockets: EventSockets): Promise<() => Promise<WebSocket>> => {
  const server = createServer();
  servers.push(server);
  server.on('upgrade', (request, socket, head) => void sockets.open(request, socket, head));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it has just been given a port
  return () =>
    new Promise((opened, failed) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
      socket.on('open', () => opened(socket));
      socket.on('error', failed);
    });
};

const say = (socket: WebSocket, ...messages: readonly (string | Buffer)[]): void => {
  for (const message of messages) socket.send(message);
};

describe('a page that goes away', () => {
  let gone: (unsent: boolean) => void;
  let open: () => Promise<WebSocket>;
  beforeEach(async () => {
    open = await serve(createEventSockets((unsent) => gone(unsent)));
  });

  const told = (): Promise<boolean> => new Promise((known) => (gone = known));

  it.each([
    ['that has said nothing', [], true],
    ['that has said that it holds something', ['{"unsent":true}'], true],
    ['that has handed everything over', ['{"unsent":true}', '{"unsent":false}'], false],
    ['that holds something again', ['{"unsent":false}', '{"unsent":true}'], true],
  ] as const)('%s', async (_which, messages, unsent) => {
    const known = told();
    const page = await open();
    say(page, ...messages);
    page.close();
    expect(await known).toBe(unsent);
  });

  it('is one that may still send something when it is killed', async () => {
    const known = told();
    const page = await open();
    say(page, '{"unsent":true}');
    page.ping(); // answered after the message has been read
    await new Promise((answered) => page.on('pong', answered));
    page.terminate();
    expect(await known).toBe(true);
  });

  it.each([
    ['no JSON', '{"unsent":'],
    ['no object', 'false'],
    ['null', 'null'],
    ['a list', '[false]'],
    ['nothing', '{}'],
    ['another type', '{"unsent":0}'],
    ['another name', '{"unset":false}'],
    ['more than is known', '{"unsent":false,"more":1}'],
    ['bytes', Buffer.from('{"unsent":false}')],
    ['too much', `{"unsent":${' '.repeat(1024)}false}`],
  ])('is cut off, and waited for, when it says %s', async (_what, message) => {
    const known = told();
    const page = await open();
    say(page, message);
    const code = await new Promise((closed) => page.on('close', closed));
    expect([1008, 1009]).toContain(code); // RFC 6455 §7.4.1: policy, or too big
    expect(await known).toBe(true);
  });
});

describe('a program that ends', () => {
  /** A shell whose clock stands still, and what tells that a page has gone away from it. */
  const shell = async () => {
    const clock = { now: 1000 };
    const live = createLiveBackend(
      () => Promise.reject(new Error('No backend is needed.')),
      () => clock.now,
    );
    const open = await serve(live.sockets);
    const close = async (page: WebSocket): Promise<void> => {
      page.close();
      await new Promise((closed) => page.on('close', closed));
      while (live.sockets.count > 0) await new Promise(setImmediate);
    };
    return { clock, live, open, close };
  };

  /** Whether it has nothing to wait for. */
  const isReady = async (flushed: Promise<void>): Promise<boolean> => {
    let ready = false;
    void flushed.then(() => (ready = true));
    await new Promise(setImmediate);
    return ready;
  };

  it('waits for nothing when the page that was closed had handed everything over', async () => {
    const { live, open, close } = await shell();
    const page = await open();
    say(page, '{"unsent":true}', '{"unsent":false}');
    await close(page);
    expect(await isReady(live.flushPages(2000))).toBe(true);
  });

  it('waits for the last words of a page that held something, but not when that was long ago', async () => {
    const { clock, live, open, close } = await shell();
    const page = await open();
    say(page, '{"unsent":true}');
    await close(page);
    const flushed = live.flushPages(2000);
    expect(await isReady(flushed)).toBe(false);
    await flushed;
    clock.now += 500;
    expect(await isReady(live.flushPages(2000))).toBe(true);
  });
});
