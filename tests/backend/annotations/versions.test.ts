import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationChanges } from '#core/annotation/annotation';
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
const later = (seconds: number): void => void (time += seconds * 1000);
const change = (id: string, changes: AnnotationChanges, more: { base?: string; client?: string } = {}) =>
  open.ask('annotations.update', { textId, id, changes, ...more });
const versions = (id: string) => open.ask('annotations.versions', { textId, id });
const wordings = async (id: string) => (await versions(id)).map(({ note }) => note);

const target = (exact: string) => ({
  quote: { exact, prefix: '', suffix: '' },
  position: { start: 0, end: 1 },
  contentHash: 'sha256-x',
});

describe('the versions of a note', () => {
  it('are one for each editing session, newest first, and survive a kill and a compaction', async () => {
    const { id } = await open.create({ note: 'first' });
    later(10);
    await change(id, { note: 'first draft' });
    expect(await versions(id)).toEqual([]);
    later(301);
    const before = time;
    await change(id, { note: 'second' });
    await change(id, { note: 'second draft' });
    later(301);
    await change(id, { note: 'third', tags: ['t'], colour: 'blue' });
    const expected = [
      {
        at: new Date(before + 1).toISOString(),
        note: 'second draft',
        tags: [],
        colour: 'yellow',
      },
      { at: '2026-11-24T08:00:10.000Z', note: 'first draft', tags: [], colour: 'yellow' },
    ];
    expect(await versions(id)).toEqual(expected);
    start();
    expect(await versions(id)).toEqual(expected);
    open.backend.close();
    start();
    expect(await versions(id)).toEqual(expected);
    expect(await open.notes()).toEqual(['third']);
  });

  it('keep a long note that is replaced within one session, each time that happens', async () => {
    const { id } = await open.create({ note: '' });
    const type = async (note: string) => {
      later(1);
      await change(id, { note }, { client: 'one' });
    };
    const [first, second] = ['a long thought '.repeat(20), 'another one '.repeat(20)];
    await type(first);
    await type('x');
    await type('x and');
    expect(await wordings(id)).toEqual([first]);
    await type(second);
    await type('');
    expect(await wordings(id)).toEqual([second, first]);
    start();
    expect(await wordings(id)).toEqual([second, first]);
    await open.ask('annotations.revert', { textId, id, at: (await versions(id))[1]?.at ?? '' });
    expect(await open.notes()).toEqual([first]);
  });

  it('keep the longest wording of a session in which a note shrinks letter by letter', async () => {
    const { id } = await open.create({ note: '' });
    const full = 'letter by letter '.repeat(20);
    for (let length = full.length; length >= 0; length -= 20) {
      later(1);
      await change(id, { note: full.slice(0, length) }, { client: 'one' });
    }
    expect((await wordings(id)).at(-1)).toBe(full);
    expect((await wordings(id)).length).toBeLessThan(5);
  });

  it('are also made after a restart, and when another window goes on writing', async () => {
    const { id } = await open.create({ note: 'one' });
    start();
    await change(id, { note: 'two' }, { client: 'left' });
    await change(id, { note: 'two, longer' }, { client: 'left' });
    await change(id, { note: 'three' }, { client: 'right' });
    await change(id, { note: 'three, longer' }, { client: 'right' });
    expect(await wordings(id)).toEqual(['two, longer', 'one']);
  });

  it('are not made of a highlight without words, nor by a change that keeps the words', async () => {
    const { id } = await open.create({ note: '' });
    later(600);
    await change(id, { note: 'words' });
    later(600);
    await change(id, { style: 'wavy' });
    expect(await versions(id)).toEqual([]);
  });

  it('are made by undo too, which after a pause keeps what it replaces', async () => {
    const { id } = await open.create({ note: 'one' });
    await change(id, { note: 'two' });
    later(600);
    await open.ask('history.undo', { textId });
    expect(await open.notes()).toEqual(['one']);
    expect(await wordings(id)).toEqual(['two']);
  });

  it('can each be restored, which first makes a version of the present words and can be undone', async () => {
    const { id } = await open.create({ note: 'one', tags: ['t'] });
    start();
    await change(id, { note: 'two', tags: [], colour: 'pink' });
    const [first] = await versions(id);
    const reverted = await open.ask('annotations.revert', { textId, id, at: first?.at ?? '' });
    expect(reverted).toMatchObject({ note: 'one', tags: ['t'], colour: 'yellow' });
    expect(await wordings(id)).toEqual(['two', 'one']);
    expect(await open.ask('history.undo', { textId })).toEqual({ kind: 'change', ids: [id] });
    expect(await open.notes()).toEqual(['two']);
    expect(await wordings(id)).toEqual(['two', 'one']);
    const nowhere = { textId, id, at: '2020-01-01T00:00:00.000Z' };
    expect(await open.invoke('annotations.revert', nowhere)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('all have different times, however fast the changes follow each other', async () => {
    const { id } = await open.create({ note: '0' });
    for (let count = 1; count <= 6; count += 1) {
      await change(id, { note: `${count}` }, { client: count % 2 === 0 ? 'left' : 'right' });
    }
    const times = (await versions(id)).map(({ at }) => at);
    expect(times).toHaveLength(5); // the first change goes on with what has just been made
    expect(new Set(times).size).toBe(5);
  });

  it('go with the note into the trash and back, and are removed when the trash is emptied', async () => {
    const { id } = await open.create({ note: 'one' });
    start();
    await change(id, { note: '' });
    await open.ask('annotations.delete', { textId, id });
    expect(await wordings(id)).toEqual(['one']);
    await open.ask('trash.restore', { textId, ids: [id] });
    expect(await wordings(id)).toEqual(['one']);
    await open.ask('annotations.delete', { textId, id });
    await open.ask('trash.empty', { textId });
    const missing = { error: { code: 'not-found' } };
    expect(await open.invoke('annotations.versions', { textId, id })).toMatchObject(missing);
    open.backend.close();
    expect(readFileSync(dataFolder.path(`records/${textId}.json`), 'utf8')).not.toContain('"one"');
    expect(await open.invoke('annotations.versions', { textId, id: randomUUID() })).toMatchObject(missing);
  });

  it('make an undone creation move the note to the trash', async () => {
    const { id } = await open.create({ note: '' });
    await change(id, { note: 'one' });
    later(600);
    await open.ask('history.undo', { textId });
    await open.ask('history.undo', { textId });
    expect(await open.notes()).toEqual([]);
    expect((await open.ask('trash.list', { textId })).map((trashed) => trashed.id)).toEqual([id]);
    expect(await wordings(id)).toEqual(['one']);
  });

  it('are none in a record from before there were versions', async () => {
    const { id } = await open.create({ note: 'one' });
    open.backend.close();
    const path = dataFolder.path(`records/${textId}.json`);
    const { checksummedLine } = await import('#backend/record/checksummed-lines');
    const old = readFileSync(path, 'utf8')
      .replace(',\n"versions":[]', '')
      .replace(
        /^"head":\["[0-9a-f]{8}",(.*),"versions":\{[^}]*\}(.*)\],$/m,
        (_, before: string, after: string) => `"head":${checksummedLine(before + after)},`,
      );
    expect(old).not.toContain('versions');
    writeFileSync(path, old);
    start();
    expect(await versions(id)).toEqual([]);
    expect((await open.ask('app.boot', { textId })).record).toEqual({
      state: 'ok',
      damaged: false,
      setAside: [],
    });
  });
});

describe('two windows that write into one note', () => {
  it('lose nothing: what a window has not seen becomes a version, and the window is told', async () => {
    const made = await open.create({ note: 'one' });
    const { id } = made;
    const left = await change(id, { note: 'from the left' }, { base: made.modified });
    expect(left).not.toHaveProperty('conflict');
    const right = await change(id, { note: 'from the right' }, { base: made.modified });
    expect(right).toMatchObject({ note: 'from the right', conflict: true });
    expect(await wordings(id)).toEqual(['from the left']);
    expect((await open.ask('annotations.list', { textId })).annotations[0]).not.toHaveProperty('conflict');
    await open.ask('history.undo', { textId });
    expect(await open.notes()).toEqual(['from the left']);
  });

  it('have no conflict over words that both have written, nor over what only one has changed', async () => {
    const made = await open.create({ note: 'one' });
    const { id } = made;
    await change(id, { colour: 'blue' }, { base: made.modified });
    const same = await change(id, { note: 'one', tags: ['t'] }, { base: made.modified });
    expect(same).toMatchObject({ colour: 'blue', tags: ['t'] });
    expect(same).not.toHaveProperty('conflict');
    const seen = await change(id, { note: 'two' }, { base: same.modified });
    expect(seen).not.toHaveProperty('conflict');
    expect(await versions(id)).toEqual([]);
  });

  it('get no conflict when the words were not changed, however they were typed', async () => {
    const made = await open.create({ note: '' });
    const { id } = made;
    await change(id, { note: 'first' }, { base: made.modified });
    later(1);
    const typed = await change(id, { note: 'first words' });
    later(1);
    const recoloured = await change(id, { colour: 'pink' }, { base: typed.modified });
    later(1);
    const on = await change(id, { note: 'first words and more' }, { base: typed.modified });
    expect(on).toMatchObject({ colour: 'pink', note: 'first words and more' });
    expect(on).not.toHaveProperty('conflict');
    expect(await versions(id)).toEqual([]);
    await open.ask('history.undo', { textId });
    const [undone] = (await open.ask('annotations.list', { textId })).annotations;
    expect(undone).toEqual(recoloured);
  });

  it.each(['while the other’s run of typing went on', 'and took them back'])(
    'get a conflict when the words were changed %s',
    async (how) => {
      const made = await open.create({ note: '' });
      const { id } = made;
      await change(id, { note: 'one' });
      later(1);
      const seen = await change(id, { note: 'one two' });
      later(1);
      if (how.startsWith('while')) await change(id, { note: 'one two three' });
      else await open.ask('history.undo', { textId });
      if (how.startsWith('and')) await change(id, { note: 'begun anew' });
      later(1);
      const mine = await change(id, { note: 'one two, mine' }, { base: seen.modified });
      expect(mine).toHaveProperty('conflict');
      expect((await wordings(id)).length).toBeGreaterThan(0);
    },
  );

  it.each<[string, AnnotationChanges, AnnotationChanges]>([
    ['colour', { colour: 'blue' }, { colour: 'green' }],
    ['style', { style: 'wavy' }, { style: 'underline' }],
    ['tags', { tags: ['left'] }, { tags: ['right'] }],
    ['passages', { targets: [] }, { targets: [target('x')] }],
  ])('are told of each other’s %s, and undoing shows what was replaced', async (_, left, right) => {
    const made = await open.create({ note: '', targets: [target('a')] });
    const { id } = made;
    const seen = { base: made.modified };
    later(1);
    expect(await change(id, left, seen)).not.toHaveProperty('conflict');
    later(1);
    expect(await change(id, right, seen)).toMatchObject({ ...right, conflict: true });
    await open.ask('history.undo', { textId });
    expect((await open.ask('annotations.list', { textId })).annotations[0]).toMatchObject(left);
  });

  it('get no conflict over what one of them changed while the other typed', async () => {
    const made = await open.create({ note: '' });
    const { id } = made;
    later(1);
    await change(id, { note: 'ty' });
    later(1);
    const typed = await change(id, { note: 'typing' });
    later(1);
    await change(id, { note: 'typing on' });
    later(1);
    expect(await change(id, { colour: 'pink' }, { base: typed.modified })).not.toHaveProperty('conflict');
    const back = await change(id, { colour: 'blue' }, { base: typed.modified });
    expect(back, 'that colour had been changed since').toHaveProperty('conflict');
  });
});
