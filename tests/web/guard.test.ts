import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Boot } from '#contract/commands';
import { send, signIn, type Client, type Request, upgrade } from '../support/http-client';
import { startLectern, type Lectern } from '../support/web-shell';

let lectern: Lectern;
let client: Client;
let host: string;

beforeAll(async () => {
  lectern = await startLectern();
  client = await signIn(lectern);
  host = new URL(lectern.origin).host;
});
afterAll(async () => {
  await lectern.stop();
  rmSync(lectern.dataDir, { recursive: true, force: true });
});

const ask = (request: Request) => send(lectern.origin, request);
const known = (headers: Request['headers'] = {}) => ({ host, cookie: client.cookie, ...headers });
const json = { 'content-type': 'application/json' };

describe('signing in', () => {
  it('exchanges the token for a cookie with the port in its name, and redirects to an address without the token', async () => {
    const answer = await ask({ path: `/?token=${lectern.token}` });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(new RegExp(`^lectern-${new URL(lectern.origin).port}=`));
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain(lectern.token);
  });

  it('needs another token after each start', async () => {
    const other = await startLectern({ args: ['--read-only'] });
    await other.stop();
    rmSync(other.dataDir, { recursive: true, force: true });
    expect(other.token).not.toBe(lectern.token);
    expect(other.token.length).toBeGreaterThanOrEqual(32);
  });

  it('accepts an address from a terminal: a request without a site and without a page behind it', async () => {
    const answer = await ask({ headers: known({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }) });
    expect(answer.status).toBe(200);
  });

  it('accepts its own page', async () => {
    const headers = known({ ...json, origin: lectern.origin, 'sec-fetch-site': 'same-origin' });
    expect(await ask({ method: 'POST', path: '/api/settings.get', headers, body: 'null' })).toMatchObject({
      status: 200,
    });
  });
});

describe('the events', () => {
  const ask = (headers: Record<string, string>, path = '/api/events') =>
    upgrade(lectern.origin, path, headers);

  it('are open to its own page', async () => {
    const socket = await ask({ cookie: client.cookie, origin: lectern.origin });
    if (typeof socket === 'number') expect.unreachable(`refused with ${socket}`);
    socket.terminate();
  });

  it.each([
    ['without the cookie', () => ask({ origin: lectern.origin })],
    ['with a wrong cookie', () => ask({ origin: lectern.origin, cookie: `${client.cookie}x` })],
    ['for a foreign origin', () => ask({ cookie: client.cookie, origin: 'http://evil.example' })],
    ['for a foreign host', () => ask({ cookie: client.cookie, host: 'evil.example' })],
    ['for another site', () => ask({ cookie: client.cookie, 'sec-fetch-site': 'cross-site' })],
  ])('are closed %s', async (_name, asked) => expect(await asked()).toBe(403));

  it('are at one address only', async () => {
    expect(await ask({ cookie: client.cookie, origin: lectern.origin }, '/api/settings.get')).toBe(404);
  });
});

describe('refusals', () => {
  const foreign: readonly (readonly [string, () => Request])[] = [
    ['no cookie', () => ({})],
    ['no cookie, for a file', () => ({ path: '/icon.svg' })],
    ['no cookie, for the events', () => ({ path: '/api/events' })],
    ['no cookie, for an address that is not there', () => ({ path: '/no/such/thing' })],
    [
      'no cookie, for a command',
      () => ({ method: 'POST', path: '/api/settings.get', headers: json, body: 'null' }),
    ],
    ['a wrong token', () => ({ path: '/?token=wrong' })],
    ['an empty token', () => ({ path: '/?token=' })],
    ['a wrong token beside the cookie', () => ({ path: '/?token=wrong', headers: known() })],
    ['a wrong cookie', () => ({ headers: { host, cookie: `${client.cookie}x` } })],
    [
      'the cookie of another port',
      () => ({ headers: { host, cookie: client.cookie.replace(/\d+=/, '1=') } }),
    ],
    ['a foreign host', () => ({ headers: known({ host: 'evil.example' }) })],
    [
      'a foreign host with the right port',
      () => ({ headers: known({ host: `evil.example:${host.split(':')[1]}` }) }),
    ],
    ['the right host on another port', () => ({ headers: known({ host: '127.0.0.1:1' }) })],
    ['another name of this machine', () => ({ headers: known({ host: `localhost:${host.split(':')[1]}` }) })],
    [
      'a foreign host with the token',
      () => ({ path: `/?token=${lectern.token}`, headers: { host: 'evil.example' } }),
    ],
    ['a foreign origin', () => ({ headers: known({ origin: 'http://evil.example' }) })],
    ['an origin on another port', () => ({ headers: known({ origin: 'http://127.0.0.1:1' }) })],
    ['an origin that hides itself', () => ({ headers: known({ origin: 'null' }) })],
    ['a page of another site', () => ({ headers: known({ 'sec-fetch-site': 'cross-site' }) })],
    ['a page on another port', () => ({ headers: known({ 'sec-fetch-site': 'same-site' }) })],
    [
      'a link with the token on another site',
      () => ({ path: `/?token=${lectern.token}`, headers: { 'sec-fetch-site': 'cross-site' } }),
    ],
  ];

  it.each(foreign)('%s', async (_name, request) => {
    const answer = await ask(request());
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.body).toMatch(/^[A-Z].*\.\n$/);
  });

  const misplaced: readonly (readonly [string, number, Request])[] = [
    ['reading a command', 405, { path: '/api/settings.get' }],
    ['reading the events without an upgrade', 405, { path: '/api/events' }],
    ['posting to the page', 405, { method: 'POST', headers: json, body: 'null' }],
    ['asking what is allowed across origins', 405, { method: 'OPTIONS', path: '/api/settings.get' }],
    ['an address that is not there', 404, { path: '/no/such/thing' }],
    ['a folder', 404, { path: '/assets/' }],
    ['a way out of the folder', 404, { path: '/../main/web.js' }],
    ['an encoded way out of the folder', 404, { path: '/%2e%2e/main/web.js' }],
    ['an encoded separator', 404, { path: '/assets%2f..%2f..%2fmain%2fweb.js' }],
    ['a backslash', 404, { path: '/assets\\..\\..\\main\\web.js' }],
    ['an end of string', 404, { path: '/icon.svg%00.html' }],
    ['an address that cannot be decoded', 404, { path: '/%zz' }],
    ['a whole address', 404, { path: 'http://evil.example/' }],
    [
      'a form',
      415,
      { method: 'POST', path: '/api/settings.get', headers: { 'content-type': 'text/plain' }, body: 'null' },
    ],
    ['no content type', 415, { method: 'POST', path: '/api/settings.get', body: 'null' }],
    ['what is not JSON', 400, { method: 'POST', path: '/api/settings.get', headers: json, body: '{' }],
    ['nothing', 400, { method: 'POST', path: '/api/settings.get', headers: json, body: '' }],
  ];

  it.each(misplaced)('%s: %i', async (_name, status, request) => {
    expect(await ask({ ...request, headers: known(request.headers) })).toMatchObject({ status });
  });

  it('an argument larger than any note, and says how large it may be', async () => {
    const body = Buffer.alloc(16 * 1024 * 1024 + 1, 0x20);
    const answer = await ask({ method: 'POST', path: '/api/settings.get', headers: known(json), body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toEqual({
      ok: false,
      error: { code: 'bad-argument', message: 'A command takes at most 16777216 bytes.' },
    });
  });

  it('answers other requests after each refusal', async () => {
    expect(await client.invoke('settings.get', null)).toMatchObject({ ok: true });
  });
});

it('is not disturbed by a page that goes away in the middle of a request', async () => {
  const own = await startLectern();
  const page = await signIn(own);
  const socket = connect(Number(new URL(own.origin).port), '127.0.0.1');
  const head = [
    'POST /api/settings.change HTTP/1.1',
    `Host: ${new URL(own.origin).host}`,
    `Cookie: ${page.cookie}`,
  ];
  const body = [
    'Content-Type: application/json',
    'Content-Length: 100',
    'Expect: 100-continue',
    '',
    '{"theme":',
  ];
  socket.write([...head, ...body].join('\r\n'));
  await new Promise((asked) => socket.once('data', asked)); // the server waits for the rest
  socket.destroy();
  expect(await page.invoke('settings.get', null)).toMatchObject({ ok: true, value: { theme: 'system' } });
  expect(await own.stop()).toMatchObject({ code: 0, stderr: '' });
  rmSync(own.dataDir, { recursive: true, force: true });
});

describe('responses', () => {
  it('the page, never cached, with its policy and its first content', async () => {
    const { status, headers, body } = await client.get('/');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('id="boot"');
  });

  it('the page with the text that the address asks for, or with the reason why not', async () => {
    const shown = async (query: string) => {
      const { body } = await client.get(`/${query}`);
      const [, json = ''] = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(body) ?? [];
      return JSON.parse(json) as Boot; // the contract's value of `app.boot`
    };
    const { id } = (await shown('')).text;
    expect(await shown(`?text=${id}`)).toMatchObject({ text: { id } });
    expect(await shown(`?text=${id}`)).not.toHaveProperty('instead');
    const instead = { textId: 'no-such-text', code: 'not-found' };
    expect(await shown('?text=no-such-text')).toMatchObject({ text: { id }, instead });
    expect(await shown('?text=../no-text')).not.toHaveProperty('instead');
  });

  it('the files of the page, cached for ever, because their names change with their content', async () => {
    const { body } = await client.get('/');
    const [, script = ''] = /src="\.?(\/assets\/[^"]+\.js)"/.exec(body) ?? [];
    const { status, headers } = await client.get(script);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/javascript/);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
