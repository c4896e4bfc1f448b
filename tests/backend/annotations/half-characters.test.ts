import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupText } from '../../support/backup-text';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from '../support/data-folder';

const half = 'typed\ud83d';
const whole = 'typed\ufffd';
const time = '2026-11-24T08:00:00.000Z';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

it('half a character that is sent reaches the disk as U+FFFD', async () => {
  const open = dataFolder.open();
  await open.create({ note: half, tags: [half] });
  expect(await open.notes()).toEqual([whole]);
  const journal = readFileSync(dataFolder.path(dataFolder.onlyFile('journal')), 'utf8');
  expect(journal).toContain(whole);
  expect(journal).not.toContain(String.raw`\ud83d`);
});

it('half a character that an earlier version wrote still loads, and is exported as U+FFFD', async () => {
  const first = dataFolder.open();
  await first.create({ note: 'typed' });
  const path = dataFolder.path(dataFolder.onlyFile('journal'));
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const changed = lines.map((line) => {
    const [, value] = JSON.parse(line) as [string, object];
    return checksummedLine(JSON.stringify(value).replace('"typed"', JSON.stringify(half)));
  });
  writeFileSync(path, `${changed.join('\n')}\n`);
  const open = dataFolder.open();
  expect(await open.notes()).toEqual([half]);
  const { content } = await open.exported(textId);
  expect(content).toContain(whole);
  expect(content).not.toContain('\ud83d');
});

it('half a character in a backup comes back as U+FFFD', async () => {
  const annotation = { ...newAnnotation(), textId, created: time, modified: time, note: half };
  const versions = [{ at: time, note: half, tags: [half], colour: 'pink' as const }];
  const content = backupText(
    time,
    new Map([
      [textId, { annotations: [annotation], trash: [], versions: [{ id: annotation.id, versions }] }],
    ]),
    {},
  );
  const open = dataFolder.open();
  const source = await open.read(content);
  await open.ask('restore.apply', { source, bringBack: { missing: true, trashed: true, changed: true } });
  expect(await open.notes()).toEqual([whole]);
  const [version] = await open.ask('annotations.versions', { textId, id: annotation.id });
  expect(version).toMatchObject({ note: whole, tags: [whole] });
});
