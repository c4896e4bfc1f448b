import { afterEach, beforeEach, expect, it } from 'vitest';
import Conf from 'conf';
import type { RestoreSource } from '#contract/my-data';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import { makeDataFolder, newAnnotation, type DataFolder, type OpenBackend } from '../support/data-folder';
import { faultyDisk, systemError, type FaultyDisk } from '../support/faulty-files';
import { madeUpLibrary, studyText } from '../support/study-text';

const texts = ['first-text', 'second-text', 'third-text'];
const library = madeUpLibrary(...texts.map(studyText));
const bringBack = { missing: true, trashed: true, changed: true, settings: true };

let elsewhere: DataFolder;
let dataFolder: DataFolder;
let disk: FaultyDisk;
let open: OpenBackend;
let content: string;
let source: RestoreSource;

const create = (program: OpenBackend, textId: string, note: string) =>
  program.ask('annotations.create', { textId, annotation: { ...newAnnotation(), note } });
const notesOf = async (program: OpenBackend) =>
  Promise.all(
    texts.map(async (textId) =>
      (await program.ask('annotations.list', { textId })).annotations.map(({ note }) => note).sort(),
    ),
  );
/** A disk that takes so many lines and then no more. */
const takeLines = (lines: number): void => {
  let taken = 0;
  disk.suffer((step) => (step === 'append' && (taken += 1) > lines ? systemError('ENOSPC') : null));
};

beforeEach(async () => {
  elsewhere = makeDataFolder();
  const other = elsewhere.open({ library });
  for (const textId of texts) for (const note of ['one', 'two']) await create(other, textId, note);
  await other.ask('settings.change', { theme: 'dark' });
  ({ content } = await other.backup());
  dataFolder = makeDataFolder();
  disk = faultyDisk(nodeFiles, createConfDocuments(Conf, dataFolder.dataDir));
  open = dataFolder.open({ library, ...disk });
  source = await open.read(content);
  await create(open, 'second-text', 'mine');
});
afterEach(() => {
  elsewhere.remove();
  dataFolder.remove();
});

it('a restore that a full disk stops says what is restored and what is not, and continues when it is repeated', async () => {
  takeLines(1);
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({
    restored: 2,
    lost: 0,
    stopped: { code: 'not-on-disk', untouched: ['second-text', 'third-text'] },
  });
  const half = [['one', 'two'], ['mine'], []];
  expect(await notesOf(open)).toEqual(half);
  expect(await notesOf(dataFolder.open({ library }))).toEqual(half);
  expect((await open.ask('settings.get', null)).theme, 'settings come last').not.toBe('dark');

  disk.suffer(() => null);
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({ restored: 4, lost: 0 });
  const whole = [
    ['one', 'two'],
    ['mine', 'one', 'two'],
    ['one', 'two'],
  ];
  expect(await notesOf(open)).toEqual(whole);
  expect(await notesOf(dataFolder.open({ library }))).toEqual(whole);
  expect((await open.ask('settings.get', null)).theme).toBe('dark');
});

it('a restore of which the disk takes nothing fails and changes nothing', async () => {
  takeLines(0);
  expect(await open.invoke('restore.apply', { source, bringBack })).toMatchObject({
    ok: false,
    error: { code: 'not-on-disk' },
  });
  expect(await notesOf(open)).toEqual([[], ['mine'], []]);
  expect(await notesOf(dataFolder.open({ library }))).toEqual([[], ['mine'], []]);
});

it('a restore changes no record when one of them cannot be opened', async () => {
  open.backend.close();
  const { writeFileSync } = await import('node:fs');
  const { checksummedLine } = await import('#backend/record/checksummed-lines');
  const later = checksummedLine(JSON.stringify({ format: 'lectern.record', version: 2 }));
  writeFileSync(dataFolder.path('records/third-text.json'), `{\n"head":${later}\n}\n`);
  open = dataFolder.open({ library });
  source = await open.read(content);
  expect(await open.invoke('restore.apply', { source, bringBack })).toMatchObject({
    error: { code: 'newer-format' },
  });
  const { annotations } = await open.ask('annotations.list', { textId: 'first-text' });
  expect(annotations).toEqual([]);
});
