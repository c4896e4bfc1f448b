import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestoreSource } from '#contract/my-data';
import { backupText } from '../../support/backup-text';
import { checksummedLine } from '#backend/record/checksummed-lines';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';

let dataFolder: DataFolder;
let elsewhere: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
  elsewhere = makeDataFolder();
});
afterEach(() => {
  dataFolder.remove();
  elsewhere.remove();
});

const time = '2026-11-24T08:00:00.000Z';
const all = { missing: true, trashed: true, changed: true };
const preview = async (open: OpenBackend, source: RestoreSource) => open.ask('restore.preview', { source });
const counts = async (open: OpenBackend, source: RestoreSource) => {
  const { texts } = await preview(open, source);
  return texts.map(({ examples: _, textId: __, ...numbers }) => numbers)[0];
};
const wordings = async (open: OpenBackend, id: string) =>
  (await open.ask('annotations.versions', { textId, id })).map(({ note }) => note);
const update = (open: OpenBackend, id: string, note: string) =>
  open.ask('annotations.update', { textId, id, changes: { note } });
const remove = (open: OpenBackend, id: string) => open.ask('annotations.delete', { textId, id });
const everything = async (open: OpenBackend) => ({
  annotations: (await open.ask('annotations.list', { textId })).annotations,
  trash: (await open.ask('trash.list', { textId })).map(({ id, annotation }) => ({ id, annotation })),
});
/** Three notes that a snapshot holds; since then one was changed, one deleted, and a fourth made. */
const past = async (): Promise<{ open: OpenBackend; source: RestoreSource; ids: string[] }> => {
  const first = dataFolder.open();
  const ids = [];
  for (const note of ['same', 'older', 'deleted later']) ids.push((await first.create({ note })).id);
  first.backend.close();
  const second = dataFolder.open();
  await second.create({ note: 'made since' });
  second.backend.close();
  const open = dataFolder.open();
  await update(open, ids[1] ?? '', 'newer');
  await remove(open, ids[2] ?? '');
  return { open, source: { kind: 'snapshot', name: dataFolder.onlyFile('snapshots').slice(10) }, ids };
};

describe('what a snapshot would change', () => {
  it('is counted and shown beforehand, which changes nothing', async () => {
    const { open, source, ids } = await past();
    const before = dataFolder.files();
    const shown = await preview(open, source);
    expect(shown).toMatchObject({ lost: 0, settings: false });
    expect(shown.texts).toEqual([
      {
        textId,
        missing: 0,
        trashed: 1,
        changed: 1,
        same: 1,
        deleted: 0,
        examples: [
          { id: ids[2], status: 'trashed', excerpt: 'deleted later', present: 'deleted later' },
          { id: ids[1], status: 'changed', excerpt: 'older', present: 'newer' },
        ],
      },
    ]);
    expect(dataFolder.files()).toEqual(before);
  });

  it('is what the restore then brings back, and only what was asked for', async () => {
    const { open, source, ids } = await past();
    const apply = (bringBack: Partial<typeof all>) =>
      open.ask('restore.apply', {
        source,
        bringBack: { missing: false, trashed: false, changed: false, ...bringBack },
      });
    expect(await apply({ missing: true })).toEqual({ restored: 0, lost: 0 });
    expect(await apply({ trashed: true })).toEqual({ restored: 1, lost: 0 });
    expect(await open.notes()).toEqual(['deleted later', 'made since', 'newer', 'same']);
    expect(await apply({ changed: true })).toEqual({ restored: 1, lost: 0 });
    expect(await open.notes()).toEqual(['deleted later', 'made since', 'older', 'same']);
    expect(await wordings(open, ids[1] ?? '')).toContain('newer');
    expect(await counts(open, source)).toMatchObject({ same: 3, changed: 0, trashed: 0, missing: 0 });
    expect(await dataFolder.open().notes()).toEqual(['deleted later', 'made since', 'older', 'same']);
  });

  it('is one step to undo, after which each wording is still available', async () => {
    const { open, source, ids } = await past();
    await open.ask('trash.empty', { textId });
    const before = await open.notes();
    expect(await counts(open, source)).toMatchObject({ missing: 1, changed: 1, same: 1 });
    expect(await open.ask('restore.apply', { source, bringBack: all })).toEqual({ restored: 2, lost: 0 });
    expect(await open.notes()).toEqual(['deleted later', 'made since', 'older', 'same']);
    const undone = await open.ask('history.undo', { textId });
    expect(undone).toEqual({ kind: 'merge', ids: [ids[1], ids[2]] });
    expect(await open.notes()).toEqual(before);
    expect((await open.ask('trash.list', { textId })).map(({ id }) => id)).toEqual([ids[2]]);
    await open.ask('history.redo', { textId });
    expect(await open.notes()).toEqual(['deleted later', 'made since', 'older', 'same']);
    expect(await wordings(open, ids[1] ?? '')).toContain('newer');
  });

  it('includes what is undamaged in a damaged snapshot, with the number of lost entries', async () => {
    const { open, source } = await past();
    await open.ask('trash.empty', { textId });
    const path = dataFolder.path(dataFolder.onlyFile('snapshots'));
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"same"');
    bytes.writeUInt8(bytes.readUInt8(at + 1) ^ 1, at + 1);
    rmSync(path);
    writeFileSync(path, bytes);
    expect(await preview(open, source)).toMatchObject({ lost: 1, texts: [{ missing: 1, same: 0 }] });
    expect(await open.ask('restore.apply', { source, bringBack: all })).toEqual({ restored: 2, lost: 1 });
    expect(await open.notes()).toEqual(['deleted later', 'made since', 'older', 'same']);
    writeFileSync(path, bytes.subarray(bytes.indexOf('"annotations":[')));
    expect(await preview(open, source)).toMatchObject({ written: null, lost: null, texts: [{ same: 2 }] });
    writeFileSync(path, '');
    expect(await preview(open, source)).toMatchObject({ written: null, lost: null, texts: [{ same: 0 }] });
  });

  it('is `not-found` when there is no such snapshot, and no name leads out of the folder', async () => {
    const open = dataFolder.open();
    const ask = (name: string) => open.invoke('restore.preview', { source: { kind: 'snapshot', name } });
    expect(await ask(`${textId}.1.20260101.json`)).toMatchObject({ error: { code: 'not-found' } });
    for (const name of ['../records/made-up-text.json', `${textId}.json`, '']) {
      expect(await ask(name)).toMatchObject({ error: { code: 'bad-argument' } });
    }
  });

  it('can be previewed but not restored where the folder is read-only', async () => {
    const { open, source } = await past();
    open.backend.close();
    const reader = dataFolder.open({ readOnly: true });
    expect(await counts(reader, source)).toMatchObject({ changed: 1 });
    expect(await reader.invoke('restore.apply', { source, bringBack: all })).toMatchObject({
      error: { code: 'read-only' },
    });
  });
});

describe('a backup', () => {
  const filled = async (): Promise<OpenBackend> => {
    const { open, ids } = await past();
    await update(open, ids[0] ?? '', 'a “quoted” 🙂\n\u2028 note');
    await open.ask('settings.change', { theme: 'dark', desk: { wide: { side: 30 } } });
    return open;
  };

  it('brings everything to another machine: annotations, trash, versions and, if asked for, settings', async () => {
    const open = await filled();
    const file = await open.backup();
    expect(file).toMatchObject({ mediaType: 'application/vnd.lectern.backup+json' });
    expect(file.fileName).toMatch(/^lectern-backup-\d{4}-\d\d-\d\d\.lectern-backup$/);
    expect(JSON.parse(file.content)).toMatchObject({
      head: [expect.any(String), { format: 'lectern.backup', version: 1 }],
    });
    const other = elsewhere.open();
    const source = await other.read(file.content);
    const shown = await preview(other, source);
    expect(shown).toMatchObject({ lost: 0, settings: true, texts: [{ missing: 3, deleted: 1, same: 0 }] });
    const bringBack = { missing: true, trashed: false, changed: false, settings: true };
    expect(await other.ask('restore.apply', { source, bringBack })).toEqual({ restored: 4, lost: 0 });
    expect(await everything(other)).toEqual(await everything(open));
    for (const { id } of (await everything(open)).annotations) {
      expect(await wordings(other, id)).toEqual(await wordings(open, id));
    }
    expect(await other.ask('settings.get', null)).toEqual(await open.ask('settings.get', null));
    const again = elsewhere.open();
    expect(await counts(again, await again.read(file.content))).toMatchObject({
      missing: 0,
      deleted: 0,
      same: 3,
    });
  });

  it('offers settings where they differ in more than the place where somebody reads', async () => {
    const open = await filled();
    const source = await open.read((await open.backup()).content);
    expect(await preview(open, source)).toMatchObject({ settings: false });
    const positions = { [textId]: { blockId: 's1-p1', passed: 0.5 } };
    await open.ask('settings.change', { positions });
    expect(await preview(open, source)).toMatchObject({ settings: false });
    await open.ask('settings.change', { theme: 'sepia' });
    expect(await preview(open, source)).toMatchObject({ settings: true });
  });

  it('leaves the settings alone unless they are asked for', async () => {
    const { content } = await (await filled()).backup();
    const other = elsewhere.open();
    const source = await other.read(content);
    await other.ask('restore.apply', { source, bringBack: all });
    expect((await other.ask('settings.get', null)).theme).toBe('system');
  });

  it('is as good after an editor has reformatted it', async () => {
    const { content } = await (await filled()).backup();
    const pretty = JSON.stringify(JSON.parse(content), null, 4).replaceAll('\n', '\r\n');
    const other = elsewhere.open();
    expect(await preview(other, await other.read(pretty))).toMatchObject({
      lost: 0,
      texts: [{ missing: 3 }],
    });
  });

  it('never gives a changed letter, whichever was changed, and never claims to be complete', async () => {
    const { content } = await (await filled()).backup();
    const other = elsewhere.open();
    const good = new Set((await everything(dataFolder.open())).annotations.map(({ note }) => note));
    const start = content.indexOf('"entries":[');
    for (let at = 0; at < content.length; at += 7) {
      const letter = String.fromCharCode(content.charCodeAt(at) ^ 1);
      const changed = content.slice(0, at) + letter + content.slice(at + 1);
      const source = await other.read(changed);
      const result = await other.invoke('restore.preview', { source });
      if (!result.ok) throw new Error(result.error.message);
      const { lost, texts } = result.value;
      if (/[^\s,]/.test(content[at] ?? '') && at > start) expect([at, lost]).not.toEqual([at, 0]);
      for (const { examples } of texts) {
        for (const { status, excerpt } of examples) {
          if (status === 'missing') expect(good).toContain(excerpt);
        }
      }
    }
  });

  it('that was cut off gives its undamaged entries, with the number of lost ones', async () => {
    const { content } = await (await filled()).backup();
    const other = elsewhere.open();
    let most = 0;
    for (let size = content.indexOf('"entries":['); size < content.length - 2; size += 11) {
      const source = await other.read(content.slice(0, size));
      const { lost, texts } = await preview(other, source);
      const found = texts.reduce((sum, { missing }) => sum + missing, 0);
      expect([size, lost]).not.toEqual([size, 0]);
      expect(found).toBeGreaterThanOrEqual(most);
      most = found;
    }
    expect(most).toBe(3);
  });

  it('is refused when a later version made it, or when the file is no backup', async () => {
    const open = dataFolder.open();
    const head = checksummedLine(JSON.stringify({ format: 'lectern.backup', version: 2 }));
    const ask = async (content: string) =>
      open.invoke('restore.preview', { source: await open.read(content) });
    expect(await ask(`{"head":${head}}`)).toMatchObject({ error: { code: 'newer-format' } });
    for (const content of ['', '{}', '[]', 'null', '{"theme":"dark"}', 'words']) {
      expect(await ask(content)).toMatchObject({ error: { code: 'bad-argument' } });
    }
  });

  it('that holds an id more than once restores it once, either live or deleted', async () => {
    const { id, ...made } = { ...newAnnotation(), textId, created: time, modified: time };
    const [one, two] = [
      { ...made, id, note: 'one' },
      { ...made, id, note: 'two' },
    ];
    const sources = [
      { annotations: [one], trash: [{ id, deleted: time, annotation: two }], versions: [] },
      { annotations: [two, one], trash: [], versions: [] },
    ];
    for (const contents of sources) {
      const content = backupText(time, new Map([[textId, contents]]), {});
      const elsewhere = makeDataFolder();
      const open = elsewhere.open();
      const source = await open.read(content);
      expect(await counts(open, source)).toMatchObject({ missing: 1, deleted: 0 });
      expect(await open.ask('restore.apply', { source, bringBack: all })).toMatchObject({ restored: 1 });
      expect(await open.notes()).toEqual(['one']);
      expect(await open.ask('trash.list', { textId })).toEqual([]);
      elsewhere.remove();
    }
  });

  it('accepts no path as the id of a text, and nothing but a UUID as the id of an annotation', async () => {
    const annotation = { ...newAnnotation(), textId: '../../x', created: time, modified: time };
    const entries = [
      { textId: '../../x', annotation },
      { textId, annotation: { ...annotation, textId, id: '../x' } },
      { textId, annotation: { ...annotation, textId: 'another-text' } },
      { textId, annotation: { ...annotation, textId } },
    ].map((entry) => checksummedLine(JSON.stringify(entry)));
    const head = checksummedLine(
      JSON.stringify({ format: 'lectern.backup', version: 1, entries: { count: 4 } }),
    );
    const content = `{"head":${head},"entries":[${entries.join()}]}`;
    const open = dataFolder.open();
    const shown = await preview(open, await open.read(content));
    expect(shown).toMatchObject({
      refused: [
        { entry: 1, field: 'textId' },
        { entry: 2, field: 'annotation.id' },
        { entry: 3, field: 'annotation.textId' },
      ],
      texts: [{ textId, missing: 1 }],
    });
    expect(shown.texts).toHaveLength(1);
  });

  it('is not made when a record cannot be read', async () => {
    const open = await filled();
    const later = checksummedLine(JSON.stringify({ format: 'lectern.record', version: 2 }));
    writeFileSync(dataFolder.path('records/another-text.json'), `{\n"head":${later}\n}\n`);
    expect(await open.invoke('backup.save', {})).toMatchObject({ error: { code: 'newer-format' } });
  });
});
