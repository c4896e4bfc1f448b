import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from './support/data-folder';
import { document, editFile, flip, compactedRecord, status } from './support/record-on-disk';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

describe('a folder that is open read-only', () => {
  it('shows what is there, refuses changes, and is not touched', async () => {
    await compactedRecord(dataFolder, 'one');
    const writer = dataFolder.open();
    await writer.create({ note: 'in the journal' });
    editFile(dataFolder, `journal/${textId}.3.jsonl`, (bytes) =>
      Buffer.concat([bytes, Buffer.from('["half')]),
    );
    const before = dataFolder.files();

    const open = dataFolder.open({ readOnly: true });
    expect(await open.notes()).toEqual(['in the journal', 'latest', 'one']);
    expect(await status(open)).toEqual({ state: 'read-only', damaged: false, setAside: [] });
    const refused = await open.invoke('annotations.create', {
      textId,
      annotation: newAnnotation(),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect((await open.ask('settings.change', { theme: 'dark' })).theme).toBe('dark');
    open.backend.close();
    expect(dataFolder.files()).toEqual(before);
  });

  it('is read again when a window is opened, so that it shows what the writing program has done since', async () => {
    await compactedRecord(dataFolder, 'one');
    const writer = dataFolder.open();
    const open = dataFolder.open({ readOnly: true });
    const opened = async () =>
      (await open.ask('app.boot', { textId })).annotations.annotations.map(({ note }) => note).sort();
    expect(await opened()).toEqual(['latest', 'one']);
    await writer.create({ note: 'since' });
    expect(await open.notes()).toEqual(['latest', 'one']);
    expect(await opened()).toEqual(['latest', 'one', 'since']);
    writer.backend.close();
    expect(await opened()).toEqual(['latest', 'one', 'since']);
    expect(await status(open)).toEqual({ state: 'read-only', damaged: false, setAside: [] });
  });

  it('is not changed when it is damaged, and not made when it is missing', async () => {
    await compactedRecord(dataFolder, 'one');
    editFile(dataFolder, document, flip('latest'));
    writeFileSync(dataFolder.path('settings.json'), 'not JSON');
    const before = dataFolder.files();
    const open = dataFolder.open({ readOnly: true });
    expect(await open.notes()).toEqual(['latest', 'one']);
    expect(await status(open)).toEqual({ state: 'read-only', damaged: true, setAside: [] });
    await open.ask('settings.get', null);
    open.backend.close();
    expect(dataFolder.files()).toEqual(before);

    const nowhere = makeDataFolder();
    const empty = nowhere.open({ readOnly: true });
    expect(await empty.notes()).toEqual([]);
    empty.backend.close();
    expect(existsSync(nowhere.dataDir)).toBe(false);
    nowhere.remove();
  });
});
