import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paneNames, type Arrangement, type PaneName, type PaneTree } from '#contract/panes';
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

  it('survive a kill; positions are merged, and arrangements value by value', async () => {
    const open = dataFolder.open();
    await open.ask('settings.change', {
      desk: { wide: { side: 30 } },
      positions: { one: { blockId: 'p1', passed: 0.5 } },
    });
    await open.ask('settings.change', {
      desk: { wide: { maximised: true }, low: { placement: 'below' } },
      positions: { two: { blockId: 'p2', passed: 0 } },
    });
    const changed = await open.ask('settings.change', { theme: 'dark', lastText: textId });
    expect(changed).toEqual({
      ...defaultSettings,
      theme: 'dark',
      lastText: textId,
      desk: {
        wide: { ...defaultSettings.desk.wide, side: 30, maximised: true },
        low: { ...defaultSettings.desk.low, placement: 'below' },
        narrow: defaultSettings.desk.narrow,
      },
      positions: { one: { blockId: 'p1', passed: 0.5 }, two: { blockId: 'p2', passed: 0 } },
    });
    expect(await settings()).toEqual(changed);
    expect(stored()).toMatchObject(head);
  });

  it('are written at most once in ten seconds while somebody scrolls, at once for anything else, and at the end', async () => {
    vi.useFakeTimers();
    try {
      const open = dataFolder.open();
      const scrollTo = (blockId: string) =>
        open.ask('settings.change', { positions: { one: { blockId, passed: 0 } } });
      const place = () => (stored() as { positions: { one: { blockId: string } } }).positions.one.blockId;
      await scrollTo('p1');
      expect(place()).toBe('p1');
      for (const block of ['p2', 'p3', 'p4']) {
        vi.advanceTimersByTime(3000);
        await scrollTo(block);
        expect(place()).toBe('p1');
      }
      vi.advanceTimersByTime(1000);
      expect(place()).toBe('p4');
      await scrollTo('p5');
      await open.ask('settings.change', { theme: 'dark' });
      expect(place(), 'with what is written at once').toBe('p5');
      await scrollTo('p6');
      open.backend.close();
      expect(place()).toBe('p6');
    } finally {
      vi.useRealTimers();
    }
  });

  it('lose only the values that are out of range', async () => {
    store({
      ...head,
      theme: 'plaid',
      textSize: 3,
      desk: {
        wide: { side: 100, placement: 'below', tree: { panes: ['gone'] }, maximised: 'yes' },
        low: { tree: { split: 'rows', share: 40, parts: [{ panes: ['mine'] }] }, front: ['names'] },
        narrow: null,
      },
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
      desk: {
        ...defaultSettings.desk,
        wide: { ...defaultSettings.desk.wide, placement: 'below' },
        low: { ...defaultSettings.desk.low, front: ['names'] },
      },
      positions: { good: { blockId: 'p1', passed: 1 } },
    });
  });

  const nested = (depth: number): unknown =>
    depth === 0
      ? { panes: ['mine'] }
      : { split: 'rows', share: 50, parts: [nested(depth - 1), { panes: ['names'] }] };
  const halves = (share: unknown): unknown => ({
    split: 'rows',
    share,
    parts: [{ panes: ['mine'] }, { panes: ['names'] }],
  });
  it.each<[string, unknown]>([
    ['a number', 7],
    ['words', 'rows'],
    ['a list', [{ panes: ['mine'] }]],
    ['a group of nothing', { panes: [] }],
    ['a group of too many', { panes: Array(paneNames.length + 1).fill('mine') }],
    ['a pane that is gone', { panes: ['mine', 'gone'] }],
    ['more besides', { panes: ['mine'], colour: 'red' }],
    ['a share of nothing', halves(0)],
    ['a share of a thousand', halves(1000)],
    ['a share in words', halves('50')],
    ['no share', halves(null)],
    ['too many parts', nested(paneNames.length)],
    ['parts in a thousand parts', nested(1000)],
  ])('leave out an arrangement with %s', async (_, tree) => {
    store({ ...head, desk: { wide: { tree, side: 30 } } });
    expect((await settings()).desk.wide).toEqual({ ...defaultSettings.desk.wide, side: 30 });
  });

  const rows = (share: number, ...parts: [PaneTree, PaneTree]): PaneTree => ({ split: 'rows', share, parts });
  const tabs = (...panes: PaneName[]): PaneTree => ({ panes });
  it.each<[string, object, Partial<Arrangement>]>([
    ['nothing was changed', { panes: { side: 44, editor: 55, editorOpen: true } }, {}],
    ['the column was made wider', { panes: { side: 60 } }, { side: 60 }],
    ['the column has no such width', { panes: { side: 900 } }, {}],
    [
      'the divider was moved',
      { panes: { editor: 70 } },
      { tree: rows(30, tabs('editor', 'names'), tabs('mine')) },
    ],
    [
      'all panes were open',
      { panes: { namesOpen: true, names: 30 } },
      { tree: rows(45, tabs('editor'), rows(30, tabs('mine'), tabs('names'))) },
    ],
    ['my notes were closed', { panes: { mineOpen: false } }, { tree: tabs('editor', 'mine', 'names') }],
    [
      'the editor’s notes were closed',
      { panes: { editorOpen: false, namesOpen: true } },
      { tree: rows(40, tabs('mine', 'editor'), tabs('names')) },
    ],
    ['all were closed', { panes: { editorOpen: false, mineOpen: false } }, {}],
    [
      'all stood below the text',
      { panes: { namesOpen: true }, notes: { placement: 'below' } },
      {
        placement: 'below',
        tree: {
          split: 'columns',
          share: 45,
          parts: [tabs('editor'), { split: 'columns', share: 40, parts: [tabs('mine'), tabs('names')] }],
        },
      },
    ],
    ['they opened on demand', { notes: { placement: 'on-demand' } }, { placement: 'on-demand' }],
  ])('take over the panes of an older version: %s', async (_, before, wide) => {
    store({ ...head, ...before });
    const { desk } = await settings();
    expect(desk.wide).toEqual({ ...defaultSettings.desk.wide, ...wide });
    expect(desk.narrow).toEqual(defaultSettings.desk.narrow);
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
