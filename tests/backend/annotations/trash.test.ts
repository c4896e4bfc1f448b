import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  const useForDays = async (days: number): Promise<void> => {
    for (let day = 0; day < days; day += 1) {
      await open.notes();
      open.backend.close();
      laterByDays(1);
      start();
    }
  };

  it('keeps what was deleted until the program was used on thirty more days, and then removes it', async () => {
    const [, two = ''] = await makeAndDelete('one', 'two');
    await useForDays(29); // with the day of the second deletion, thirty
    expect(await trashNotes()).toEqual(['two', 'one']);
    await useForDays(1);
    expect((await trash()).map(({ id }) => id)).toEqual([two]);
  });

  it('keeps everything through years in which the program was opened once a month', async () => {
    await makeAndDelete('one');
    for (let month = 1; month <= 30; month += 1) {
      await useForDays(1);
      laterByDays(29);
    }
    expect(await trashNotes()).toEqual(['one']);
  });

  it('loses nothing by a clock that leaps to and fro', async () => {
    await makeAndDelete('one');
    const real = time;
    for (let leaps = 0; leaps < 20; leaps += 1) {
      for (const days of [40, 400, -4000, 0]) {
        time = real;
        laterByDays(days);
        start();
        await open.create({ note: 'live' });
        open.backend.close();
      }
    }
    start();
    expect(await trashNotes()).toEqual(['one']);
  });

  it('loses nothing that was deleted while the clock was years behind', async () => {
    await makeAndDelete('long ago');
    await useForDays(35); // the count goes on, and another note is deleted by a clock that is behind
    const real = time;
    time = Date.parse('2001-01-01T00:00:00.000Z');
    await makeAndDelete('behind');
    open.backend.close();
    time = real;
    start();
    await useForDays(3);
    expect(await trashNotes()).toEqual(['behind']);
  });

  it.each(['damaged', 'higher by one damaged byte', 'missing', 'of another folder'])(
    'ages anew when the count of days is %s',
    async (how) => {
      await useForDays(1);
      await makeAndDelete('one');
      await useForDays(20);
      open.backend.close();
      const path = dataFolder.path('days.json');
      const { checksum } = await import('#backend/record/checksummed-lines');
      const counted = { count: 1, days: ['2020-01-01'] };
      const sum = checksum(JSON.stringify(Object.values(counted)));
      if (how === 'missing') rmSync(path);
      else if (how === 'damaged') writeFileSync(path, 'scribble');
      else if (how === 'of another folder')
        writeFileSync(path, JSON.stringify({ format: 'lectern.days', version: 1, ...counted, sum }));
      else writeFileSync(path, readFileSync(path, 'utf8').replace(/"count":\d/, '"count":9'));
      start();
      await useForDays(30);
      expect(await trashNotes()).toEqual(['one']);
      await useForDays(2);
      expect(await trashNotes()).toEqual([]);
    },
  );

  it('ages nothing while a later version counts the days, and does not touch its file', async () => {
    await makeAndDelete('one');
    open.backend.close();
    const later = '{"format":"lectern.days","version":2,"counts":{"here":900}}';
    writeFileSync(dataFolder.path('days.json'), later);
    start();
    await useForDays(3);
    expect(await trashNotes()).toEqual(['one']);
    expect(readFileSync(dataFolder.path('days.json'), 'utf8')).toBe(later);
  });

  it('keeps what an earlier version has deleted for as long as what is deleted now', async () => {
    const [id = ''] = await makeAndDelete('one');
    const withoutNumber = { id, deleted: '2001-01-01T00:00:00.000Z' };
    open.backend.close();
    const [source = ''] = [dataFolder.path(`records/${textId}.json`)];
    expect(readFileSync(source, 'utf8')).toContain('"dayInUse":1');
    const { annotation } = (await trash())[0] ?? {};
    const { checksum, checksummedLine } = await import('#backend/record/checksummed-lines');
    const line = checksummedLine(JSON.stringify({ ...withoutNumber, annotation }));
    const document = readFileSync(source, 'utf8').split('\n');
    const at = document.findIndex((one) => one.includes('"dayInUse":1'));
    document[at] = line;
    const head = JSON.parse(document[1]?.slice('"head":["12345678",'.length, -2) ?? '') as object;
    const sum = checksum(line.slice(2, 10));
    document[1] = `"head":${checksummedLine(JSON.stringify({ ...head, trash: { count: 1, sum } }))},`;
    writeFileSync(source, document.join('\n'));
    rmSync(dataFolder.path('journal'), { recursive: true });
    start();
    await useForDays(30);
    expect(await trash()).toMatchObject([withoutNumber]);
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
