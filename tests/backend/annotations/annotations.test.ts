import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnnotationChanges } from '#core/annotation/annotation';
import type { EventName, Events } from '#contract/events';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { checksum } from '#backend/record/checksummed-lines';
import { idleTime } from '#backend/record/idle-timer';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';

let dataFolder: DataFolder;
let time: number;
let open: OpenBackend;
beforeEach(() => {
  dataFolder = makeDataFolder();
  time = Date.parse('2026-11-24T08:00:00.000Z');
  open = dataFolder.open({ now: () => new Date(time) });
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  dataFolder.remove();
});

const later = (seconds: number): void => void (time += seconds * 1000);
const update = (id: string, changes: AnnotationChanges) =>
  open.ask('annotations.update', { textId, id, changes });
const undo = () => open.ask('history.undo', { textId });
const redo = () => open.ask('history.redo', { textId });
const list = async () => (await open.ask('annotations.list', { textId })).annotations;
const depth = async () => (await open.ask('annotations.list', { textId })).history;

describe('annotations', () => {
  it('get equal times when made; a change moves only `modified`', async () => {
    const made = await open.create({ note: 'one' });
    expect(made).toMatchObject({
      textId,
      created: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T08:00:00.000Z',
    });
    later(60);
    const changed = await update(made.id, { colour: 'blue' });
    expect(changed).toEqual({ ...made, colour: 'blue', modified: '2026-11-24T08:01:00.000Z' });
    expect(await list()).toEqual([changed]);
  });

  it('are made once when the same request is repeated, and never replace another annotation', async () => {
    const annotation = newAnnotation();
    const made = await open.ask('annotations.create', { textId, annotation });
    later(1);
    expect(await open.ask('annotations.create', { textId, annotation })).toEqual(made);
    expect(await depth()).toEqual({ undo: 1, redo: 0 });
    const other = await open.invoke('annotations.create', {
      textId,
      annotation: { ...annotation, note: 'other' },
    });
    expect(other).toMatchObject({ ok: false, error: { code: 'bad-argument' } });
    await open.ask('annotations.delete', { textId, id: made.id });
    expect(await open.ask('annotations.create', { textId, annotation })).toEqual(made);
    expect(await list()).toEqual([]);
  });

  it('are not written again when nothing changes', async () => {
    const made = await open.create({ tags: ['a'] });
    const journal = readFileSync(dataFolder.path(dataFolder.onlyFile('journal')));
    expect(await update(made.id, { tags: ['a'], note: made.note })).toEqual(made);
    expect(readFileSync(dataFolder.path(dataFolder.onlyFile('journal')))).toEqual(journal);
    expect(await depth()).toEqual({ undo: 1, redo: 0 });
  });

  it('that do not exist are `not-found`, and so is a missing text', async () => {
    const id = randomUUID();
    const missing = { ok: false, error: { code: 'not-found' } };
    expect(await open.invoke('annotations.update', { textId, id, changes: { note: '' } })).toMatchObject(
      missing,
    );
    expect(await open.invoke('annotations.delete', { textId, id })).toMatchObject(missing);
    expect(await open.invoke('annotations.list', { textId: 'no-such-text' })).toMatchObject(missing);
    expect(
      await open.invoke('annotations.create', { textId: 'no-such-text', annotation: newAnnotation() }),
    ).toMatchObject(missing);
  });
});

describe('undo and redo', () => {
  it('go back and forth over creating, changing and deleting', async () => {
    const made = await open.create({ note: 'one' });
    const changed = await update(made.id, { colour: 'blue' });
    await open.ask('annotations.delete', { textId, id: made.id });
    expect(await depth()).toEqual({ undo: 3, redo: 0 });

    expect(await undo()).toEqual({ kind: 'delete', ids: [made.id] });
    expect(await list()).toEqual([changed]);
    expect(await undo()).toEqual({ kind: 'change', ids: [made.id] });
    expect(await list()).toEqual([made]);
    expect(await undo()).toEqual({ kind: 'create', ids: [made.id] });
    expect(await list()).toEqual([]);
    expect(await undo()).toBeNull();
    expect(await depth()).toEqual({ undo: 0, redo: 3 });

    expect(await redo()).toEqual({ kind: 'create', ids: [made.id] });
    expect(await redo()).toEqual({ kind: 'change', ids: [made.id] });
    expect(await list()).toEqual([changed]);
    expect(await redo()).toEqual({ kind: 'delete', ids: [made.id] });
    expect(await redo()).toBeNull();
    expect(await list()).toEqual([]);
  });

  it('survive a killed process like any change', async () => {
    const made = await open.create({ note: 'one' });
    await update(made.id, { note: 'two' });
    await undo();
    expect(await dataFolder.open().notes()).toEqual(['one']);
    await redo();
    expect(await dataFolder.open().notes()).toEqual(['two']);
  });

  it('count continuous typing as one step, which a pause, another note or another field ends', async () => {
    const one = await open.create({ note: '' });
    const two = await open.create({ note: '' });
    const type = async (id: string, note: string) => (later(1), update(id, { note }));
    await type(one.id, 'a');
    await type(one.id, 'ab');
    expect((await depth()).undo).toBe(3);
    await type(two.id, 'x');
    await type(one.id, 'abc');
    later(60);
    await type(one.id, 'abcd');
    await update(one.id, { note: 'abcde', colour: 'pink' });
    await type(one.id, 'abcdef');
    expect((await depth()).undo).toBe(8);

    const seen = [];
    for (let step = 0; step < 6; step += 1) {
      await undo();
      seen.push((await open.notes()).join());
    }
    expect(seen).toEqual(['abcde,x', 'abcd,x', 'abc,x', 'ab,x', ',ab', ',']);
    await type(one.id, 'new');
    await undo();
    expect((await open.notes()).join()).toBe(',');
  });

  it('forget what could be redone once something else is changed', async () => {
    await open.create({ note: 'one' });
    await undo();
    await open.create({ note: 'two' });
    expect(await depth()).toEqual({ undo: 1, redo: 0 });
    expect(await redo()).toBeNull();
  });

  it('move an annotation with words to the trash when its creation is undone', async () => {
    await open.create({ note: 'words' });
    await undo();
    await open.create({ note: '' });
    await undo();
    open.backend.close();
    const { trash } = JSON.parse(readFileSync(dataFolder.path(`records/${textId}.json`), 'utf8')) as {
      trash: unknown[];
    };
    expect(trash).toEqual([
      [
        expect.any(String),
        {
          id: expect.any(String) as string,
          deleted: new Date(time).toISOString(),
          dayInUse: 1,
          annotation: expect.objectContaining({ note: 'words' }) as object,
        },
      ],
    ]);
  });

  it('restore fields that this version does not know', async () => {
    const made = await open.create({ note: 'one' });
    open.backend.close();
    const foreign = { ...made, rating: 5, 'by.hand': { a: [1, null] } };
    replaceAnnotation(foreign);
    open = dataFolder.open({ now: () => new Date(time) });
    expect(await list()).toEqual([foreign]);
    const changed = await update(made.id, { note: 'two' });
    expect(await list()).toEqual([changed]);
    expect(changed).toEqual({ ...foreign, note: 'two', modified: changed.modified });
    await open.ask('annotations.delete', { textId, id: made.id });
    await undo();
    await undo();
    expect(await list()).toEqual([foreign]);
    open.backend.close();
    open = dataFolder.open();
    expect(await list()).toEqual([foreign]);
  });
});

/** Puts an annotation in the place of the only one of the document, as another program would. */
const replaceAnnotation = (annotation: object): void => {
  const path = dataFolder.path(`records/${textId}.json`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const json = JSON.stringify(annotation);
  const { head } = JSON.parse(lines.join('\n')) as { head: [string, object] };
  const changed = { ...head[1], annotations: { count: 1, sum: checksum(checksum(json)) } };
  lines[1] = `"head":${checksummedLine(JSON.stringify(changed))},`;
  lines[lines.indexOf('"annotations":[') + 1] = checksummedLine(json);
  writeFileSync(path, lines.join('\n'));
};

describe('two windows', () => {
  it('both get an event for every change, with the new depths of undo and redo', async () => {
    const heard: [string, EventName, unknown][] = [];
    for (const name of ['first', 'second']) {
      open.backend.subscribe((event, payload) => heard.push([name, event, payload]));
    }
    const stop = open.backend.subscribe((event) => heard.push(['third', event, null]));
    stop();
    const made = await open.create({ note: 'one' });
    await open.ask('annotations.delete', { textId, id: made.id });
    await undo();
    const put = (undoable: number, redoable: number): Events['annotations.changed'] => ({
      textId,
      put: [made],
      removed: [],
      history: { undo: undoable, redo: redoable },
      trashed: 0,
    });
    const removed = { textId, put: [], removed: [made.id], history: { undo: 2, redo: 0 }, trashed: 1 };
    for (const name of ['first', 'second']) {
      expect(heard.filter(([who]) => who === name).map(([, event, payload]) => [event, payload])).toEqual([
        ['annotations.changed', put(1, 0)],
        ['annotations.changed', removed],
        ['annotations.changed', put(1, 1)],
      ]);
    }
    expect(heard.some(([who]) => who === 'third')).toBe(false);
    heard.length = 0;
    const settings = await open.ask('settings.change', { theme: 'dark' });
    expect(heard).toEqual([
      ['first', 'settings.changed', settings],
      ['second', 'settings.changed', settings],
    ]);
  });

  it('do not disturb each other', async () => {
    const heard: EventName[] = [];
    open.backend.subscribe(() => {
      throw new Error('a window that is gone');
    });
    open.backend.subscribe((event) => heard.push(event));
    await open.create();
    expect(heard).toEqual(['annotations.changed']);
    expect(open.reported.splice(0)).toHaveLength(1);
  });
});

describe('a large journal', () => {
  it('is compacted once nobody has written for a while, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const made = await open.create({ note: 'x'.repeat(600_000) });
      await update(made.id, { note: 'y'.repeat(600_000) });
      vi.advanceTimersByTime(idleTime - 1);
      await update(made.id, { note: 'z' });
      vi.advanceTimersByTime(idleTime - 1);
      expect(dataFolder.files().has(`records/${textId}.json`)).toBe(false);
      vi.advanceTimersByTime(1);
      expect(dataFolder.files().has(`records/${textId}.json`)).toBe(true);
      await open.create({ note: 'after' });
      expect(await dataFolder.open().notes()).toEqual(['after', 'z']);
    } finally {
      vi.useRealTimers();
    }
  });
});
