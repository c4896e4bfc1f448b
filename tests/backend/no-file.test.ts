import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOfLog } from '#backend/diagnosis/log-end';
import { folderFacts } from '#backend/diagnosis/folder-facts';
import { locksIn } from '#backend/hosting/lock-files';
import { logFilesIn } from '#backend/hosting/log';
import { noFiles } from '../support/no-files';
import { makeDataFolder, type DataFolder } from './support/data-folder';
import { compactedRecord, document, status } from './support/record-on-disk';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

/** Something else in the place of a file or folder of the data folder. */
const put = (make: (path: string) => void, name: string): void => {
  const path = dataFolder.path(name);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  make(path);
};

describe.each(noFiles)('%s', (_, make) => {
  it('in the place of the document is set aside, and the notes are there', async () => {
    await compactedRecord(dataFolder, 'one', 'two');
    put(make, document);
    const open = dataFolder.open();
    expect(await open.notes()).toEqual(['latest', 'one', 'two']);
    expect(await status(open)).toMatchObject({ damaged: true, setAside: [expect.any(String)] });
    await open.create({ note: 'three' });
    open.backend.close();
    expect(lstatSync(dataFolder.path(document)).isFile()).toBe(true);
    expect(await dataFolder.open().notes()).toEqual(['latest', 'one', 'three', 'two']);
  });

  it('in the place of a part of the journal is set aside, and the notes are there', async () => {
    await compactedRecord(dataFolder, 'one', 'two');
    put(make, dataFolder.onlyFile('journal'));
    const open = dataFolder.open();
    expect(await open.notes()).toEqual(['latest', 'one', 'two']);
    expect(await status(open)).toMatchObject({ damaged: true, setAside: [expect.any(String)] });
    await open.create({ note: 'three' });
    expect(await dataFolder.open().notes()).toEqual(['latest', 'one', 'three', 'two']);
  });

  it('in the place of the folder of the journal is set aside, and notes can be written', async () => {
    await compactedRecord(dataFolder, 'one', 'two');
    put(make, 'journal');
    const open = dataFolder.open();
    expect(await open.notes()).toEqual(['latest', 'one', 'two']);
    await open.create({ note: 'three' });
    expect(await dataFolder.open().notes()).toEqual(['latest', 'one', 'three', 'two']);
  });

  it('in the place of the settings is set aside, and settings are kept again', async () => {
    put(make, 'settings.json');
    const open = dataFolder.open();
    await open.ask('settings.change', { theme: 'dark' });
    open.backend.close();
    expect(dataFolder.onlyFile('set-aside')).toContain('settings.json');
    expect(await dataFolder.open().ask('settings.get', null)).toMatchObject({ theme: 'dark' });
  });

  it('in the place of any file holds up neither check, nor overview, nor diagnosis', async () => {
    await compactedRecord(dataFolder, 'one', 'two');
    const lock = 'lock-web-1-1-00000000';
    const names = [...dataFolder.files().keys(), 'days.json', 'checked.json', lock, `${lock}.holds`];
    for (const name of names) put(make, name);
    for (const path of logFilesIn(dataFolder.dataDir)) put(make, path.slice(dataFolder.dataDir.length + 1));
    const open = dataFolder.open({ readOnly: true });
    expect(await open.ask('record.check', {})).toMatchObject({ ok: false });
    await open.ask('record.overview', null);
    expect(await open.ask('app.diagnose', null)).toContain('damaged or incomplete');
    expect(endOfLog(dataFolder.dataDir)).toEqual(['none']);
    expect(locksIn(dataFolder.dataDir, null)).toMatchObject([{ lockFile: lock, holder: { host: '' } }]);
    expect(open.reported).toEqual([]);
  });

  it('in the place of the data folder is no folder', () => {
    put(make, '');
    expect(folderFacts(dataFolder.dataDir)).toContainEqual(['state', 'not a folder']);
  });
});
