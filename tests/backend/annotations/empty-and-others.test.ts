import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';

let dataFolder: DataFolder;
let open: OpenBackend;
let time = 0;
beforeEach(() => {
  dataFolder = makeDataFolder();
  time = Date.parse('2026-11-24T08:00:00.000Z');
  open = dataFolder.open({ now: () => new Date(time) });
});
afterEach(() => dataFolder.remove());

const update = (id: string, changes: object, client = 'one') => {
  time += 6000; // so that typing does not join
  return open.ask('annotations.update', { textId, id, changes, client });
};
const removeEmpty = (id: string) => open.ask('annotations.removeEmpty', { textId, id, client: 'one' });
const undo = (more: object = {}) => open.ask('history.undo', { textId, ...more });
const notes = async () =>
  (await open.ask('annotations.list', { textId })).annotations.map(({ note }) => note);
const trashed = async () => (await open.ask('trash.list', { textId })).length;

describe('a note without words, when its editor closes', () => {
  it('is forgotten when it never had any', async () => {
    await open.create({ note: 'before' });
    const { id } = await open.create({ note: '' });
    await update(id, { note: ' \n\t' });
    expect(await removeEmpty(id)).toBe('forgotten');
    expect(await notes()).toEqual(['before']);
    expect(await trashed()).toBe(0);
    expect(await undo(), 'undo goes on with what was before').toMatchObject({ kind: 'create' });
    expect(await notes()).toEqual([]);
    expect(await removeEmpty(id), 'a repetition').toBeNull();
  });

  it('comes back with its words, in one step, when it had some', async () => {
    const { id } = await open.create({ note: '' });
    await update(id, { note: 'words' });
    await update(id, { note: '' });
    expect(await removeEmpty(id)).toBe('trashed');
    expect(await notes()).toEqual([]);
    expect(await trashed()).toBe(1);
    await undo();
    expect(await notes()).toEqual(['words']);
  });

  it('stays when the person gave it a colour, so that it is a highlight to them', async () => {
    const { id } = await open.create({ note: '' });
    await update(id, { colour: 'green' });
    expect(await removeEmpty(id)).toBeNull();
    expect(await notes()).toEqual(['']);
  });

  it('stays when it is a highlight or a bookmark, or has words or a tag', async () => {
    for (const more of [
      { motivation: 'highlighting', note: '' },
      { motivation: 'bookmarking', note: '' },
      { note: 'words' },
      { note: '', tags: ['tag'] },
    ] as const) {
      const { id } = await open.create(more);
      expect(await removeEmpty(id)).toBeNull();
    }
    expect(await notes()).toHaveLength(4);
  });
});

describe('what another window did', () => {
  it('is named before it is undone, and undone when the person agrees', async () => {
    const { id } = await open.create({ note: 'begun' });
    await update(id, { note: 'begun and changed' }, 'another');
    const asked = await undo({ client: 'one' });
    expect(asked).toMatchObject({
      kind: 'change',
      ids: [id],
      asked: { before: { note: 'begun' }, after: { note: 'begun and changed' } },
    });
    expect(await notes(), 'nothing is undone').toEqual(['begun and changed']);
    const agreed = asked?.asked?.number;
    expect(await undo({ client: 'one', agreed })).not.toHaveProperty('asked');
    expect(await notes()).toEqual(['begun']);

    expect(await open.ask('history.redo', { textId, client: 'another' }), 'the same for redo').toHaveProperty(
      'asked',
    );
    expect(await open.ask('history.redo', { textId, client: 'one' })).not.toHaveProperty('asked');
  });

  it('is asked about again when it is another step by then', async () => {
    const { id } = await open.create({ note: '' });
    await update(id, { colour: 'green' }, 'another');
    const agreed = (await undo({ client: 'one' }))?.asked?.number;
    await update(id, { colour: 'pink' }, 'another');
    expect(await undo({ client: 'one', agreed })).toHaveProperty('asked');
  });

  it('is undone at once in the window that did it, and where no window is named', async () => {
    const { id } = await open.create({ note: '' });
    await update(id, { colour: 'green' }, 'another');
    await update(id, { colour: 'pink' }, 'another');
    expect(await undo({ client: 'another' })).not.toHaveProperty('asked');
    expect(await undo()).not.toHaveProperty('asked');
  });
});
