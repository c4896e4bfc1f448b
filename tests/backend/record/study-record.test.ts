import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataFolder, textId, type DataFolder } from '../support/data-folder';
import { document, editFile, flip, compactedRecord, status } from '../support/record-on-disk';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

/** What a person finds after a restart. */
const notesAfterRestart = (): Promise<string[]> => dataFolder.open().notes();

const edit = (name: string, change: (bytes: Buffer) => Buffer | string): void =>
  editFile(dataFolder, name, change);
const without = (words: string) => (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .filter((line) => !line.includes(words))
    .join('\n');

describe('the study record', () => {
  it('holds every acknowledged change after a kill', async () => {
    const open = dataFolder.open();
    const first = await open.create({ note: 'one' });
    const second = await open.create({ note: 'two' });
    await open.create({ note: 'three' });
    await open.ask('annotations.update', { textId, id: first.id, changes: { note: 'one, changed' } });
    await open.ask('annotations.delete', { textId, id: second.id });
    expect(await notesAfterRestart()).toEqual(['one, changed', 'three']);
    const again = dataFolder.open();
    await again.create({ note: 'four' });
    expect(await notesAfterRestart()).toEqual(['four', 'one, changed', 'three']);
    expect((await status(dataFolder.open())).state).toBe('ok');
  });

  it('is compacted at the end into a JSON document, with a snapshot and the journal as second copies', async () => {
    for (const note of ['one', 'two', 'three']) {
      const open = dataFolder.open();
      await open.create({ note });
      open.backend.close();
    }
    const parsed = JSON.parse(dataFolder.files().get(document)?.toString() ?? '') as Record<string, unknown>;
    expect(parsed['head']).toMatchObject([
      expect.any(String),
      { format: 'lectern.record', version: 1, through: 3 },
    ]);
    expect(parsed['annotations']).toHaveLength(3);
    // Only the document holds the lines of the last compaction, so the journal keeps them as well.
    expect(readdirSync(dataFolder.path('journal'))).toEqual([`${textId}.3.jsonl`]);
    expect(readdirSync(dataFolder.path('snapshots'))).toHaveLength(2);
    expect(await notesAfterRestart()).toEqual(['one', 'three', 'two']);
  });

  it('is readable by its owner alone', async () => {
    const open = dataFolder.open();
    await open.create();
    await open.ask('settings.change', { theme: 'dark' });
    open.backend.close();
    for (const name of dataFolder.files().keys())
      expect([name, statSync(dataFolder.path(name)).mode & 0o077]).toEqual([name, 0]);
    for (const folder of ['', 'records', 'journal', 'snapshots']) {
      expect([folder, statSync(dataFolder.path(folder)).mode & 0o077]).toEqual([folder, 0]);
    }
  });

  it('drops a line that was cut short, and goes on', async () => {
    const open = dataFolder.open();
    await open.create({ note: 'kept' });
    await open.create({ note: 'cut off' });
    edit(dataFolder.onlyFile('journal'), (bytes) => bytes.subarray(0, -20));
    const again = dataFolder.open();
    expect(await again.notes()).toEqual(['kept']);
    expect(await status(again)).toEqual({ state: 'ok', damaged: false, setAside: [] });
    await again.create({ note: 'later' });
    expect(await notesAfterRestart()).toEqual(['kept', 'later']);
  });

  it('keeps fields that a later version may have added to an annotation or to the document', async () => {
    const { id } = await compacted('one');
    edit(document, (bytes) => {
      const [before = '', after = ''] = bytes.toString().split('"annotations":[');
      return `${before}"shelf":{"colour":"oak"},\n"list":[\n"a \\":b",\n["x"]\n],\n"annotations":[${after}`;
    });
    const open = dataFolder.open();
    const made = await open.ask('annotations.update', { textId, id, changes: { note: 'changed' } });
    expect(made).toMatchObject({ note: 'changed' });
    open.backend.close();
    expect(JSON.parse(readFileSync(dataFolder.path(document), 'utf8'))).toMatchObject({
      shelf: { colour: 'oak' },
      list: ['a ":b', ['x']],
    });
    expect(await status(dataFolder.open())).toEqual({ state: 'ok', damaged: false, setAside: [] });
  });
});

const compacted = (first: string, ...others: readonly string[]): Promise<{ id: string }> =>
  compactedRecord(dataFolder, first, ...others);

describe('damage', () => {
  const damages: [string, () => void][] = [
    ['a letter changed in the document', () => edit(document, flip('first words'))],
    ['a letter changed in the head of the document', () => edit(document, flip('through'))],
    ['a line missing in the document', () => edit(document, without('first words'))],
    ['the document cut off', () => edit(document, (bytes) => bytes.subarray(0, bytes.length / 2))],
    ['an empty document', () => edit(document, () => '')],
    ['zeros in place of the document', () => edit(document, (bytes) => Buffer.alloc(bytes.length))],
    ['other JSON in place of the document', () => edit(document, () => '{"theme":"dark"}')],
    ['no document', () => rmSync(dataFolder.path(document))],
    [
      'a folder in place of the document',
      () => (rmSync(dataFolder.path(document)), mkdirSync(dataFolder.path(document))),
    ],
    ['a letter changed in the journal', () => edit(dataFolder.onlyFile('journal'), flip('latest'))],
    [
      'the header of the journal changed',
      () => edit(dataFolder.onlyFile('journal'), flip('lectern.journal')),
    ],
    [
      'a folder in place of the journal',
      () => (
        rmSync(dataFolder.path('journal'), { recursive: true }),
        mkdirSync(dataFolder.path(`journal/${textId}.3.jsonl`), { recursive: true })
      ),
    ],
    [
      'a file in place of the journal folder',
      () => (
        rmSync(dataFolder.path('journal'), { recursive: true }),
        writeFileSync(dataFolder.path('journal'), 'x')
      ),
    ],
  ];

  it.each(damages)('%s: nothing is lost, nothing is overwritten, and it is said', async (_, damage) => {
    await compacted('first words', 'second');
    damage();
    const found = new Set([...dataFolder.files().values()].map((bytes) => bytes.toString('latin1')));

    const open = dataFolder.open();
    expect(await open.notes()).toEqual(['first words', 'latest', 'second']);
    const { state, damaged, setAside } = await status(open);
    expect([state, damaged]).toEqual(['ok', true]);
    for (const name of setAside) expect(existsSync(dataFolder.path(name))).toBe(true);
    // Every file is still there, under some name; only temporary files of a complete record may be removed.
    const kept = new Set([...dataFolder.files().values()].map((bytes) => bytes.toString('latin1')));
    expect([...found].filter((bytes) => !kept.has(bytes))).toEqual([]);

    await open.create({ note: 'afterwards' });
    expect(await notesAfterRestart()).toEqual(['afterwards', 'first words', 'latest', 'second']);
    expect(await status(dataFolder.open())).toEqual({ state: 'ok', damaged: false, setAside: [] });
  });

  it('an older document is completed from the journal, and one that is older than the snapshots from these', async () => {
    const before = await compacted('first words');
    const older = readFileSync(dataFolder.path(dataFolder.onlyFile('snapshots')));
    edit(document, () => older);
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
    expect((await status(dataFolder.open())).state).toBe('ok');

    for (const note of ['still later', 'last']) {
      const open = dataFolder.open();
      await open.ask('annotations.update', { textId, id: before.id, changes: { note } });
      open.backend.close();
    }
    edit(document, () => older);
    expect(await notesAfterRestart()).toEqual(['last', 'latest']);
  });

  it('reports where the damaged document is now', async () => {
    await compacted('first words');
    edit(document, flip('first words'));
    const { setAside } = await status(dataFolder.open());
    expect(setAside).toEqual([
      expect.stringMatching(/^set-aside\/\d{4}-\d\d-\d\dT.*records\.made-up-text\.json$/),
    ]);
    expect(readFileSync(dataFolder.path(setAside[0] ?? ''), 'utf8')).toContain('girst words');
  });

  it.each([
    ['snapshots', 'first words'],
    ['journal', 'latest'],
  ])('the %s removed: what the document alone holds gets a second place again', async (removed, words) => {
    await compacted('first words');
    rmSync(dataFolder.path(removed), { recursive: true });
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
    edit(document, flip(words));
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
  });

  it('loses only the damaged line when no other file holds its words', async () => {
    const open = dataFolder.open();
    for (const note of ['one', 'two', 'three']) await open.create({ note });
    edit(dataFolder.onlyFile('journal'), flip('two'));
    const again = dataFolder.open();
    expect(await again.notes()).toEqual(['one', 'three']);
    expect((await status(again)).damaged).toBe(true);
    expect(await notesAfterRestart()).toEqual(['one', 'three']);
  });

  it('reads lines in the right order when they were doubled or moved', async () => {
    const open = dataFolder.open();
    const { id } = await open.create({ note: 'first' });
    await open.ask('annotations.update', { textId, id, changes: { note: 'second' } });
    await open.ask('annotations.update', { textId, id, changes: { note: 'third' } });
    edit(dataFolder.onlyFile('journal'), (bytes) => {
      const [header, one, two, three] = bytes.toString().split('\n');
      return [header, one, three, two, two, ''].join('\n');
    });
    const again = dataFolder.open();
    expect(await again.notes()).toEqual(['third']);
    expect((await status(again)).damaged).toBe(true);
    expect(await notesAfterRestart()).toEqual(['third']);
  });

  it('restores what the journal holds when document and snapshots are all damaged', async () => {
    await compacted('first words', 'second');
    edit(document, flip('second'));
    edit(dataFolder.onlyFile('snapshots'), flip('first words'));
    const open = dataFolder.open();
    expect(await open.notes()).toEqual(['first words', 'latest', 'second']);
    expect(await notesAfterRestart()).toEqual(['first words', 'latest', 'second']);
  });

  it('removes the temporary files of an interrupted write, and nothing else', async () => {
    await compacted('one');
    writeFileSync(dataFolder.path(`${document}.tmp-0123456789abcdef`), 'half');
    writeFileSync(dataFolder.path(`${document}.mine`), 'mine');
    await dataFolder.open().notes();
    expect(readdirSync(dataFolder.path('records'))).toEqual([`${textId}.json`, `${textId}.json.mine`]);
  });
});

describe('a record of a later version', () => {
  it.each(['document', 'journal'])('is refused and not changed: %s', async (which) => {
    await compacted('one');
    const name = which === 'document' ? document : dataFolder.onlyFile('journal');
    const { checksummedLine } = await import('#backend/record/checksummed-lines');
    edit(name, (bytes) =>
      bytes
        .toString()
        .replace(
          /\["[0-9a-f]{8}",(\{"(?:textId|format)".*?"version":)1(.*)\](,?)$/m,
          (_, before: string, after: string, comma: string) =>
            `${checksummedLine(`${before}2${after}`)}${comma}`,
        ),
    );
    const before = dataFolder.files();
    const open = dataFolder.open();
    const boot = await open.invoke('app.boot', { textId: null });
    expect(boot).toMatchObject({ ok: false, error: { code: 'newer-format' } });
    expect(await open.invoke('annotations.list', { textId })).toMatchObject({
      error: { code: 'newer-format' },
    });
    open.backend.close();
    expect(dataFolder.files()).toEqual(before);
  });
});
