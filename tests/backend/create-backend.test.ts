import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noHost } from '#backend/ports/host';
import type { LibrarySource } from '#backend/ports/library-source';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from './support/data-folder';
import { madeUpLibrary, studyText } from './support/study-text';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const others = [studyText('first-text'), studyText('second-text')];

describe('what a window gets at its start', () => {
  it('is the text that was asked for, else the one read last, else the first', async () => {
    const open = dataFolder.open({ library: madeUpLibrary(...others) });
    const started = async (wanted: string | null) => (await open.ask('app.boot', { textId: wanted })).text.id;
    expect(await started(null)).toBe('first-text');
    await open.ask('settings.change', { lastText: 'second-text' });
    expect(await started(null)).toBe('second-text');
    expect(await started('first-text')).toBe('first-text');
    await open.ask('settings.change', { lastText: 'gone-text' });
    expect(await started(null)).toBe('first-text');
    expect(await open.invoke('app.boot', { textId: 'gone-text' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('holds everything that the first paint needs', async () => {
    const open = dataFolder.open();
    const made = await open.create({ note: 'one' });
    expect(await open.ask('app.boot', { textId })).toEqual({
      app: {
        version: '0',
        shell: 'web',
        platform: process.platform,
        dataDir: dataFolder.dataDir,
        readOnly: false,
        canSaveFiles: false,
        canOpenFolder: false,
      },
      settings: await open.ask('settings.get', null),
      library: [{ id: textId, title: 'A made-up text', creator: 'Nobody' }],
      text: studyText(textId),
      annotations: { annotations: [made], history: { undo: 1, redo: 0 }, trashed: 0 },
      record: { state: 'ok', damaged: false, setAside: [] },
    });
  });

  it('is read once, and only when it is needed', async () => {
    const asked: string[] = [];
    const source = madeUpLibrary(...others);
    const library: LibrarySource = {
      list: () => (asked.push('list'), source.list()),
      readText: (id) => (asked.push(id), source.readText(id)),
      readIndex: (id) => (asked.push(`${id} index`), source.readIndex(id)),
    };
    const open = dataFolder.open({ library });
    expect(asked).toEqual([]);
    expect(dataFolder.files.bind(dataFolder)).toThrow(); // not even the data folder
    await open.ask('text.open', { textId: 'second-text' });
    await open.ask('text.open', { textId: 'second-text' });
    expect(asked.filter((what) => what !== 'list')).toEqual(['second-text']);
  });
});

describe('a text that is opened', () => {
  it('comes with what was written on it, and never is another one', async () => {
    const open = dataFolder.open({ library: madeUpLibrary(...others) });
    const annotation = newAnnotation();
    const made = await open.ask('annotations.create', { textId: 'second-text', annotation });
    expect(await open.ask('text.open', { textId: 'second-text', client: 'window' })).toEqual({
      text: studyText('second-text'),
      annotations: { annotations: [made], history: { undo: 1, redo: 0 }, trashed: 0 },
      record: { state: 'ok', damaged: false, setAside: [] },
    });
    expect((await open.ask('text.open', { textId: 'first-text' })).annotations.annotations).toEqual([]);
    expect(await open.invoke('text.open', { textId: 'gone-text' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('commands', () => {
  it('that only a shell can carry out are passed to it, or refused', async () => {
    const file = { fileName: 'notes.md', mediaType: 'text/markdown', content: 'words' };
    const url = 'https://example.org/';
    const without = dataFolder.open();
    expect(await without.invoke('file.save', file)).toMatchObject({ error: { code: 'unsupported' } });
    expect(await without.invoke('link.open', { url })).toMatchObject({ error: { code: 'unsupported' } });

    const done: unknown[] = [];
    const host = {
      saveFile: (name: string, content: string) => (
        done.push([name, content]),
        Promise.resolve({ path: `/x/${name}` })
      ),
      folderDestination: null,
      destination: () => Promise.resolve(null),
      openLink: (address: string) => (done.push(address), Promise.resolve()),
      openFolder: (path: string) => (done.push(path), Promise.resolve()),
      openWindow: () => void done.push('window'),
      takeLink: () => ({ kind: 'refused' }) as const,
      openedBackup: () => null,
      flushed: () => void done.push('flushed'),
      unsent: (unsent: boolean) => void done.push(unsent),
      offered: (actions: readonly string[]) => void done.push(actions),
    };
    const open = dataFolder.open({ host });
    expect(await open.ask('file.save', file)).toEqual({ path: '/x/notes.md' });
    expect(await open.ask('link.open', { url })).toBeNull();
    expect(await open.ask('folder.open', null)).toBeNull();
    expect(await open.ask('window.open', null)).toBeNull();
    expect(await open.ask('app.link', null)).toEqual({ kind: 'refused' });
    expect(await open.ask('app.flushed', null)).toBeNull();
    expect(await open.ask('app.unsent', { unsent: true })).toBeNull();
    expect(await open.ask('app.offered', { actions: ['note'] })).toBeNull();
    expect(done).toEqual([
      ['notes.md', 'words'],
      url,
      dataFolder.dataDir,
      'window',
      'flushed',
      true,
      ['note'],
    ]);
  });

  it('fail when the system shows no folder, with a message that quotes nothing', async () => {
    expect(await dataFolder.open().invoke('folder.open', null)).toMatchObject({
      error: { code: 'unsupported' },
    });
    const openFolder = () => Promise.reject(new Error(`no program for ${dataFolder.dataDir}`));
    const open = dataFolder.open({
      host: { ...noHost, destination: () => Promise.resolve(null), openFolder },
    });
    const result = await open.invoke('folder.open', null);
    expect(result).toMatchObject({ ok: false, error: { code: 'not-opened' } });
    expect(JSON.stringify(result)).not.toContain(dataFolder.dataDir);
    expect(open.reported).toHaveLength(1);
  });

  it('are refused when they are unknown or malformed, or when an address is no link', async () => {
    const { backend, reported } = dataFolder.open();
    const code = async (command: string, argument: unknown) => {
      const result = await backend.invoke(command, argument);
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await code('toString', null)).toBe('unknown-command');
    expect(await code('annotations.list', {})).toBe('bad-argument');
    expect(await code('annotations.list', { textId: '../../etc/passwd' })).toBe('bad-argument');
    expect(await code('annotations.create', { textId, annotation: { id: 'x' } })).toBe('bad-argument');
    expect(await code('link.open', { url: 'file:///etc/passwd' })).toBe('bad-argument');
    expect(await code('settings.change', { theme: 'plaid' })).toBe('bad-argument');
    expect(reported).toEqual([]);
  });

  it('write nothing once the backend is closed', async () => {
    const open = dataFolder.open();
    await open.create({ note: 'one' });
    open.backend.close();
    const before = dataFolder.files();
    const { newAnnotation } = await import('./support/data-folder');
    const late = await open.invoke('annotations.create', { textId, annotation: newAnnotation() });
    expect(late).toMatchObject({ ok: false, error: { code: 'read-only' } });
    open.backend.close();
    expect(dataFolder.files()).toEqual(before);
  });

  it('give the notes as a Markdown file that is named by text and day', async () => {
    const open = dataFolder.open({ now: () => new Date(2026, 0, 5, 23, 59) });
    await open.create({ note: 'what I think' });
    const file = await open.exported(textId);
    expect(file).toMatchObject({ fileName: 'made-up-text-notes-2026-01-05.md', mediaType: 'text/markdown' });
    expect(file.content).toContain('# A made-up text');
    expect(file.content).toContain('what I think');
  });

  it('fail with `index-mismatch` when the index is none', async () => {
    const argument = { textId, query: 'first', order: 'best', limit: 10 } as const;
    expect(await dataFolder.open().invoke('search.query', argument)).toMatchObject({
      error: { code: 'index-mismatch' },
    });
  });
});

it('announces the events of a shell to every window', () => {
  const { backend } = dataFolder.open();
  const heard: unknown[] = [];
  backend.subscribe((event, payload) => heard.push([event, payload]));
  backend.announce('app.action', { action: 'undo' });
  backend.announce('app.flush', null);
  expect(heard).toEqual([
    ['app.action', { action: 'undo' }],
    ['app.flush', null],
  ]);
});
