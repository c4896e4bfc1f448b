import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '#contract/events';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';

let dataFolder: DataFolder;
let time: number;
let open: OpenBackend;
beforeEach(() => {
  dataFolder = makeDataFolder();
  time = Date.parse('2026-11-24T08:00:00.000Z');
  start();
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  dataFolder.remove();
});

const start = (): void => void (open = dataFolder.open({ now: () => new Date(time) }));
const laterByDays = (days: number): void => void (time += days * 24 * 60 * 60 * 1000);
const remove = (id: string) => open.ask('annotations.delete', { textId, id });
const trash = () => open.ask('trash.list', { textId });
const trashNotes = async () => (await trash()).map(({ annotation }) => annotation.note);
const restore = (...ids: string[]) => open.ask('trash.restore', { textId, ids });
const depth = async () => (await open.ask('annotations.list', { textId })).history;
const journalLines = (): number =>
  readFileSync(dataFolder.path(dataFolder.onlyFile('journal')), 'utf8').split('\n').length - 1;

const makeAndDelete = async (...notes: readonly string[]): Promise<string[]> => {
  const ids = [];
  for (const note of notes) {
    const { id } = await open.create({ note });
    await remove(id);
    laterByDays(1);
    ids.push(id);
  }
  return ids;
};

describe('the trash', () => {
  it('shows what was deleted, newest first, also after a kill', async () => {
    await makeAndDelete('one', 'two', 'three');
    expect(await trashNotes()).toEqual(['three', 'two', 'one']);
    start();
    expect(await trashNotes()).toEqual(['three', 'two', 'one']);
    expect((await trash())[2]?.deleted).toBe('2026-11-24T08:00:00.000Z');
    expect((await open.ask('annotations.list', { textId })).trashed).toBe(3);
  });

  it('restores several at once, in one journal line and as one step to undo', async () => {
    const [one = '', two = '', three = ''] = await makeAndDelete('one', 'two', 'three');
    const lines = journalLines();
    await restore(three, one, three);
    expect(journalLines()).toBe(lines + 1);
    expect(await open.notes()).toEqual(['one', 'three']);
    expect(await trashNotes()).toEqual(['two']);
    expect(await open.ask('history.undo', { textId })).toEqual({ kind: 'restore', ids: [three, one] });
    expect(await open.notes()).toEqual([]);
    expect(await trashNotes()).toEqual(['three', 'two', 'one']);
    await open.ask('history.redo', { textId });
    start();
    expect(await open.notes()).toEqual(['one', 'three']);
    expect((await trash()).map(({ id }) => id)).toEqual([two]);
  });

  it('restores all or none', async () => {
    const [one = ''] = await makeAndDelete('one');
    await open.create({ note: 'live' });
    const ids = [one, randomUUID()];
    expect(await open.invoke('trash.restore', { textId, ids })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await open.notes()).toEqual(['live']);
    expect(await open.invoke('trash.restore', { textId, ids: [] })).toMatchObject({
      error: { code: 'bad-argument' },
    });
  });

  it('is emptied only on request, for good and in one journal line; no undo brings anything back', async () => {
    await open.create({ note: 'live' });
    await makeAndDelete('one', 'two');
    const lines = journalLines();
    expect(await open.ask('trash.empty', { textId })).toEqual({ removed: 2 });
    expect(journalLines()).toBe(lines + 1);
    expect(await open.ask('trash.empty', { textId })).toEqual({ removed: 0 });
    expect(journalLines()).toBe(lines + 1);
    expect(await trash()).toEqual([]);
    expect(await depth()).toEqual({ undo: 1, redo: 0 });
    await open.ask('history.undo', { textId });
    await open.ask('history.redo', { textId });
    expect(await open.notes()).toEqual(['live']);
    start();
    expect(await trash()).toEqual([]);
    expect(await open.notes()).toEqual(['live']);
  });

  it('announces its changes to every window', async () => {
    const heard: [number, number, number][] = [];
    open.backend.subscribe((event, payload) => {
      if (event !== 'annotations.changed') return;
      const { put, removed, trashed } = payload as Events['annotations.changed']; // of this event
      heard.push([put.length, removed.length, trashed]);
    });
    const ids = await makeAndDelete('one', 'two');
    await restore(...ids);
    await open.ask('history.undo', { textId });
    await open.ask('trash.empty', { textId });
    expect(heard).toEqual([
      [1, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [0, 1, 2],
      [2, 0, 0],
      [0, 2, 2],
      [0, 0, 0],
    ]);
  });

  it('keeps deleted annotations for thirty days, and removes them when the record then closes', async () => {
    const [, two = ''] = await makeAndDelete('one', 'two');
    laterByDays(28);
    open.backend.close();
    start();
    expect(await trashNotes()).toEqual(['two', 'one']); // thirty days to the second
    time += 1;
    await open.create({ note: 'live' });
    open.backend.close();
    start();
    expect((await trash()).map(({ id }) => id)).toEqual([two]);
    expect(await open.notes()).toEqual(['live']);
  });

  it('cannot be changed where the folder is read-only', async () => {
    const [one = ''] = await makeAndDelete('one');
    laterByDays(90);
    const reader = dataFolder.open({ readOnly: true, now: () => new Date(time) });
    expect(await reader.ask('trash.list', { textId })).toHaveLength(1);
    const refused = { error: { code: 'read-only' } };
    expect(await reader.invoke('trash.restore', { textId, ids: [one] })).toMatchObject(refused);
    expect(await reader.invoke('trash.empty', { textId })).toMatchObject(refused);
    reader.backend.close();
    start();
    expect(await trash()).toHaveLength(1);
  });
});
