import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibrarySource } from '#backend/ports/library-source';
import { defaultOptions } from '#core/export/options';
import { makeDataFolder, newAnnotation, type DataFolder, type OpenBackend } from '../support/data-folder';
import { madeUpLibrary, studyText } from '../support/study-text';
import { watchedLibrary } from '../support/watched-disk';

// Texts that disappear, are damaged, or appear while the program runs.

const [a, b] = ['text-a', 'text-b'];
let dataFolder: DataFolder;
let open: OpenBackend;
let present: LibrarySource;
/** A library that can be another one at the next look. */
const changing: LibrarySource = {
  list: () => present.list(),
  readText: (id) => present.readText(id),
  readIndex: (id) => present.readIndex(id),
};
const both = madeUpLibrary(studyText(a), studyText(b));
const onlyB = madeUpLibrary(studyText(b));
const withDamagedA: LibrarySource = { ...both, readText: (id) => (id === a ? '{' : both.readText(id)) };
beforeEach(() => {
  dataFolder = makeDataFolder();
  present = both;
  open = dataFolder.open({ library: changing });
});
afterEach(() => dataFolder.remove());

const show = (textId: string, client = 'window') => open.invoke('text.open', { textId, client });
const create = (textId: string, note = 'words') =>
  open.invoke('annotations.create', { textId, annotation: { ...newAnnotation(), note } });
const notes = async (textId: string) =>
  (await open.ask('annotations.list', { textId })).annotations.map(({ note }) => note).sort();
const failed = (code: string) => ({ ok: false, error: { code } });

describe.each([
  ['has disappeared', onlyB, 'not-found'],
  ['was damaged', withDamagedA, 'text-damaged'],
])('a text that %s while a window shows it', (_what, after, code) => {
  it('takes further words, also when the text is no longer in memory', async () => {
    await show(a);
    present = after;
    expect(await create(a, 'one')).toMatchObject({ ok: true });
    await open.ask('text.use', { textId: null, client: 'window' });
    expect(await create(a, 'two')).toMatchObject({ ok: true });
    expect(await notes(a)).toEqual(['one', 'two']);
    expect(await open.ask('history.undo', { textId: a })).toMatchObject({ kind: 'create' });
    expect(await show(a)).toMatchObject(failed(code));
    expect((await open.ask('record.overview', null)).texts).toContainEqual(
      expect.objectContaining({ textId: a, annotations: 1, trash: 1 }),
    );
    expect(open.reported).toEqual([]);
  });

  it('takes the first words of all, also when the window has gone on to another text', async () => {
    await show(a);
    present = after;
    await show(b);
    expect(await create(a)).toMatchObject({ ok: true });
    expect(await notes(a)).toEqual(['words']);
  });

  it('takes them after a restart of the program too, when the window says that it shows it', async () => {
    await show(a);
    present = after;
    open = dataFolder.open({ library: changing });
    await open.ask('text.use', { textId: a, client: 'window' });
    expect(await create(a)).toMatchObject({ ok: true });
    expect(await notes(a)).toEqual(['words']);
  });

  it('can be opened in a second window and exported, as long as it is in memory', async () => {
    await show(a);
    present = after;
    await open.ask('library.list', null);
    expect(await show(a, 'second')).toMatchObject({ ok: true, value: { text: { id: a } } });
    expect((await open.exported(a)).fileName).toContain(a);
    await open.ask('text.use', { textId: b, client: 'second' });
    await open.ask('text.use', { textId: b, client: 'window' });
    expect(await show(a)).toMatchObject(failed(code));
    expect(
      await open.invoke('export.copy', {
        textId: a,
        format: 'markdown',
        options: defaultOptions('markdown'),
      }),
    ).toMatchObject(failed(code));
  });

  it('is not opened by a new window: that one gets another text', async () => {
    await open.ask('settings.change', { lastText: a });
    present = after;
    expect((await open.ask('app.boot', { textId: null })).text.id).toBe(b);
  });
});

it('a text that was never there gets no record', async () => {
  expect(await create('gone-text')).toMatchObject(failed('not-found'));
  expect(await open.invoke('annotations.list', { textId: 'gone-text' })).toMatchObject(failed('not-found'));
  expect(dataFolder.files.bind(dataFolder)).toThrow(); // there is not even the data folder
});

it('a text that appears is listed at the next look, and can be opened without one', async () => {
  present = onlyB;
  expect(await open.ask('library.list', null)).toHaveLength(1);
  present = both;
  expect(await show(a)).toMatchObject({ ok: true });
  expect(await open.ask('library.list', null)).toHaveLength(2);
});

it('the list stays when the catalogue cannot be read any more', async () => {
  const list = await open.ask('library.list', null);
  present = {
    ...both,
    list() {
      throw new Error('made up');
    },
  };
  expect(await open.ask('library.list', null)).toEqual(list);
  expect((await open.ask('app.boot', { textId: null })).library).toEqual(list);
  expect(open.reported).not.toEqual([]);
});

it('the start and the list read the catalogue and one text, of however many', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `text-${index}`);
  const { library, reads } = watchedLibrary(madeUpLibrary(...ids.map((id) => studyText(id))));
  open = dataFolder.open({ library });
  expect(await open.ask('library.list', null)).toHaveLength(20);
  expect(reads).toEqual([]);
  expect((await open.ask('app.boot', { textId: 'text-7' })).library).toHaveLength(20);
  expect(reads).toEqual(['text-7']);
  await open.ask('app.boot', { textId: null });
  expect(reads).toEqual(['text-7', 'text-0']);
});
