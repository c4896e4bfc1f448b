import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDesk, newAnnotation, textId, type Desk } from './support/desk';
import { document, editFile, flip, foldedRecord, status } from './support/record-on-disk';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.remove());

describe('a folder that is open read-only', () => {
  it('shows what is there, refuses changes, and is not touched', async () => {
    await foldedRecord(desk, 'one');
    const writer = desk.open();
    await writer.create({ note: 'in the journal' });
    editFile(desk, `journal/${textId}.3.jsonl`, (bytes) => Buffer.concat([bytes, Buffer.from('["half')]));
    const before = desk.files();

    const open = desk.open({ readOnly: true });
    expect(await open.notes()).toEqual(['in the journal', 'latest', 'one']);
    expect(await status(open)).toEqual({ state: 'read-only', damaged: false, setAside: [] });
    const refused = await open.tell('annotations.create', {
      textId,
      annotation: newAnnotation(),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect((await open.ask('settings.change', { theme: 'dark' })).theme).toBe('dark');
    open.backend.close();
    expect(desk.files()).toEqual(before);
  });

  it('is read anew when a window is opened, so that what the writer has done since can be seen', async () => {
    await foldedRecord(desk, 'one');
    const writer = desk.open();
    const open = desk.open({ readOnly: true });
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

  it('is not touched when it is damaged, and not made when it is missing', async () => {
    await foldedRecord(desk, 'one');
    editFile(desk, document, flip('latest'));
    writeFileSync(desk.path('settings.json'), 'not JSON');
    const before = desk.files();
    const open = desk.open({ readOnly: true });
    expect(await open.notes()).toEqual(['latest', 'one']);
    expect(await status(open)).toEqual({ state: 'read-only', damaged: true, setAside: [] });
    await open.ask('settings.get', null);
    open.backend.close();
    expect(desk.files()).toEqual(before);

    const nowhere = makeDesk();
    const empty = nowhere.open({ readOnly: true });
    expect(await empty.notes()).toEqual([]);
    empty.backend.close();
    expect(existsSync(nowhere.dataDir)).toBe(false);
    nowhere.remove();
  });
});
