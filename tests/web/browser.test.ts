import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send, signIn } from '../support/http-client';
import { startLectern, temporaryDataDir, webShell } from '../support/web-shell';

let folder: string;
beforeEach(() => {
  folder = temporaryDataDir();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in place of the system's `xdg-open`, which writes the address to a file. */
const openedAddress = async (bin: string): Promise<string> => {
  const file = join(bin, 'address');
  await new Promise<void>((written) => {
    const watcher = watch(bin, () => {
      if (!existsSync(file)) return;
      watcher.close();
      written();
    });
    if (existsSync(file)) {
      watcher.close();
      written();
    }
  });
  return readFileSync(file, 'utf8').trim();
};

/** An environment with a screen (which does not exist) and this script as its `xdg-open`. */
const withProgram = (script: string): { bin: string; env: NodeJS.ProcessEnv } => {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  return { bin, env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, DISPLAY: ':99' } };
};

const start = (script: string) => {
  const { bin, env } = withProgram(script);
  const args = [webShell, '--data-dir', join(folder, 'data')];
  return { bin, child: spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }) };
};

describe.runIf(process.platform === 'linux')('opening the browser (the way of Linux)', () => {
  it('is given an address that works once, other than the printed one', async () => {
    const { bin, child } = start(
      `printf %s "$1" > ${folder}/bin/new && mv ${folder}/bin/new ${folder}/bin/address`,
    );
    const [line, address] = await Promise.all([
      new Promise<string>((ready) => child.stdout.once('data', (chunk: Buffer) => ready(chunk.toString()))),
      openedAddress(bin),
    ]);
    const { origin, search } = new URL(address);
    expect(line).toContain(origin);
    expect(line).not.toContain(address);
    expect((await send(origin, { path: `/${search}` })).status).toBe(303);
    expect((await send(origin, { path: `/${search}` })).status).toBe(403);
    child.kill();
    await new Promise((closed) => child.on('close', closed));
  });

  it('may be missing; the program says so and goes on', async () => {
    const { child } = start('exit 3');
    const said = await new Promise<string>((heard) =>
      child.stderr.once('data', (chunk: Buffer) => heard(chunk.toString())),
    );
    expect(said).toMatch(/^No browser could be opened.*\n$/);
    child.kill();
    expect(await new Promise((closed) => child.on('close', closed))).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('opening the data folder (the way of Linux)', () => {
  const ask = async (env: NodeJS.ProcessEnv) => {
    const lectern = await startLectern({ dataDir: join(folder, 'data'), env });
    const client = await signIn(lectern);
    const boot = (await client.invoke('app.boot', { textId: null })) as {
      value: { app: { canOpenFolder: boolean } };
    }; // by the contract
    const opened = await client.invoke('folder.open', null);
    await lectern.stop();
    return { canOpenFolder: boot.value.app.canOpenFolder, opened };
  };

  it('passes the folder, and nothing else, to the system’s program', async () => {
    const { bin, env } = withProgram(`printf '%s' "$*" > ${folder}/bin/opened`);
    expect(await ask(env)).toEqual({ canOpenFolder: true, opened: { ok: true, value: null } });
    expect(readFileSync(join(bin, 'opened'), 'utf8')).toBe(join(folder, 'data'));
  });

  it('says when it failed, and is not offered where there is no screen', async () => {
    const { env } = withProgram('exit 3');
    const failed = { ok: false, error: { code: 'not-opened' } };
    expect(await ask(env)).toMatchObject({ canOpenFolder: true, opened: failed });
    const without = { ...env, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const refused = { ok: false, error: { code: 'unsupported' } };
    expect(await ask(without)).toMatchObject({ canOpenFolder: false, opened: refused });
  });
});
