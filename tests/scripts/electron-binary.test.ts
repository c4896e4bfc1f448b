import { createServer, type RequestListener, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUpProject, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(async () => {
  project = makeUpProject();
  await project.start(['--shell', 'web']); // installs
});
afterEach(() => project.dispose());

interface Found {
  readonly path?: string;
  readonly reason?: string;
}

/** @param stall ms without a byte after which a fetch is given up */
const find = async (insist: boolean, env?: NodeJS.ProcessEnv, stall = 60_000): Promise<Found> =>
  (await project.evaluate(
    `(await import('./scripts/electron-binary.mjs')).findOrGetElectron(${JSON.stringify({ insist, stall })})`,
    env,
  )) as Found;
const attempts = (): number => project.calls.filter((call) => call === 'fetch electron').length;

describe('a missing binary', () => {
  it('is tried once to be fetched, and the reason is remembered', async () => {
    const unreachable = /could not be fetched: 127\.0\.0\.1:65535 cannot be reached \(ECONNREFUSED\)/;
    expect((await find(false)).reason).toMatch(unreachable);
    expect((await find(false)).reason).toMatch(
      /could not be fetched on \d{4}-\d\d-\d\d: .*ECONNREFUSED.*; "npm start -- --shell desktop" tries again$/,
    );
    expect(attempts()).toBe(1);
  });

  it('is tried again when a person insists', async () => {
    await find(false);
    expect(await find(true)).toHaveProperty('reason');
    expect(attempts()).toBe(2);
  });

  it('is tried again for another version', async () => {
    await find(false);
    project.write('node_modules/electron/package.json', JSON.stringify({ version: '2.0.0' }));
    await find(false);
    expect(attempts()).toBe(2);
  });

  it('is tried again after a week', async () => {
    await find(false);
    const memory = 'node_modules/.cache/lectern/electron-missing';
    const { version, at } = JSON.parse(readFileSync(join(project.folder, memory), 'utf8')) as {
      version: string;
      at: number;
    };
    const day = 24 * 60 * 60 * 1000;
    project.write(memory, JSON.stringify({ version, at: at - 6 * day }));
    await find(false);
    expect(attempts()).toBe(1);
    project.write(memory, JSON.stringify({ version, at: at - 8 * day }));
    await find(false);
    expect(attempts()).toBe(2);
  });
});

describe('a fetch', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A server at which the installer asks for the program; gives the variables that name it. */
  const serve = async (answer: RequestListener): Promise<NodeJS.ProcessEnv> => {
    server = createServer(answer);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return { ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  it('may take longer in all than it may stand still', async () => {
    const env = await serve((_, response) => {
      response.setHeader('content-length', 45);
      let bytes = 0;
      const timer = setInterval(() => {
        response.write('x');
        if ((bytes += 1) === 45) clearInterval(timer);
      }, 100);
    });
    expect(await find(false, env, 3000)).toHaveProperty('path');
  });

  it('ends when nothing more comes, and is tried again at the next start', async () => {
    const env = await serve((_, response) => {
      response.setHeader('content-length', 1000);
      response.write('x');
    });
    expect((await find(false, env, 2000)).reason).toMatch(/nothing has come from 127\.0\.0\.1:\d+ for 2 s$/);
    expect((await find(false, env, 2000)).reason).toMatch(/nothing has come/);
    expect(attempts()).toBe(2);
  });

  it('ends when the server never answers, and is not tried again at the next start', async () => {
    const env = await serve(() => undefined);
    expect((await find(false, env, 2000)).reason).toMatch(/nothing has come/);
    await find(false, env, 2000);
    expect(attempts()).toBe(1);
  });

  it('ends when far more comes than there can be, and is not tried again at the next start', async () => {
    const env = await serve((_, response) => {
      response.setHeader('content-length', 2 ** 40);
      response.write('x');
    });
    expect((await find(false, env)).reason).toMatch(/ 127\.0\.0\.1:\d+ sends far more than an Electron has$/);
    await find(false, env);
    expect(attempts()).toBe(1);
  });

  it('that is cut off is tried again at the next start', async () => {
    const env = await serve((_, response) => {
      response.setHeader('content-length', 1000);
      response.write('x', () => response.destroy());
    });
    expect((await find(false, env)).reason).toMatch(/the connection to 127\.0\.0\.1:\d+ broke off/);
    await find(false, env);
    expect(attempts()).toBe(2);
  });

  it('that the server refuses is not tried again, and the answer is named', async () => {
    const env = await serve((_, response) => {
      response.statusCode = 403;
      response.end();
    });
    expect((await find(false, env)).reason).toMatch(/127\.0\.0\.1:\d+ answers with 403$/);
    await find(false, env);
    expect(attempts()).toBe(1);
  });

  it('that a signal ends is no failure to remember', async () => {
    const env = await serve((_, response) => {
      response.write('x');
      process.kill(starter.pid ?? 0, 'SIGINT');
    });
    const starter = project.launch(
      `import('./scripts/electron-binary.mjs')
      .then(({ findOrGetElectron }) => findOrGetElectron({ insist: false }))
      .then(() => console.log('goes on'))`,
      env,
    );
    expect(await starter.ended).toMatchObject({ code: 130, stdout: '' });
    server.removeAllListeners('request');
    server.on('request', (_, response) => void response.end('x'));
    expect(await find(false, env)).toHaveProperty('path');
  });
});

it('says what the installer says when it fails for another reason', async () => {
  project.write('node_modules/electron/install.js', 'throw new TypeError("no library")');
  expect((await find(false)).reason).toMatch(/its installer ended with "TypeError: no library"/);
});

it('finds the binary of an installation', async () => {
  project.write('node_modules/electron/path.txt', 'electron');
  project.write('node_modules/electron/dist/electron', '');
  expect(await find(false)).toEqual({ path: join(project.folder, 'node_modules/electron/dist/electron') });
  expect(attempts()).toBe(0);
});

it('finds the binary that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
  project.write('elsewhere/electron', '');
  const folder = join(project.folder, 'elsewhere');
  const found = await find(false, { ELECTRON_OVERRIDE_DIST_PATH: folder });
  expect(found).toEqual({ path: join(folder, 'electron') });
});

it.each(['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy'])(
  'fetches through the proxy that %s names',
  async (variable) => {
    const noProxy = { HTTPS_PROXY: '', https_proxy: '', npm_config_https_proxy: '', npm_config_proxy: '' };
    const report = "require('fs').writeFileSync('seen', JSON.stringify(process.env))";
    project.write('node_modules/electron/install.js', report);
    await find(true, { ...noProxy, [variable]: 'http://127.0.0.1:3128' });
    const seen: unknown = JSON.parse(readFileSync(join(project.folder, 'seen'), 'utf8'));
    expect(seen).toMatchObject({ HTTPS_PROXY: 'http://127.0.0.1:3128', ELECTRON_GET_USE_PROXY: 'true' });
  },
);
