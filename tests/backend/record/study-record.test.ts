import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDesk, textId, type Desk } from '../support/desk';
import { document, editFile, flip, foldedRecord, status } from '../support/record-on-disk';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.remove());

/** What a person finds after the program was started anew. */
const notesAfterRestart = (): Promise<string[]> => desk.open().notes();

const edit = (name: string, change: (bytes: Buffer) => Buffer | string): void => editFile(desk, name, change);
const without = (words: string) => (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .filter((line) => !line.includes(words))
    .join('\n');

describe('the study record', () => {
  it('holds every acknowledged change after a kill, without any farewell', async () => {
    const open = desk.open();
    const first = await open.create({ note: 'one' });
    const second = await open.create({ note: 'two' });
    await open.create({ note: 'three' });
    await open.ask('annotations.update', { textId, id: first.id, changes: { note: 'one, changed' } });
    await open.ask('annotations.delete', { textId, id: second.id });
    expect(await notesAfterRestart()).toEqual(['one, changed', 'three']);
    const again = desk.open();
    await again.create({ note: 'four' });
    expect(await notesAfterRestart()).toEqual(['four', 'one, changed', 'three']);
    expect((await status(desk.open())).state).toBe('ok');
  });

  it('folds at the end into a document that is JSON, with snapshot and journal behind it', async () => {
    for (const note of ['one', 'two', 'three']) {
      const open = desk.open();
      await open.create({ note });
      open.backend.close();
    }
    const parsed = JSON.parse(desk.files().get(document)?.toString() ?? '') as Record<string, unknown>;
    expect(parsed['head']).toMatchObject([
      expect.any(String),
      { format: 'lectern.record', version: 1, through: 3 },
    ]);
    expect(parsed['annotations']).toHaveLength(3);
    // The last fold's lines are in the document only, so they stay in the journal as well.
    expect(readdirSync(desk.path('journal'))).toEqual([`${textId}.3.jsonl`]);
    expect(readdirSync(desk.path('snapshots'))).toHaveLength(2);
    expect(await notesAfterRestart()).toEqual(['one', 'three', 'two']);
  });

  it('is readable by its owner alone', async () => {
    const open = desk.open();
    await open.create();
    await open.ask('settings.change', { theme: 'dark' });
    open.backend.close();
    for (const name of desk.files().keys())
      expect([name, statSync(desk.path(name)).mode & 0o077]).toEqual([name, 0]);
    for (const folder of ['', 'records', 'journal', 'snapshots']) {
      expect([folder, statSync(desk.path(folder)).mode & 0o077]).toEqual([folder, 0]);
    }
  });

  it('drops a line that was cut off while it was written, and goes on', async () => {
    const open = desk.open();
    await open.create({ note: 'kept' });
    await open.create({ note: 'cut off' });
    edit(desk.onlyFile('journal'), (bytes) => bytes.subarray(0, -20));
    const again = desk.open();
    expect(await again.notes()).toEqual(['kept']);
    expect(await status(again)).toEqual({ state: 'ok', damaged: false, setAside: [] });
    await again.create({ note: 'later' });
    expect(await notesAfterRestart()).toEqual(['kept', 'later']);
  });

  it('keeps fields that a later program may have added, of an annotation and of the document', async () => {
    const { id } = await folded('one');
    edit(document, (bytes) => {
      const [before = '', after = ''] = bytes.toString().split('"annotations":[');
      return `${before}"shelf":{"colour":"oak"},\n"list":[\n"a \\":b",\n["x"]\n],\n"annotations":[${after}`;
    });
    const open = desk.open();
    const made = await open.ask('annotations.update', { textId, id, changes: { note: 'changed' } });
    expect(made).toMatchObject({ note: 'changed' });
    open.backend.close();
    expect(JSON.parse(readFileSync(desk.path(document), 'utf8'))).toMatchObject({
      shelf: { colour: 'oak' },
      list: ['a ":b', ['x']],
    });
    expect(await status(desk.open())).toEqual({ state: 'ok', damaged: false, setAside: [] });
  });
});

const folded = (first: string, ...others: readonly string[]): Promise<{ id: string }> =>
  foldedRecord(desk, first, ...others);

describe('damage', () => {
  const damages: [string, () => void][] = [
    ['a letter changed in the document', () => edit(document, flip('first words'))],
    ['a letter changed in the head of the document', () => edit(document, flip('through'))],
    ['a line missing in the document', () => edit(document, without('first words'))],
    ['the document cut off', () => edit(document, (bytes) => bytes.subarray(0, bytes.length / 2))],
    ['an empty document', () => edit(document, () => '')],
    ['zeros in place of the document', () => edit(document, (bytes) => Buffer.alloc(bytes.length))],
    ['other JSON in place of the document', () => edit(document, () => '{"theme":"dark"}')],
    ['no document', () => rmSync(desk.path(document))],
    [
      'a folder in place of the document',
      () => (rmSync(desk.path(document)), mkdirSync(desk.path(document))),
    ],
    ['a letter changed in the journal', () => edit(desk.onlyFile('journal'), flip('latest'))],
    ['the header of the journal changed', () => edit(desk.onlyFile('journal'), flip('lectern.journal'))],
    [
      'a folder in place of the journal',
      () => (
        rmSync(desk.path('journal'), { recursive: true }),
        mkdirSync(desk.path(`journal/${textId}.3.jsonl`), { recursive: true })
      ),
    ],
    [
      'a file in place of the journal folder',
      () => (rmSync(desk.path('journal'), { recursive: true }), writeFileSync(desk.path('journal'), 'x')),
    ],
  ];

  it.each(damages)('%s: nothing is lost, nothing is overwritten, and it is said', async (_, damage) => {
    await folded('first words', 'second');
    damage();
    const found = new Set([...desk.files().values()].map((bytes) => bytes.toString('latin1')));

    const open = desk.open();
    expect(await open.notes()).toEqual(['first words', 'latest', 'second']);
    const { state, damaged, setAside } = await status(open);
    expect([state, damaged]).toEqual(['ok', true]);
    for (const name of setAside) expect(existsSync(desk.path(name))).toBe(true);
    // What was there is still there, under whatever name; only leftovers of a whole record may go.
    const kept = new Set([...desk.files().values()].map((bytes) => bytes.toString('latin1')));
    expect([...found].filter((bytes) => !kept.has(bytes))).toEqual([]);

    await open.create({ note: 'afterwards' });
    expect(await notesAfterRestart()).toEqual(['afterwards', 'first words', 'latest', 'second']);
    expect(await status(desk.open())).toEqual({ state: 'ok', damaged: false, setAside: [] });
  });

  it('an older document is made up for from the journal, and one older than the snapshots from these', async () => {
    const before = await folded('first words');
    const older = readFileSync(desk.path(desk.onlyFile('snapshots')));
    edit(document, () => older);
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
    expect((await status(desk.open())).state).toBe('ok');

    for (const note of ['still later', 'last']) {
      const open = desk.open();
      await open.ask('annotations.update', { textId, id: before.id, changes: { note } });
      open.backend.close();
    }
    edit(document, () => older);
    expect(await notesAfterRestart()).toEqual(['last', 'latest']);
  });

  it('says where the damaged document now lies', async () => {
    await folded('first words');
    edit(document, flip('first words'));
    const { setAside } = await status(desk.open());
    expect(setAside).toEqual([
      expect.stringMatching(/^set-aside\/\d{4}-\d\d-\d\dT.*records\.made-up-text\.json$/),
    ]);
    expect(readFileSync(desk.path(setAside[0] ?? ''), 'utf8')).toContain('girst words');
  });

  it.each([
    ['snapshots', 'first words'],
    ['journal', 'latest'],
  ])('the %s removed: what the document alone holds gets a second place again', async (removed, words) => {
    await folded('first words');
    rmSync(desk.path(removed), { recursive: true });
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
    edit(document, flip(words));
    expect(await notesAfterRestart()).toEqual(['first words', 'latest']);
  });

  it('loses only the damaged line when its words are nowhere else', async () => {
    const open = desk.open();
    for (const note of ['one', 'two', 'three']) await open.create({ note });
    edit(desk.onlyFile('journal'), flip('two'));
    const again = desk.open();
    expect(await again.notes()).toEqual(['one', 'three']);
    expect((await status(again)).damaged).toBe(true);
    expect(await notesAfterRestart()).toEqual(['one', 'three']);
  });

  it('puts lines in order again that were doubled or exchanged', async () => {
    const open = desk.open();
    const { id } = await open.create({ note: 'first' });
    await open.ask('annotations.update', { textId, id, changes: { note: 'second' } });
    await open.ask('annotations.update', { textId, id, changes: { note: 'third' } });
    edit(desk.onlyFile('journal'), (bytes) => {
      const [header, one, two, three] = bytes.toString().split('\n');
      return [header, one, three, two, two, ''].join('\n');
    });
    const again = desk.open();
    expect(await again.notes()).toEqual(['third']);
    expect((await status(again)).damaged).toBe(true);
    expect(await notesAfterRestart()).toEqual(['third']);
  });

  it('brings back what the journal has when document and snapshots are all damaged', async () => {
    await folded('first words', 'second');
    edit(document, flip('second'));
    edit(desk.onlyFile('snapshots'), flip('first words'));
    const open = desk.open();
    expect(await open.notes()).toEqual(['first words', 'latest', 'second']);
    expect(await notesAfterRestart()).toEqual(['first words', 'latest', 'second']);
  });

  it('removes what a killed write has left, and nothing else', async () => {
    await folded('one');
    writeFileSync(desk.path(`${document}.tmp-0123456789abcdef`), 'half');
    writeFileSync(desk.path(`${document}.mine`), 'mine');
    await desk.open().notes();
    expect(readdirSync(desk.path('records'))).toEqual([`${textId}.json`, `${textId}.json.mine`]);
  });
});

describe('a record of a later version', () => {
  it.each(['document', 'journal'])('is refused and left as it is: %s', async (which) => {
    await folded('one');
    const name = which === 'document' ? document : desk.onlyFile('journal');
    const { seal } = await import('#backend/record/checksummed-lines');
    edit(name, (bytes) =>
      bytes
        .toString()
        .replace(
          /\["[0-9a-f]{8}",(\{"(?:textId|format)".*?"version":)1(.*)\](,?)$/m,
          (_, before: string, after: string, comma: string) => `${seal(`${before}2${after}`)}${comma}`,
        ),
    );
    const before = desk.files();
    const open = desk.open();
    const boot = await open.tell('app.boot', { textId: null });
    expect(boot).toMatchObject({ ok: false, error: { code: 'newer-format' } });
    expect(await open.tell('annotations.list', { textId })).toMatchObject({
      error: { code: 'newer-format' },
    });
    open.backend.close();
    expect(desk.files()).toEqual(before);
  });
});
