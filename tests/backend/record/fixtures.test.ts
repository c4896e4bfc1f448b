import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';

const fixtures = resolve(import.meta.dirname, '../../fixtures/record-v1');

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const id = (number: number): string => `0f8fad5b-d9cb-469f-a165-70867728950${number}`;
/** A little later than the fixtures were made, so that nothing has been in the trash for too long. */
const now = (): Date => new Date('2026-11-25T08:00:00.000Z');
const openOn = (fixture: string): OpenBackend => {
  cpSync(join(fixtures, fixture), dataFolder.dataDir, { recursive: true });
  return dataFolder.open({ now });
};
const target = {
  quote: {
    exact: 'first paragraph',
    prefix: 'A heading\nThe ',
    suffix: ', *with* a star.\nThe second parag',
  },
  position: { start: 14, end: 29 },
  contentHash: `sha256-${'0'.repeat(64)}`,
};
/** The two programs that made the fixtures had different clocks. */
const day = expect.stringMatching(/^2026-11-24T(08|09|10):00:\d\d\.000Z$/) as string;
const secondWording = 'A note, second wording “quoted” 🙂\u2028 заметка';
const annotations = [
  {
    id: id(1),
    textId,
    created: day,
    modified: day,
    motivation: 'commenting',
    colour: 'blue',
    style: 'solid',
    tags: ['tag', 'метка'],
    note: 'A note, third wording',
    targets: [target],
  },
  {
    id: id(2),
    textId,
    created: day,
    modified: day,
    motivation: 'highlighting',
    colour: 'green',
    style: 'underline',
    tags: [],
    note: '',
    targets: [target],
  },
  {
    id: id(4),
    textId,
    created: day,
    modified: day,
    motivation: 'bookmarking',
    colour: 'pink',
    style: 'wavy',
    tags: [],
    note: 'Only in the journal',
    targets: [],
  },
];
const versions = [
  { at: '2026-11-24T09:00:20.000Z', note: secondWording, tags: ['tag', 'метка'], colour: 'blue' },
  { at: '2026-11-24T08:00:01.000Z', note: 'A note, first wording', tags: [], colour: 'yellow' },
];

const look = async (open: OpenBackend, earlier: readonly object[]): Promise<void> => {
  expect((await open.ask('annotations.list', { textId })).annotations).toEqual(annotations);
  expect(await open.ask('trash.list', { textId })).toMatchObject([
    { id: id(3), annotation: { note: 'To be deleted' } },
  ]);
  expect(await open.ask('annotations.versions', { textId, id: id(1) })).toEqual(earlier);
};

describe('a data folder of format version 1', () => {
  it.each([
    ['data', versions],
    ['data-without-versions', []],
  ])('is read, is whole, and is still whole after it has been written: %s', async (fixture, earlier) => {
    const open = openOn(fixture);
    await look(open, earlier);
    expect((await open.ask('app.boot', { textId: null })).record).toEqual({
      state: 'ok',
      damaged: false,
      setAside: [],
    });
    expect(await open.ask('settings.get', null)).toMatchObject({
      theme: 'dark',
      textSize: 2,
      lastText: textId,
      positions: { [textId]: { blockId: 'p2', passed: 0.25 } },
    });
    const report = await open.ask('record.check', {});
    expect(report.ok).toBe(true);
    expect(new Set(report.files.map(({ kind }) => kind))).toEqual(
      new Set(['document', 'journal', 'snapshot', 'settings']),
    );
    const added = await open.create({ note: 'by this program' });
    open.backend.close();
    const again = dataFolder.open({ now });
    await again.ask('annotations.delete', { textId, id: added.id });
    await again.ask('trash.restore', { textId, ids: [added.id] });
    expect((await again.ask('record.check', {})).ok).toBe(true);
    const { annotations: found } = await again.ask('annotations.list', { textId });
    expect(found.filter((annotation) => annotation.id !== added.id)).toEqual(annotations);
  });

  it.each(['data', 'data-without-versions'])(
    'loses nothing when its document is missing: %s',
    async (fixture) => {
      cpSync(join(fixtures, fixture), dataFolder.dataDir, { recursive: true });
      rmSync(dataFolder.path(`records/${textId}.json`));
      const open = dataFolder.open({ now });
      await look(open, fixture === 'data' ? versions : []);
    },
  );

  it('has a snapshot that can be restored', async () => {
    const open = openOn('data');
    const [snapshot] = (await open.ask('record.overview', null)).snapshots;
    expect(snapshot).toMatchObject({ annotations: 2, textId });
    const source = { kind: 'snapshot', name: snapshot?.name ?? '' } as const;
    const { lost, texts } = await open.ask('restore.preview', { source });
    expect({ lost, texts }).toMatchObject({ lost: 0, texts: [{ changed: 1, same: 1, missing: 0 }] });
  });
});

it('a backup of format version 1 is read completely', async () => {
  const open = dataFolder.open({ now });
  const source = await open.read(readFileSync(join(fixtures, 'backup.json'), 'utf8'));
  const bringBack = { missing: true, trashed: true, changed: true, settings: true };
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({ restored: 4, lost: 0 });
  await look(open, versions);
  expect((await open.ask('settings.get', null)).theme).toBe('dark');
});
