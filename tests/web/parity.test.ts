import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Conf from 'conf';
import { expect, it } from 'vitest';
import { createBackend } from '#backend/create-backend';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { createFolderLibrary } from '#backend/ports/folder-library';
import { noHost } from '#backend/ports/host';
import { nodeFiles } from '#backend/ports/node-files';
import { createOwnThread } from '#backend/tasks/threads';
import { signIn } from '../support/http-client';
import { keepBackups } from '../support/kept-backups';
import { runParityScript } from '../support/parity-script';
import { startLectern } from '../support/web-shell';

it('answers the same over HTTP as without any transport', async () => {
  const lectern = await startLectern();
  const client = await signIn(lectern);
  const overHttp = await runParityScript(client.invoke, async (saved) => {
    assert('address' in saved);
    return (await client.get(saved.address)).body;
  });
  await lectern.stop();

  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-direct-'));
  const backups = keepBackups();
  const backend = createBackend({
    documents: createConfDocuments(Conf, dataDir),
    files: nodeFiles,
    library: createFolderLibrary(resolve(import.meta.dirname, '../../out/main/library')),
    threads: createOwnThread(),
    host: {
      ...noHost,
      destination: backups.destination,
    },
    app: {
      version: '0',
      shell: 'web',
      platform: process.platform,
      dataDir,
      readOnly: false,
      canSaveFiles: false,
      canOpenFolder: false,
    },
    now: () => new Date(),
    report: (error) => expect.fail(String(error)),
    log: () => undefined,
  });
  const direct = await runParityScript(
    (command, argument) => backend.invoke(command, argument),
    (saved) => Promise.resolve(backups.read(saved).content),
  );
  backend.close();
  for (const folder of [lectern.dataDir, dataDir]) rmSync(folder, { recursive: true, force: true });

  expect(overHttp.length).toBeGreaterThan(20);
  expect(overHttp).toEqual(direct);
});
