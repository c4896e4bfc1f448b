import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConfDocuments, layOut, type StoreConstructor } from '#backend/ports/conf-documents';
import { makeDataFolder, type DataFolder } from '../support/data-folder';
import { document } from '../support/record-on-disk';

// The store library may write a file in place, without a rename and without a flush: conf does so inside a
// snap, and on Windows when a rename fails. No document and no snapshot may be such a file.

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  dataFolder.remove();
});

/** Writes in place, and takes what is there for what it has to write over. */
class StoreInPlace {
  readonly #path: string;
  constructor({ cwd, name }: { cwd: string; name: string; fileExtension: string }) {
    this.#path = join(cwd, `${name}.json`);
  }
  set store(value: Record<string, unknown>) {
    writeFileSync(this.#path, layOut(value));
  }
}

const stores: readonly [string, StoreConstructor, string][] = [
  ['conf inside a snap', Conf, '/snap/some-terminal/1'],
  ['a store that writes in place', StoreInPlace, ''],
];

describe.each(stores)('with %s', (_, Store, snap) => {
  const open = () => {
    vi.stubEnv('SNAP', snap);
    return dataFolder.open({ documents: createConfDocuments(Store, dataFolder.dataDir) });
  };
  const runs = async (count: number): Promise<string[]> => {
    const notes: string[] = [];
    for (let run = 1; run <= count; run += 1) {
      const opened = open();
      for (const word of ['one', 'two']) {
        notes.push(`${run} ${word}`);
        await opened.create({ note: `${run} ${word}` });
      }
      opened.backend.close();
      expect(opened.reported).toEqual([]);
    }
    return notes;
  };
  const snapshots = () => readdirSync(dataFolder.path('snapshots')).map((name) => `snapshots/${name}`);

  it('document and snapshots are files of their own, each with its own state', async () => {
    await runs(4);
    const files = [document, ...snapshots()];
    expect(files).toHaveLength(4);
    expect(new Set(files.map((name) => statSync(dataFolder.path(name)).ino)).size).toBe(4);
    const through = snapshots().map((name) => [
      Number(name.split('.')[1]),
      Number(/"through":(\d+)/.exec(readFileSync(dataFolder.path(name), 'utf8'))?.[1]),
    ]);
    expect(through).toEqual(through.map(([named]) => [named, named]));
    expect(readdirSync(dataFolder.path('records'))).toEqual(['made-up-text.json']);
  });

  it('a document that is cut to nothing costs no note', async () => {
    const notes = await runs(4);
    truncateSync(dataFolder.path(document));
    const again = open();
    expect(await again.notes()).toEqual(notes.sort());
    expect((await again.ask('app.boot', { textId: null })).record.damaged).toBe(true);
    again.backend.close();
    expect(await open().notes()).toEqual(notes);
  });

  it('a record whose document is a symbolic link keeps its snapshots as they were, and the link', async () => {
    const notes = await runs(1);
    mkdirSync(dataFolder.path('elsewhere'));
    renameSync(dataFolder.path(document), dataFolder.path('elsewhere/linked.json'));
    symlinkSync(dataFolder.path('elsewhere/linked.json'), dataFolder.path(document));
    const first = readFileSync(dataFolder.path(document));
    notes.push(...(await runs(2)));
    expect(readFileSync(dataFolder.path(snapshots()[0] ?? ''))).toEqual(first);
    expect(readdirSync(dataFolder.path('elsewhere'))).toEqual(['linked.json']);
    expect(readFileSync(dataFolder.path('elsewhere/linked.json'))).toEqual(
      readFileSync(dataFolder.path(document)),
    );
    expect(await open().notes()).toEqual(notes.sort());
  });

  it('settings are replaced whole: the old file is never written to', async () => {
    const opened = open();
    await opened.ask('settings.change', { textSize: 1 });
    const before = statSync(dataFolder.path('settings.json')).ino;
    await opened.ask('settings.change', { textSize: 2 });
    expect(statSync(dataFolder.path('settings.json')).ino).not.toBe(before);
    expect(readdirSync(dataFolder.dataDir)).toEqual(['settings.json']);
    expect(opened.reported).toEqual([]);
  });
});

it('what an interrupted write has left of settings is not taken for settings, and goes', async () => {
  await dataFolder.open().ask('settings.change', { textSize: 1 });
  for (const name of [
    'settings.new.json',
    'settings.new.json.tmp-1234567890abcdef',
    'settings.json.tmp-1234567890abcdef',
  ]) {
    writeFileSync(dataFolder.path(name), '{"format":"lect');
  }
  writeFileSync(dataFolder.path('mine.new.json'), 'my own');
  const again = dataFolder.open();
  expect((await again.ask('settings.get', null)).textSize).toBe(1);
  await again.ask('settings.change', { textSize: 2 });
  expect(readdirSync(dataFolder.dataDir).sort()).toEqual(['mine.new.json', 'settings.json']);
  expect(again.reported).toEqual([]);
});
