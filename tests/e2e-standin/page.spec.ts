import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { createBackend } from '#backend/create-backend';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { createFolderLibrary } from '#backend/ports/folder-library';
import { noHost } from '#backend/ports/host';
import { nodeFiles } from '#backend/ports/node-files';
import { createOwnThread } from '#backend/tasks/threads';
import { keepBackups } from '../support/kept-backups';
import { runParityScript } from '../support/parity-script';
import { appPath, expect, invoke, test } from './support/desktop';
import { filesHolding, firstText, writeNote } from './support/record';

test('the page comes over the scheme with its first content in it', async ({ open }) => {
  const { desktop, page } = await open();
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  const boot = await page.locator('#boot').textContent();
  expect(JSON.parse(boot ?? '')).toMatchObject({
    app: { shell: 'desktop', canSaveFiles: true, canOpenFolder: true },
  });
  const asked = await page.evaluate(async () => (await fetch('/?text=no-such-text')).text());
  expect(asked, 'the address may ask for a text').toContain(
    '"instead":{"textId":"no-such-text","code":"not-found"}',
  );
  expect((await desktop.facts()).privilegedSchemes).toEqual([
    { scheme: 'lectern', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('a note is on disk when its command is answered, and in an electron-store document after the end', async ({
  open,
  dataDir,
}) => {
  const { desktop, page } = await open();
  const textId = await firstText(page);
  await writeNote(page, 'Vikzhel, again');
  expect(filesHolding(dataDir, 'Vikzhel, again')).toHaveLength(1);

  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'Vikzhel, again')).toContain(`records/${textId}.json`);
  expect(statSync(join(dataDir, 'records', `${textId}.json`)).mode & 0o777).toBe(0o600);
});

test('the profile of Chromium lies in a folder of its own beside the record', async ({ open, dataDir }) => {
  const { desktop } = await open();
  expect((await desktop.facts()).paths).toEqual({
    userData: dataDir,
    sessionData: join(dataDir, 'chromium'),
  });
  expect(existsSync(join(dataDir, 'chromium'))).toBe(true);
});

test('answers the same over IPC as without any transport', async ({ open, dataDir }, info) => {
  const { desktop, page } = await open();
  const filePath = info.outputPath('backup.json');
  const overIpc = await runParityScript(
    async (command, argument) => {
      const answer = invoke(page, command, argument);
      if (command === 'backup.save') (await desktop.dialog('save')).answer({ canceled: false, filePath });
      return answer;
    },
    (saved) => {
      expect(saved).toEqual({ path: filePath });
      return Promise.resolve(readFileSync(filePath, 'utf8'));
    },
  );
  const direct = info.outputPath('direct');
  const backups = keepBackups();
  const backend = createBackend({
    documents: createConfDocuments(Conf, direct),
    files: nodeFiles,
    library: createFolderLibrary(join(appPath, 'out/main/library')),
    threads: createOwnThread(),
    host: {
      ...noHost,
      destination: backups.destination,
    },
    app: {
      version: '0',
      shell: 'desktop',
      platform: process.platform,
      dataDir: direct,
      readOnly: false,
      canSaveFiles: true,
      canOpenFolder: false,
    },
    now: () => new Date(),
    report: (error) => expect(String(error)).toBe('nothing'),
    log: () => undefined,
  });
  const withoutTransport = await runParityScript(
    (command, argument) => backend.invoke(command, argument),
    (saved) => Promise.resolve(backups.read(saved).content),
  );
  backend.close();
  expect(overIpc.length).toBeGreaterThan(20);
  expect(overIpc).toEqual(withoutTransport);
  expect(dataDir).not.toBe(direct);
});

test('what cannot be cloned never leaves the page', async ({ open }) => {
  const { page } = await open();
  const refusal = await page.evaluate(async () => {
    const { lectern } = window as unknown as {
      lectern: { invoke(name: string, what: unknown): Promise<unknown> };
    }; // what the preload exposes
    try {
      return await lectern.invoke('settings.change', new Proxy({ theme: 'dark' }, {}));
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toBe('Error: An object could not be cloned.');
});

test('events of the backend reach the page', async ({ open }) => {
  const { desktop, page } = await open();
  await page.evaluate(() => {
    type Listener = (name: string, payload: unknown) => void;
    const { lectern } = window as unknown as { lectern: { subscribe(listener: Listener): () => void } }; // what the preload exposes
    const heard: unknown[] = [];
    const stop = lectern.subscribe((name, payload) => {
      heard.push([name, payload]);
      stop();
    });
    Object.assign(window, { heard });
  });
  await desktop.choose('View', 'Larger Text');
  await desktop.choose('View', 'Larger Text');
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toEqual([['app.action', { action: 'text-larger' }]]);
});
