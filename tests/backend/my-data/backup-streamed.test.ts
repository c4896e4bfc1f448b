import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandError } from '#contract/result';
import { encodeBackup, type EncodedBackup } from '#backend/my-data/encode-backup';
import type { Destination } from '#backend/ports/host';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { drain } from '#backend/work/chunked-work';
import { readBackupText } from '../../support/backup-text';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from '../support/data-folder';
import { testPorts } from '../support/test-ports';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const time = '2026-11-24T08:00:00.000Z';
const annotations = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    ...newAnnotation(),
    id: randomUUID(),
    textId,
    created: time,
    modified: time,
    note: `${number}: Straße “quoted” 🙂 \u2028 ${'and more of it '.repeat(20)}`,
  }));
const encode = (count: number): EncodedBackup =>
  drain(
    encodeBackup(time, new Map([[textId, { annotations: annotations(count), trash: [], versions: [] }]]), {}),
  );
/** A host that asks with `ask`. */
const hostWith = (ask: (fileName: string) => Promise<Destination | null>) => ({
  host: { ...testPorts(dataFolder.dataDir, () => undefined).host, destination: ask },
});

it.each([0, 1, 2, 3000])('a backup of %i notes has the length that was said before', (count) => {
  const { bytes, chunks } = encode(count);
  const whole = Buffer.concat([...chunks()]);
  expect(whole.length).toBe(bytes);
  expect(Buffer.concat([...chunks()]).equals(whole)).toBe(true);
  const { lost, texts } = readBackupText(whole.toString('utf8'));
  expect([lost, texts.get(textId)?.annotations.length]).toEqual([0, count]);
  expect(JSON.parse(whole.toString('utf8'))).toMatchObject({ settings: [expect.any(String), {}] });
});

it('a long backup comes in many small chunks', () => {
  const sizes = Array.from(encode(3000).chunks(), ({ length }) => length);
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});

it('nothing is made when the person cancels the question for its place', async () => {
  const asked: string[] = [];
  const open = dataFolder.open(hostWith((fileName) => (asked.push(fileName), Promise.resolve(null))));
  await open.create();
  expect(await open.ask('backup.save', {})).toBeNull();
  expect(asked).toEqual([expect.stringMatching(/^lectern-backup-\d{4}-\d\d-\d\d\.lectern-backup$/)]);
});

it('nobody is asked for a place when a record cannot be read', async () => {
  const asked: string[] = [];
  const open = dataFolder.open(hostWith((fileName) => (asked.push(fileName), Promise.resolve(null))));
  await open.create();
  mkdirSync(dataFolder.path('records'), { recursive: true });
  const later = checksummedLine(JSON.stringify({ format: 'lectern.record', version: 2 }));
  writeFileSync(dataFolder.path('records/another-text.json'), `{\n"head":${later}\n}\n`);
  expect(await open.invoke('backup.save', {})).toMatchObject({ error: { code: 'newer-format' } });
  expect(asked).toEqual([]);
});

it('what is written while the person chooses a place is in the backup', async () => {
  let content = '';
  const destination: Destination = {
    async *take(file) {
      await Promise.resolve();
      content = Buffer.concat([...file.chunks()]).toString('utf8');
      yield 1;
      return { path: '/x' };
    },
  };
  const open = dataFolder.open(
    hostWith(async () => {
      await open.create({ note: 'meanwhile' });
      return destination;
    }),
  );
  expect(await open.invoke('backup.save', {})).toEqual({ ok: true, value: { path: '/x' } });
  expect(content).toContain('meanwhile');
});

it('a destination that fails says why, and one that is cancelled hears of it', async () => {
  const full = new CommandError('not-on-disk', 'The file could not be written (ENOSPC).');
  const failing = dataFolder.open(
    hostWith(() =>
      Promise.resolve({
        async *take() {
          await Promise.resolve();
          yield 0.5;
          throw full;
        },
      }),
    ),
  );
  expect(await failing.invoke('backup.save', {})).toMatchObject({ error: { code: 'not-on-disk' } });

  const heard: unknown[] = [];
  const open = dataFolder.open(
    hostWith(() =>
      Promise.resolve({
        async *take() {
          try {
            for (;;) {
              await open.ask('work.cancel', { work: 'mine' });
              yield 0.5;
            }
          } catch (error) {
            heard.push(error instanceof CommandError ? error.code : error);
            throw error;
          }
        },
      }),
    ),
  );
  expect(await open.invoke('backup.save', { work: 'mine' })).toMatchObject({ error: { code: 'cancelled' } });
  expect(heard).toEqual(['cancelled']);
});
