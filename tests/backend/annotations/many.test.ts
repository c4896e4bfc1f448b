import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import type { Events } from '#contract/events';
import { makeDesk, textId, type Desk, type OpenBackend } from '../support/desk';

let desk: Desk;
let time: number;
let open: OpenBackend;
let three: Annotation[];
beforeEach(async () => {
  desk = makeDesk();
  time = Date.parse('2026-11-24T08:00:00.000Z');
  open = desk.open({ now: () => new Date(time) });
  three = [
    await open.create({ note: 'one', tags: ['a'] }),
    await open.create({ note: 'two', tags: ['b'], colour: 'blue' }),
    await open.create({ note: 'three' }),
  ];
  time += 60_000;
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  desk.remove();
});

const list = async () => (await open.ask('annotations.list', { textId })).annotations;
const depth = async () => (await open.ask('annotations.list', { textId })).history.undo;
const ids = () => three.map(({ id }) => id);
const journalLines = (): number =>
  readFileSync(desk.path(desk.onlyFile('journal')), 'utf8')
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
  it('is one line, one announcement and one step, and undoing it brings each back as it was', async () => {
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

  it('leaves alone what is so already, and writes nothing when all is', async () => {
    const lines = journalLines();
    const changes = { colour: 'blue' as const };
    expect(await open.ask('annotations.changeMany', { textId, ids: ids(), changes })).toEqual({ changed: 2 });
    expect((await list())[1]).toEqual(three[1]);
    expect(await open.ask('annotations.changeMany', { textId, ids: ids(), changes })).toEqual({ changed: 0 });
    expect(journalLines()).toBe(lines + 1);
    expect(await depth()).toBe(4);
  });

  it('changes none when one is not there', async () => {
    const lines = journalLines();
    const some = [...ids(), randomUUID()];
    const missing = { ok: false, error: { code: 'not-found' } };
    const changes = { tags: { add: ['new'] } };
    expect(await open.tell('annotations.changeMany', { textId, ids: some, changes })).toMatchObject(missing);
    expect(await open.tell('annotations.deleteMany', { textId, ids: some })).toMatchObject(missing);
    expect(await list()).toEqual(three);
    expect(journalLines()).toBe(lines);
  });

  it('is there whole after the program has been started again', async () => {
    const changes = { tags: { add: ['kept'] } };
    await open.ask('annotations.changeMany', { textId, ids: [...ids(), ...ids()], changes });
    open = desk.open({ now: () => new Date(time) });
    expect((await list()).map(({ tags }) => tags.filter((tag) => tag === 'kept'))).toEqual([
      ['kept'],
      ['kept'],
      ['kept'],
    ]);
  });
});

describe('deleting many', () => {
  it('moves all to the trash in one line and one step, and undoing it brings all back', async () => {
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
  it('holds these and no others, and says so in its name', async () => {
    const [first, , third] = ids();
    const file = await open.ask('export.render', {
      textId,
      format: 'markdown',
      ids: [third ?? '', first ?? '', randomUUID()],
    });
    expect(file.fileName).toMatch(/^made-up-text-selection-\d{4}-\d\d-\d\d\.md$/);
    expect(file.content).toContain('one');
    expect(file.content).toContain('three');
    expect(file.content).not.toContain('two');
  });
});
