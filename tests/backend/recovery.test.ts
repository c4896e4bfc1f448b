import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksummedLine } from '#backend/record/checksummed-lines';
import type { Files } from '#backend/ports/files';
import { nodeFiles } from '#backend/ports/node-files';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from './support/data-folder';
import { systemError } from './support/faulty-files';
import { madeUpLibrary, studyText } from './support/study-text';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const other = 'another-text';
const library = madeUpLibrary(studyText(textId), studyText(other));

/** A disk that refuses every path with this in it. */
const refusing = (part: string, code: string): Files => {
  const refuse = (path: string): void => {
    if (path.includes(part)) throw systemError(code);
  };
  return {
    ...nodeFiles,
    read: (path) => (refuse(path), nodeFiles.read(path)),
    readStart: (path, length) => (refuse(path), nodeFiles.readStart(path, length)),
    list: (path) => (refuse(path), nodeFiles.list(path)),
  };
};
/** A record with each kind of file, and a record of the other text. */
const fill = async (): Promise<void> => {
  for (const note of ['one', 'two']) {
    const run = dataFolder.open({ library });
    await run.create({ note });
    await run.ask('settings.change', { lastText: textId });
    run.backend.close();
  }
};
const makeNewer = (id: string): void => {
  mkdirSync(dataFolder.path('records'), { recursive: true });
  const head = checksummedLine(JSON.stringify({ format: 'lectern.record', version: 2 }));
  writeFileSync(dataFolder.path(`records/${id}.json`), `{\n"head":${head}\n}\n`);
};
const boot = (open: OpenBackend, wanted: string | null = null) => open.invoke('app.boot', { textId: wanted });

describe('a record that cannot be opened', () => {
  const cases: [string, () => Files, string][] = [
    ['a newer program wrote it', () => (makeNewer(textId), nodeFiles), 'newer-format'],
    ['its document may not be read', () => refusing(`records/${textId}.json`, 'EACCES'), 'unreadable'],
    ['its journal may not be read', () => refusing(`journal/${textId}`, 'EPERM'), 'unreadable'],
    ['too many files are open', () => refusing(`records/${textId}.json`, 'EMFILE'), 'unreadable'],
  ];

  it.each(cases)('%s: another text is shown instead, with the reason', async (_, prepare, code) => {
    await fill();
    const files = prepare();
    const before = dataFolder.files();
    const open = dataFolder.open({ library, files });
    expect(await boot(open)).toMatchObject({
      ok: true,
      value: { text: { id: other }, instead: { textId, code }, annotations: { annotations: [] } },
    });
    expect(await boot(open, textId)).toMatchObject({ ok: false, error: { code } });
    expect(await open.invoke('annotations.list', { textId })).toMatchObject({ error: { code } });
    const { texts } = await open.ask('record.overview', null);
    expect(texts.map((text) => [text.textId, text.problem])).toEqual([
      [textId, code],
      [other, null],
    ]);
    const { ok, records } = await open.ask('record.check', {});
    expect([ok, records[0]?.problem]).toEqual([false, code]);
    const after = dataFolder.files();
    after.delete('checked.json');
    expect(after).toEqual(before);
  });

  it('opens on a later request, once it can be read', async () => {
    await fill();
    let mayRead = false;
    const refused = refusing(`records/${textId}.json`, 'EACCES');
    const files: Files = { ...nodeFiles, read: (path) => (mayRead ? nodeFiles : refused).read(path) };
    const open = dataFolder.open({ library, files });
    expect(await boot(open, textId)).toMatchObject({ error: { code: 'unreadable' } });
    mayRead = true;
    expect(await boot(open)).toMatchObject({ value: { text: { id: textId }, record: { state: 'ok' } } });
    expect(await open.notes()).toEqual(['one', 'two']);
  });

  it('makes the start fail with its code when there is no other text', async () => {
    await fill();
    const open = dataFolder.open({ files: refusing('journal', 'EACCES') });
    expect(await boot(open)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(await open.ask('record.overview', null)).toMatchObject({ texts: [{ problem: 'unreadable' }] });
    expect(await open.ask('record.check', {})).toMatchObject({ ok: false });
    makeNewer(textId);
    expect(await boot(dataFolder.open())).toMatchObject({ ok: false, error: { code: 'newer-format' } });
  });
});

it('a file that the disk can no longer read is damage like any other', async () => {
  await fill();
  const open = dataFolder.open({ library, files: refusing(`records/${textId}.json`, 'EIO') });
  expect(await open.notes()).toEqual(['one', 'two']);
  expect((await open.ask('app.boot', { textId })).record.damaged).toBe(true);
});
