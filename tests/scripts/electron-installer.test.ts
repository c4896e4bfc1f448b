import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUpProject, type MadeUpProject } from '../support/made-up-project';
import { zipOf } from '../support/zip';

// Electron's own installer, its packages and a server in place of the network. The installer's packages ask for
// Node 22.12; these tests show that they do their work on the Node that runs them, which may be 20.19.

const modules = resolve(import.meta.dirname, '../../node_modules');
const { version } = JSON.parse(readFileSync(join(modules, 'electron/package.json'), 'utf8')) as {
  version: string;
};

let project: MadeUpProject;
let server: Server;
let asked: string[];
beforeEach(async () => {
  project = makeUpProject();
  await project.start(['--shell', 'web']); // installs
  asked = [];
  const zip = zipOf([
    ['electron', '#!/bin/sh\n'],
    ['version', version],
  ]);
  const sum = createHash('sha256').update(zip).digest('hex');
  const electron = join(project.folder, 'node_modules/electron');
  for (const name of ['install.js', 'package.json'])
    copyFileSync(join(modules, 'electron', name), join(electron, name));
  const name = `electron-v${version}-linux-x64.zip`;
  writeFileSync(join(electron, 'checksums.json'), JSON.stringify({ [name]: sum }));
  for (const dependency of ['@electron/get', '@electron-internal/extract-zip']) {
    const link = join(project.folder, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(modules, dependency), link);
  }
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-length', zip.length);
    response.end(zip);
  });
  await listening(server);
});
afterEach(() => {
  server.close();
  project.dispose();
});

const listening = (one: Server): Promise<void> =>
  new Promise((ready) => one.listen(0, '127.0.0.1', () => ready()));
const portOf = (one: Server): number => (one.address() as AddressInfo).port;

interface Found {
  readonly path?: string;
  readonly reason?: string;
}

const find = async (env: NodeJS.ProcessEnv): Promise<Found> =>
  (await project.evaluate(
    `(await import('./scripts/electron-binary.mjs')).findOrGetElectron({ insist: false })`,
    {
      ELECTRON_INSTALL_PLATFORM: 'linux',
      ELECTRON_INSTALL_ARCH: 'x64',
      electron_config_cache: join(project.folder, 'cache'),
      ...env,
    },
  )) as Found;
const fetched = (): Found => ({
  path: join(project.folder, 'node_modules/electron/dist/electron'),
});

describe('Electron’s own installer', () => {
  it('fetches and unpacks the program on this Node', async () => {
    expect(await find({ ELECTRON_MIRROR: `http://127.0.0.1:${portOf(server)}/` })).toEqual(fetched());
    expect(asked).toEqual([`/v${version}/electron-v${version}-linux-x64.zip`]);
  });

  it('asks a proxy for what lies behind it', async () => {
    const tunnels: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, client: Socket) => {
      tunnels.push(request.url ?? '');
      const through = connect(portOf(server), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(through).pipe(client);
      });
      through.on('error', () => client.destroy());
      client.on('error', () => through.destroy());
    });
    await listening(proxy);
    const address = `http://127.0.0.1:${portOf(proxy)}`;
    const names = { HTTP_PROXY: address, HTTPS_PROXY: address, NO_PROXY: '', no_proxy: '' };
    expect(await find({ ...names, ELECTRON_MIRROR: 'http://mirror.invalid/' })).toEqual(fetched());
    expect(tunnels).toEqual(['mirror.invalid:80']);
    proxy.close();
  });

  it('refuses what has another checksum, and its words are shown', async () => {
    writeFileSync(
      join(project.folder, 'node_modules/electron/checksums.json'),
      JSON.stringify({ [`electron-v${version}-linux-x64.zip`]: '0'.repeat(64) }),
    );
    const mirror = { ELECTRON_MIRROR: `http://127.0.0.1:${portOf(server)}/` };
    expect((await find(mirror)).reason).toMatch(/its installer ended with ".*checksum/);
  });
});
