import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '#contract/my-data';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';

let dataFolder: DataFolder;
let time: number;
beforeEach(() => {
  dataFolder = makeDataFolder();
  time = Date.parse('2026-11-24T08:00:00.000Z');
});
afterEach(() => dataFolder.remove());

const start = (readOnly = false): OpenBackend => dataFolder.open({ readOnly, now: () => new Date(time) });
const document = `records/${textId}.json`;
const sizeOf = (name: string): number => readFileSync(dataFolder.path(name)).length;
const flip = (name: string, words: string): void => {
  const bytes = readFileSync(dataFolder.path(name));
  const at = bytes.lastIndexOf(words);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  rmSync(dataFolder.path(name)); // not through the hard link
  writeFileSync(dataFolder.path(name), bytes);
};
/** Two runs that ended well, so that there is a file of each kind, and a third that is open. */
const threeRuns = async (): Promise<OpenBackend> => {
  for (const note of ['one', 'two']) {
    const run = start();
    const { id } = await run.create({ note: `${note}, deleted` });
    await run.ask('annotations.delete', { textId, id });
    await run.create({ note });
    await run.ask('settings.change', { theme: 'dark' });
    run.backend.close();
    time += 60_000;
  }
  const open = start();
  await open.create({ note: 'three' });
  return open;
};
const problems = ({ files, records }: CheckReport): [string, string][] =>
  [...files.map(({ name, problem }) => [name, problem]), ...records.map((one) => [one.textId, one.problem])]
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .sort();

describe('the overview', () => {
  it('lists the files with their paths and sizes', async () => {
    const open = await threeRuns();
    const before = dataFolder.files();
    const counted = sizeOf('days.json'); // no file of the record
    const seen = await open.ask('record.overview', null);
    const journal = [...before.keys()].filter((name) => name.startsWith('journal/'));
    const [snapshot] = [...before.keys()].filter((name) => name.startsWith('snapshots/'));
    const bytes = [document, ...journal].reduce((sum, name) => sum + sizeOf(name), 0);
    expect(seen).toEqual({
      dataDir: dataFolder.dataDir,
      lastChecked: null,
      texts: [{ textId, annotations: 3, trash: 2, bytes, problem: null }],
      snapshots: [
        {
          name: snapshot?.replace('snapshots/', ''),
          textId,
          written: '2026-11-24T08:00:00.000Z',
          annotations: 1,
          bytes: sizeOf(snapshot ?? ''),
        },
      ],
      setAside: [],
      totalBytes: [...before.values()].reduce((sum, file) => sum + file.length, 0) - counted,
    });
    expect(dataFolder.files()).toEqual(before);
  });

  it('lists what was set aside, texts that are not in the library, and snapshots without a head', async () => {
    (await threeRuns()).backend.close();
    flip(document, 'two');
    writeFileSync(dataFolder.path('records/another-text.json'), 'x');
    mkdirSync(dataFolder.path(`snapshots/${textId}.99.20261124.json`));
    const open = start();
    const seen = await open.ask('record.overview', null);
    expect(seen.texts.map((text) => [text.textId, text.annotations])).toEqual([
      [textId, 3],
      ['another-text', 0],
    ]);
    expect(seen.setAside.length).toBeGreaterThanOrEqual(2);
    for (const { name, bytes } of seen.setAside) {
      if (!name.includes('.99.')) expect(bytes).toBe(sizeOf(`set-aside/${name}`));
    }
  });

  it('says why a record cannot be opened, and shows the others', async () => {
    const open = start();
    await open.create({ note: 'one' });
    const { checksummedLine } = await import('#backend/record/checksummed-lines');
    const later = checksummedLine(JSON.stringify({ format: 'lectern.record', version: 2 }));
    mkdirSync(dataFolder.path('records'), { recursive: true });
    writeFileSync(dataFolder.path('records/another-text.json'), `{\n"head":${later}\n}\n`);
    const { texts } = await open.ask('record.overview', null);
    expect(texts).toMatchObject([
      { textId, annotations: 1, problem: null },
      { textId: 'another-text', annotations: 0, problem: 'newer-format' },
    ]);
  });
});

describe('the check', () => {
  it('finds nothing wrong in a good folder, and remembers its time', async () => {
    const open = await threeRuns();
    const before = dataFolder.files();
    const report = await open.ask('record.check', {});
    expect(report).toMatchObject({ checked: new Date(time).toISOString(), ok: true });
    expect(report.records).toEqual([{ textId, ok: true, problem: null, annotations: 3, trash: 2 }]);
    const names = [...before.keys()].filter((name) => name !== 'days.json').sort();
    expect(report.files.map(({ name }) => name).sort()).toEqual(names);
    for (const { name, ok, bytes } of report.files)
      expect([name, ok, bytes]).toEqual([name, true, sizeOf(name)]);
    const counts = report.files.map(({ kind, entries }) => [kind, entries]).sort();
    expect(counts).toEqual([
      ['document', 4],
      ['journal', 1],
      ['journal', 3],
      ['settings', expect.any(Number)],
      ['snapshot', 2],
    ]);
    const after = dataFolder.files();
    after.delete('checked.json');
    expect(after).toEqual(before);
    const { lastChecked } = await start().ask('record.overview', null);
    expect(lastChecked).toEqual({ at: new Date(time).toISOString(), ok: true });
  });

  it('remembers that something was wrong until it finds everything undamaged', async () => {
    const open = await threeRuns();
    const last = async () => (await start(true).ask('record.overview', null)).lastChecked;
    const good = readFileSync(dataFolder.path(document));
    flip(document, '"note"');
    await open.ask('record.check', {});
    expect(await last()).toEqual({ at: new Date(time).toISOString(), ok: false });
    writeFileSync(dataFolder.path(document), good);
    await open.ask('record.check', {});
    expect(await last()).toMatchObject({ ok: true });
  });

  it('names each file in which a letter has changed, while the program goes on running', async () => {
    const open = await threeRuns();
    await open.notes();
    const report = await open.ask('record.check', {});
    for (const { name, kind } of report.files) {
      if (kind === 'settings') continue;
      const good = readFileSync(dataFolder.path(name));
      flip(name, '"note"');
      const found = problems(await open.ask('record.check', {}));
      expect(found).toContainEqual([name, 'damaged']);
      expect(found.filter(([other]) => other !== textId)).toHaveLength(1);
      writeFileSync(dataFolder.path(name), good);
    }
    expect((await open.ask('record.check', {})).ok).toBe(true);
    writeFileSync(dataFolder.path('settings.json'), '{');
    expect(problems(await open.ask('record.check', {}))).toEqual([['settings.json', 'damaged']]);
  });

  it('notices lines that are lost with their file, and entries that are in memory but not on disk', async () => {
    const open = await threeRuns();
    const segments = [...dataFolder.files().keys()].filter((name) => name.startsWith('journal/')).sort();
    rmSync(dataFolder.path(segments.at(-1) ?? ''));
    expect(problems(await open.ask('record.check', {}))).toEqual([[textId, 'differs']]);
  });

  it('reports a folder in the place of a file', async () => {
    const open = await threeRuns();
    rmSync(dataFolder.path(document));
    mkdirSync(dataFolder.path(document));
    expect(problems(await open.ask('record.check', {}))).toContainEqual([document, 'unreadable']);
  });

  it('writes nothing where the folder is read-only', async () => {
    (await threeRuns()).backend.close();
    const before = dataFolder.files();
    const reader = start(true);
    expect((await reader.ask('record.check', {})).ok).toBe(true);
    await reader.ask('record.overview', null);
    expect(dataFolder.files()).toEqual(before);
  });
});
