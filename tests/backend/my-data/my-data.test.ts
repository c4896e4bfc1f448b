import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '#contract/my-data';
import { makeDesk, textId, type Desk, type OpenBackend } from '../support/desk';

let desk: Desk;
let time: number;
beforeEach(() => {
  desk = makeDesk();
  time = Date.parse('2026-11-24T08:00:00.000Z');
});
afterEach(() => desk.remove());

const start = (readOnly = false): OpenBackend => desk.open({ readOnly, now: () => new Date(time) });
const document = `records/${textId}.json`;
const sizeOf = (name: string): number => readFileSync(desk.path(name)).length;
const flip = (name: string, words: string): void => {
  const bytes = readFileSync(desk.path(name));
  const at = bytes.lastIndexOf(words);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  rmSync(desk.path(name)); // not through the hard link
  writeFileSync(desk.path(name), bytes);
};
/** Two runs that ended well, so that there is one file of each kind, and a third that is open. */
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
  it('says what there is, where, and how large', async () => {
    const open = await threeRuns();
    const before = desk.files();
    const seen = await open.ask('record.overview', null);
    const journal = [...before.keys()].filter((name) => name.startsWith('journal/'));
    const [snapshot] = [...before.keys()].filter((name) => name.startsWith('snapshots/'));
    const bytes = [document, ...journal].reduce((sum, name) => sum + sizeOf(name), 0);
    expect(seen).toEqual({
      dataDir: desk.dataDir,
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
      totalBytes: [...before.values()].reduce((sum, file) => sum + file.length, 0),
    });
    expect(desk.files()).toEqual(before);
  });

  it('names what was set aside, texts that are in no library, and snapshots without a head', async () => {
    (await threeRuns()).backend.close();
    flip(document, 'two');
    writeFileSync(desk.path('records/another-text.json'), 'x');
    mkdirSync(desk.path(`snapshots/${textId}.99.20261124.json`));
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
    const { seal } = await import('#backend/record/checksummed-lines');
    const later = seal(JSON.stringify({ format: 'lectern.record', version: 2 }));
    mkdirSync(desk.path('records'), { recursive: true });
    writeFileSync(desk.path('records/another-text.json'), `{\n"head":${later}\n}\n`);
    const { texts } = await open.ask('record.overview', null);
    expect(texts).toMatchObject([
      { textId, annotations: 1, problem: null },
      { textId: 'another-text', annotations: 0, problem: 'newer-format' },
    ]);
  });
});

describe('the check', () => {
  it('finds nothing wrong where nothing is, and remembers when', async () => {
    const open = await threeRuns();
    const before = desk.files();
    const report = await open.ask('record.check', {});
    expect(report).toMatchObject({ checked: new Date(time).toISOString(), ok: true });
    expect(report.records).toEqual([{ textId, ok: true, problem: null, annotations: 3, trash: 2 }]);
    const names = [...before.keys()].sort();
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
    const after = desk.files();
    after.delete('checked.json');
    expect(after).toEqual(before);
    const { lastChecked } = await start().ask('record.overview', null);
    expect(lastChecked).toEqual({ at: new Date(time).toISOString(), ok: true });
  });

  it('remembers that something was wrong, until it finds all of it whole', async () => {
    const open = await threeRuns();
    const last = async () => (await start(true).ask('record.overview', null)).lastChecked;
    const good = readFileSync(desk.path(document));
    flip(document, '"note"');
    await open.ask('record.check', {});
    expect(await last()).toEqual({ at: new Date(time).toISOString(), ok: false });
    writeFileSync(desk.path(document), good);
    await open.ask('record.check', {});
    expect(await last()).toMatchObject({ ok: true });
  });

  it('names each file in which a letter has changed, while the program goes on', async () => {
    const open = await threeRuns();
    await open.notes();
    const report = await open.ask('record.check', {});
    for (const { name, kind } of report.files) {
      if (kind === 'settings') continue;
      const good = readFileSync(desk.path(name));
      flip(name, '"note"');
      const found = problems(await open.ask('record.check', {}));
      expect(found).toContainEqual([name, 'damaged']);
      expect(found.filter(([other]) => other !== textId)).toHaveLength(1);
      writeFileSync(desk.path(name), good);
    }
    expect((await open.ask('record.check', {})).ok).toBe(true);
    writeFileSync(desk.path('settings.json'), '{');
    expect(problems(await open.ask('record.check', {}))).toEqual([['settings.json', 'damaged']]);
  });

  it('notices lines that are gone with their file, and what is shown but not on disk', async () => {
    const open = await threeRuns();
    const segments = [...desk.files().keys()].filter((name) => name.startsWith('journal/')).sort();
    rmSync(desk.path(segments.at(-1) ?? ''));
    expect(problems(await open.ask('record.check', {}))).toEqual([[textId, 'differs']]);
  });

  it('tells a folder in the place of a file', async () => {
    const open = await threeRuns();
    rmSync(desk.path(document));
    mkdirSync(desk.path(document));
    expect(problems(await open.ask('record.check', {}))).toContainEqual([document, 'unreadable']);
  });

  it('writes nothing where the folder is read-only', async () => {
    (await threeRuns()).backend.close();
    const before = desk.files();
    const reader = start(true);
    expect((await reader.ask('record.check', {})).ok).toBe(true);
    await reader.ask('record.overview', null);
    expect(desk.files()).toEqual(before);
  });
});
