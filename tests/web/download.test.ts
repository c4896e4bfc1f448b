import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstText, send, signIn, wholeTextNote, type Client } from '../support/http-client';
import { backupParts, backupText, readBackupText } from '../support/backup-text';
import { startLectern, type Lectern } from '../support/web-shell';

const count = 4000;
const time = '2020-01-01T00:00:00.000Z';
let lectern: Lectern;
let client: Client;
let textId: string;
beforeAll(async () => {
  lectern = await startLectern();
  client = await signIn(lectern);
  textId = await firstText(client);
  const annotations = Array.from({ length: count }, (_, number) => ({
    ...wholeTextNote,
    motivation: 'commenting' as const,
    colour: 'yellow' as const,
    style: 'solid' as const,
    tags: [],
    targets: [],
    id: randomUUID(),
    textId,
    created: time,
    modified: time,
    note: `${number}: Straße 🙂 ${'and more of it '.repeat(20)}`,
  }));
  const content = backupText(time, new Map([[textId, { annotations, trash: [], versions: [] }]]), {});
  const reading = randomUUID();
  for (const part of backupParts(reading, content)) await client.invoke('restore.receive', part);
  await client.invoke('restore.apply', {
    source: { kind: 'backup', reading },
    bringBack: { missing: true, trashed: true, changed: true },
  });
});
afterAll(async () => {
  await lectern.stop();
  rmSync(lectern.dataDir, { recursive: true, force: true });
});

const offered = async (): Promise<{ address: string; fileName: string }> => {
  const answer = (await client.invoke('backup.save', {})) as { value: { address: string; fileName: string } }; // by the contract
  return answer.value;
};

it('a backup is downloaded whole under its name, and once', async () => {
  const { address, fileName } = await offered();
  expect(fileName).toMatch(/^lectern-backup-\d{4}-\d\d-\d\d\.lectern-backup$/);
  const { status, headers, body } = await client.get(address);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/vnd.lectern.backup+json',
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
  });
  const { lost, refused, texts } = readBackupText(body);
  expect([lost, refused, texts.get(textId)?.annotations.length]).toEqual([0, [], count]);
  expect((await client.get(address)).status).toBe(404);
});

it('a backup is not given to a request that the guard refuses, which does not spend it', async () => {
  const { address: path } = await offered();
  const { cookie } = client;
  const ask = async (headers: Record<string, string>, method = 'GET') =>
    (await send(lectern.origin, { path, method, headers })).status;
  expect(await ask({})).toBe(403);
  expect(await ask({ cookie, origin: 'https://example.org' })).toBe(403);
  expect(await ask({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask({ cookie, host: 'example.org' })).toBe(403);
  expect(await ask({ cookie }, 'HEAD')).toBe(405);
  expect(await ask({ cookie }, 'POST')).toBe(405);
  expect(await ask({ cookie })).toBe(200);
});

it('a note is answered while somebody reads a backup slowly', async () => {
  const { address } = await offered();
  const slow = await fetch(`${lectern.origin}${address}`, { headers: { cookie: client.cookie } });
  const reader = slow.body?.getReader();
  await reader?.read();
  expect(await client.invoke('annotations.create', { textId, annotation: wholeTextNote })).toMatchObject({
    ok: true,
  });
  await reader?.cancel();
});
