import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#contract/settings';
import { createConfDocuments } from '#backend/ports/conf-documents';
import Conf from 'conf';
import { makeDataFolder, textId, type DataFolder } from '../support/data-folder';
import { systemError } from '../support/faulty-files';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const settings = () => dataFolder.open().ask('settings.get', null);
const store = (document: unknown): void => {
  mkdirSync(dataFolder.dataDir, { recursive: true });
  writeFileSync(
    dataFolder.path('settings.json'),
    typeof document === 'string' ? document : JSON.stringify(document),
  );
};
const stored = (): unknown => JSON.parse(readFileSync(dataFolder.path('settings.json'), 'utf8'));
const head = { format: 'lectern.settings', version: 1 };

describe('settings', () => {
  it('are the defaults in a new folder, to which nothing is written', async () => {
    expect(await settings()).toEqual(defaultSettings);
    expect(existsSync(dataFolder.dataDir)).toBe(false);
  });

  it('survive a kill; panes and positions are merged one level deep', async () => {
    const open = dataFolder.open();
    await open.ask('settings.change', {
      panes: { side: 30 },
      positions: { one: { blockId: 'p1', passed: 0.5 } },
    });
    await open.ask('settings.change', {
      panes: { mineOpen: false },
      positions: { two: { blockId: 'p2', passed: 0 } },
    });
    const changed = await open.ask('settings.change', { theme: 'dark', lastText: textId });
    expect(changed).toEqual({
      ...defaultSettings,
      theme: 'dark',
      lastText: textId,
      panes: { ...defaultSettings.panes, side: 30, mineOpen: false },
      positions: { one: { blockId: 'p1', passed: 0.5 }, two: { blockId: 'p2', passed: 0 } },
    });
    expect(await settings()).toEqual(changed);
    expect(stored()).toMatchObject(head);
  });

  it('lose only the values that are out of range', async () => {
    store({
      ...head,
      theme: 'plaid',
      textSize: 3,
      panes: { side: 100, editor: 20, names: 0, editorOpen: 'yes' },
      positions: {
        good: { blockId: 'p1', passed: 1 },
        bad: { blockId: 'p1', passed: 2 },
        'Not an id': { blockId: 'p1', passed: 0 },
      },
      letterKeys: null,
    });
    expect(await settings()).toEqual({
      ...defaultSettings,
      textSize: 3,
      panes: { ...defaultSettings.panes, editor: 20 },
      positions: { good: { blockId: 'p1', passed: 1 } },
    });
  });

  it('keep fields that another version has added', async () => {
    store({ ...head, shelf: 'oak', theme: 'light' });
    await dataFolder.open().ask('settings.change', { textSize: 1 });
    expect(stored()).toMatchObject({ ...head, shelf: 'oak', theme: 'light', textSize: 1 });
  });

  const damages: [string, () => void][] = [
    ['not JSON', () => store('{"format":"lectern.set')],
    ['empty', () => store('')],
    ['a list', () => store([])],
    ['other JSON', () => store({ theme: 'dark' })],
    ['a folder', () => mkdirSync(dataFolder.path('settings.json'), { recursive: true })],
  ];
  it.each(damages)('are set aside and reported when they are %s', async (_, damage) => {
    damage();
    const isFile = dataFolder.files().has('settings.json');
    const before = isFile ? readFileSync(dataFolder.path('settings.json'), 'utf8') : null;
    const open = dataFolder.open();
    const { settings: found, record } = await open.ask('app.boot', { textId: null });
    expect(found).toEqual(defaultSettings);
    expect(record).toEqual({
      state: 'ok',
      damaged: true,
      setAside: [expect.stringMatching(/^set-aside\/.*\.settings\.json$/)],
    });
    const aside = dataFolder.path(record.setAside[0] ?? '');
    expect(existsSync(aside)).toBe(true);
    if (before !== null) expect(readFileSync(aside, 'utf8')).toBe(before);

    await open.ask('settings.change', { theme: 'dark' });
    const again = await dataFolder.open().ask('app.boot', { textId: null });
    expect(again.settings.theme).toBe('dark');
    expect(again.record).toEqual({ state: 'ok', damaged: false, setAside: [] });
  });

  it.each(damages)(
    'are left where they are and told of in a read-only folder when they are %s',
    async (_, damage) => {
      damage();
      const before = dataFolder.files();
      const open = dataFolder.open({ readOnly: true });
      const { settings: found, record } = await open.ask('app.boot', { textId: null });
      expect(found).toEqual(defaultSettings);
      expect(record).toEqual({ state: 'read-only', damaged: true, setAside: [] });
      open.backend.close();
      expect(dataFolder.files()).toEqual(before);
    },
  );

  it('that the system refuses to read are reported and never replaced', async () => {
    store({ ...head, theme: 'dark' });
    const before = dataFolder.files();
    const documents = {
      ...createConfDocuments(Conf, dataFolder.dataDir),
      read: () => {
        throw systemError('EACCES');
      },
    };
    const open = dataFolder.open({ documents });
    expect((await open.ask('app.boot', { textId: null })).record).toEqual({
      state: 'ok',
      damaged: true,
      setAside: [],
    });
    await open.ask('settings.change', { theme: 'light' });
    const { files } = await open.ask('record.check', {});
    expect(files).toMatchObject([{ name: 'settings.json', ok: false, problem: 'unreadable', entries: 0 }]);
    open.backend.close();
    expect(dataFolder.files().get('settings.json')).toEqual(before.get('settings.json'));
    expect((await settings()).theme).toBe('dark');
  });

  it('of a later version are read as far as they are understood and never written', async () => {
    store({ ...head, version: 2, theme: 'dark' });
    const before = dataFolder.files();
    const open = dataFolder.open();
    expect(await open.ask('app.boot', { textId })).toMatchObject({
      settingsAreNewer: true,
      settings: { theme: 'dark' },
    });
    expect((await open.ask('settings.change', { theme: 'light' })).theme).toBe('light');
    open.backend.close();
    expect(dataFolder.files()).toEqual(before);
  });

  it('stay in memory while they cannot be written, and are written once they can be', async () => {
    const documents = createConfDocuments(Conf, dataFolder.dataDir);
    let full = true;
    const open = dataFolder.open({
      documents: {
        ...documents,
        stage(name, document) {
          if (full) throw new Error('ENOSPC');
          return documents.stage(name, document);
        },
      },
    });
    expect((await open.ask('settings.change', { theme: 'dark' })).theme).toBe('dark');
    expect((await open.ask('settings.get', null)).theme).toBe('dark');
    expect(open.reported).toHaveLength(1);
    expect(existsSync(dataFolder.path('settings.json'))).toBe(false);
    full = false;
    open.backend.close();
    expect((await settings()).theme).toBe('dark');
  });
});
