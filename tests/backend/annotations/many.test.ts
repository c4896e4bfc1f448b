import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import type { Events } from '#contract/events';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';

let dataFolder: DataFolder;
let time: number;
let open: OpenBackend;
let three: Annotation[];
beforeEach(async () => {
  dataFolder = makeDataFolder();
  time = Date.parse('2026-11-24T08:00:00.000Z');
  open = dataFolder.open({ now: () => new Date(time) });
  three = [
    await open.create({ note: 'one', tags: ['a'] }),
    await open.create({ note: 'two', tags: ['b'], colour: 'blue' }),
    await open.create({ note: 'three' }),
  ];
  time += 60_000;
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  dataFolder.remove();
});

const list = async () => (await open.ask('annotations.list', { textId })).annotations;
const depth = async () => (await open.ask('annotations.list', { textId })).history.undo;
const ids = () => three.map(({ id }) => id);
const journalLines = (): number =>
  readFileSync(dataFolder.path(dataFolder.onlyFile('journal')), 'utf8')
    .trimEnd()
    .split('\n').length;
const announced = (): Events['annotations.changed'][] => {
  const heard: Events['annotations.changed'][] = [];
  open.backend.subscribe((name, payload) => {
    if (name === 'annotations.changed') heard.push(payload as Events['annotations.changed']); // by its name
  });
  return heard;
};

describe('a change of many', () => {
  it('is one journal line, one event and one step, and undoing it restores each annotation', async () => {
    const [lines, heard] = [journalLines(), announced()];
    const changes = { colour: 'pink' as const, tags: { add: ['new'], remove: ['a'] } };
    expect(await open.ask('annotations.changeMany', { textId, ids: ids(), changes })).toEqual({ changed: 3 });
    expect((await list()).map(({ colour, tags }) => [colour, tags])).toEqual([
      ['pink', ['new']],
      ['pink', ['b', 'new']],
      ['pink', ['new']],
    ]);
    expect(journalLines()).toBe(lines + 1);
    expect(heard.map(({ put }) => put.length)).toEqual([3]);
    expect(await depth()).toBe(4);

    const undone = await open.ask('history.undo', { textId });
    expect(undone).toEqual({ kind: 'change', ids: ids() });
    expect(await list()).toEqual(three);
    await open.ask('history.redo', { textId });
    expect((await list()).every(({ colour }) => colour === 'pink')).toBe(true);
  });

  it('skips annotations that are already so, and writes nothing when all are', async () => {
    const lines = journalLines();
    const changes = { colour: 'blue' as const };
    expect(await open.ask('annotations.changeMany', { textId, ids: ids(), changes })).toEqual({ changed: 2 });
    expect((await list())[1]).toEqual(three[1]);
    expect(await open.ask('annotations.changeMany', { textId, ids: ids(), changes })).toEqual({ changed: 0 });
    expect(journalLines()).toBe(lines + 1);
    expect(await depth()).toBe(4);
  });

  it('changes none when one does not exist', async () => {
    const lines = journalLines();
    const some = [...ids(), randomUUID()];
    const missing = { ok: false, error: { code: 'not-found' } };
    const changes = { tags: { add: ['new'] } };
    expect(await open.invoke('annotations.changeMany', { textId, ids: some, changes })).toMatchObject(
      missing,
    );
    expect(await open.invoke('annotations.deleteMany', { textId, ids: some })).toMatchObject(missing);
    expect(await list()).toEqual(three);
    expect(journalLines()).toBe(lines);
  });

  it('is complete after a restart', async () => {
    const changes = { tags: { add: ['kept'] } };
    await open.ask('annotations.changeMany', { textId, ids: [...ids(), ...ids()], changes });
    open = dataFolder.open({ now: () => new Date(time) });
    expect((await list()).map(({ tags }) => tags.filter((tag) => tag === 'kept'))).toEqual([
      ['kept'],
      ['kept'],
      ['kept'],
    ]);
  });
});

describe('deleting many', () => {
  it('moves all to the trash in one journal line and one step, and undoing it restores all', async () => {
    const lines = journalLines();
    await open.ask('annotations.deleteMany', { textId, ids: ids().slice(0, 2) });
    expect(await list()).toEqual([three[2]]);
    expect(await open.ask('trash.list', { textId })).toHaveLength(2);
    expect(journalLines()).toBe(lines + 1);

    await open.ask('history.undo', { textId });
    expect((await open.notes()).sort()).toEqual(['one', 'three', 'two']);
    expect(await open.ask('trash.list', { textId })).toEqual([]);
    expect(await depth()).toBe(3);
  });
});

describe('an export of some', () => {
  it('holds only these annotations, and its file name says so', async () => {
    const [first, , third] = ids();
    const file = await open.exported(textId, 'markdown', [third ?? '', first ?? '', randomUUID()]);
    expect(file.fileName).toMatch(/^made-up-text-notes-selection-\d{4}-\d\d-\d\d\.md$/);
    expect(file.content).toContain('one');
    expect(file.content).toContain('three');
    expect(file.content).not.toContain('two');
  });
});
