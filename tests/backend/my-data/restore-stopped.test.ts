import { afterEach, beforeEach, expect, it } from 'vitest';
import Conf from 'conf';
import type { RestoreSource } from '#contract/my-data';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import { makeDesk, newAnnotation, type Desk, type OpenBackend } from '../support/desk';
import { faultyDisk, systemError, type FaultyDisk } from '../support/faulty-files';
import { madeUpLibrary, studyText } from '../support/study-text';

const texts = ['first-text', 'second-text', 'third-text'];
const library = madeUpLibrary(...texts.map(studyText));
const bringBack = { missing: true, trashed: true, changed: true, settings: true };

let elsewhere: Desk;
let desk: Desk;
let disk: FaultyDisk;
let open: OpenBackend;
let source: RestoreSource;

const create = (program: OpenBackend, textId: string, note: string) =>
  program.ask('annotations.create', { textId, annotation: { ...newAnnotation(), note } });
const notesOf = async (program: OpenBackend) =>
  Promise.all(
    texts.map(async (textId) =>
      (await program.ask('annotations.list', { textId })).annotations.map(({ note }) => note).sort(),
    ),
  );
/** The disk takes so many lines and then no more. */
const takeLines = (lines: number): void => {
  let taken = 0;
  disk.suffer((step) => (step === 'append' && (taken += 1) > lines ? systemError('ENOSPC') : null));
};

beforeEach(async () => {
  elsewhere = makeDesk();
  const other = elsewhere.open({ library });
  for (const textId of texts) for (const note of ['one', 'two']) await create(other, textId, note);
  await other.ask('settings.change', { theme: 'dark' });
  source = { kind: 'backup', content: (await other.ask('backup.make', {})).content };
  desk = makeDesk();
  disk = faultyDisk(nodeFiles, createConfDocuments(Conf, desk.dataDir));
  open = desk.open({ library, ...disk });
  await create(open, 'second-text', 'mine');
});
afterEach(() => {
  elsewhere.remove();
  desk.remove();
});

it('a restore that the disk stops says what is restored and what is not, and goes on when it is asked again', async () => {
  takeLines(1);
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({
    restored: 2,
    lost: 0,
    stopped: { code: 'not-on-disk', untouched: ['second-text', 'third-text'] },
  });
  const half = [['one', 'two'], ['mine'], []];
  expect(await notesOf(open)).toEqual(half);
  expect(await notesOf(desk.open({ library }))).toEqual(half);
  expect((await open.ask('settings.get', null)).theme, 'settings come last').not.toBe('dark');

  disk.suffer(() => null);
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({ restored: 4, lost: 0 });
  const whole = [
    ['one', 'two'],
    ['mine', 'one', 'two'],
    ['one', 'two'],
  ];
  expect(await notesOf(open)).toEqual(whole);
  expect(await notesOf(desk.open({ library }))).toEqual(whole);
  expect((await open.ask('settings.get', null)).theme).toBe('dark');
});

it('a restore of which the disk takes nothing fails, and changes nothing', async () => {
  takeLines(0);
  expect(await open.tell('restore.apply', { source, bringBack })).toMatchObject({
    ok: false,
    error: { code: 'not-on-disk' },
  });
  expect(await notesOf(open)).toEqual([[], ['mine'], []]);
  expect(await notesOf(desk.open({ library }))).toEqual([[], ['mine'], []]);
});

it('a restore into records of which one cannot be opened changes none', async () => {
  open.backend.close();
  const { writeFileSync } = await import('node:fs');
  const { seal } = await import('#backend/record/checksummed-lines');
  const later = seal(JSON.stringify({ format: 'lectern.record', version: 2 }));
  writeFileSync(desk.path('records/third-text.json'), `{\n"head":${later}\n}\n`);
  open = desk.open({ library });
  expect(await open.tell('restore.apply', { source, bringBack })).toMatchObject({
    error: { code: 'newer-format' },
  });
  const { annotations } = await open.ask('annotations.list', { textId: 'first-text' });
  expect(annotations).toEqual([]);
});
