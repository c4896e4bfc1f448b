import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { startLectern, temporaryDataDir, webShell } from '../support/web-shell';

let dataDir: string;
beforeEach(() => {
  dataDir = temporaryDataDir();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('on %s', (signal) => {
  it('ends with 0 when no page was ever open', async () => {
    const lectern = await startLectern({ dataDir });
    expect(await lectern.stop(signal)).toMatchObject({ code: 0, stderr: '' });
  });

  it('keeps what an open page sends at the last moment', async () => {
    const lectern = await startLectern({ dataDir });
    const client = await signIn(lectern);
    const textId = await firstText(client);
    const events = await client.openEvents();
    const stopped = lectern.stop(signal);
    await events.next('app.flush');
    expect(await client.invoke('annotations.create', { textId, annotation: wholeTextNote })).toMatchObject({
      ok: true,
    });
    await client.invoke('app.flushed', null);
    expect(await stopped).toMatchObject({ code: 0, stderr: '' });
    await events.ended;
    expect(existsSync(join(dataDir, 'records', `${textId}.json`)), 'it has come to rest').toBe(true);

    const again = await startLectern({ dataDir });
    const list = await (await signIn(again)).invoke('annotations.list', { textId });
    await again.stop();
    expect(list).toMatchObject({ value: { annotations: [wholeTextNote] } });
  });
});

it('does not wait for ever for a page that does not answer', async () => {
  const lectern = await startLectern({ dataDir });
  const events = await (await signIn(lectern)).openEvents();
  expect(await lectern.stop()).toMatchObject({ code: 0 });
  await events.ended;
});

it('does not wait for a frozen page', async () => {
  const lectern = await startLectern({ dataDir });
  const events = await (await signIn(lectern)).openEvents();
  events.freeze();
  expect(await lectern.stop()).toMatchObject({ code: 0 });
});

it('does not wait for a page that goes away', async () => {
  const lectern = await startLectern({ dataDir });
  const client = await signIn(lectern);
  const [staying, leaving] = [await client.openEvents(), await client.openEvents()];
  const stopped = lectern.stop();
  await Promise.all([staying.next('app.flush'), leaving.next('app.flush')]);
  leaving.close();
  await client.invoke('app.flushed', null);
  expect(await stopped).toMatchObject({ code: 0 });
});

it('keeps what a page sends while it is being closed together with the program', async () => {
  const lectern = await startLectern({ dataDir });
  const client = await signIn(lectern);
  const textId = await firstText(client);
  const [closing, staying] = [await client.openEvents(), await client.openEvents()];
  const stopped = lectern.stop();
  await staying.next('app.flush'); // it has begun to end
  closing.close();
  staying.close();
  expect(await client.invoke('annotations.create', { textId, annotation: wholeTextNote })).toMatchObject({
    ok: true,
  });
  expect(await stopped).toMatchObject({ code: 0, stderr: '' });
});

describe('when its parent is killed', () => {
  const serve = JSON.stringify([webShell, '--no-open', '--data-dir']).slice(1, -1);
  const parents = {
    'a program': (folder: string) =>
      `require('child_process').spawn(process.execPath, [${serve}, ${JSON.stringify(folder)}], { stdio: 'inherit' });`,
    // As with npm, the shell survives.
    'a program with a shell between': (folder: string) =>
      `require('child_process').spawn('sh', ['-c', '"$@"; true', 'sh', process.execPath, ${serve}, ${JSON.stringify(folder)}], { stdio: 'inherit' });`,
  };

  it.skipIf(process.platform === 'win32').each(Object.entries(parents))(
    'ends after %s',
    async (_name, program) => {
      const parent = spawn(process.execPath, ['-e', program(dataDir)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((ready) => parent.stdout.once('data', ready));
      // The pipe closes when the last process that can write to it has ended.
      const ended = new Promise((closed) => parent.on('close', closed));
      parent.kill('SIGKILL');
      await ended;
      const again = await startLectern({ dataDir });
      expect(await again.stop()).toMatchObject({ code: 0, stderr: '' });
    },
  );
});
