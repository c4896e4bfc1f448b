import { readdirSync, readFileSync } from 'node:fs';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordStatus } from '#contract/commands';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';
import { faultyDisk, systemError, type FaultyDisk, type Step } from '../support/faulty-files';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const makeDisk = (): FaultyDisk => faultyDisk(nodeFiles, createConfDocuments(Conf, dataFolder.dataDir));
const failAt = (disk: FaultyDisk, wanted: Step, fate: Error | number): void =>
  disk.suffer((step) => (step === wanted ? fate : null));

const create = (open: OpenBackend, note: string) =>
  open.invoke('annotations.create', { textId, annotation: { ...newAnnotation(), note } });
const statuses = (open: OpenBackend): RecordStatus['state'][] => {
  const seen: RecordStatus['state'][] = [];
  open.backend.subscribe((event, payload) => {
    if (event === 'record.changed') seen.push((payload as RecordStatus).state); // the payload of this event
  });
  return seen;
};

describe('a change that cannot be written', () => {
  const failures: [string, Step, Error | number][] = [
    ['no space is left', 'append', systemError('ENOSPC')],
    ['no space is left for all of it', 'append', 40],
    ['the disk does not flush it', 'flush', systemError('EIO')],
    ['the folder has become read-only', 'openAppend', systemError('EROFS')],
  ];

  it.each(failures)('fails, is not listed, and is not there after a restart: %s', async (_, step, fate) => {
    const disk = makeDisk();
    const open = dataFolder.open(disk);
    await create(open, 'before');
    const seen = statuses(open);
    if (step === 'openAppend') open.backend.close(); // so that a new file is needed
    const again = step === 'openAppend' ? dataFolder.open(disk) : open;
    const seenAgain = step === 'openAppend' ? statuses(again) : seen;
    await again.notes();

    failAt(disk, step, fate);
    expect(await create(again, 'lost')).toMatchObject({ ok: false, error: { code: 'not-on-disk' } });
    expect(await create(again, 'lost too')).toMatchObject({ ok: false, error: { code: 'not-on-disk' } });
    expect(await again.notes()).toEqual(['before']);
    expect((await again.ask('annotations.list', { textId })).history.undo).toBe(again === open ? 1 : 0);
    expect(seenAgain).toEqual(['failing']);
    expect(await dataFolder.open().notes()).toEqual(['before']);

    disk.suffer(() => null);
    expect(await create(again, 'after')).toMatchObject({ ok: true });
    expect(seenAgain).toEqual(['failing', 'ok']);
    const later = dataFolder.open();
    expect(await later.notes()).toEqual(['after', 'before']);
    expect((await later.ask('app.boot', { textId })).record).toEqual({
      state: 'ok',
      damaged: false,
      setAside: [],
    });
  });

  it('is replaced by the next change when it could not be cut off', async () => {
    const disk = makeDisk();
    const open = dataFolder.open(disk);
    const { id } = await open.create({ note: 'before' });
    disk.suffer((step) => (step === 'flush' || step === 'truncate' ? systemError('EIO') : null));
    const lost = await open.invoke('annotations.update', {
      textId,
      id,
      changes: { note: 'not acknowledged' },
    });
    expect(lost).toMatchObject({ error: { code: 'not-on-disk' } });
    disk.suffer(() => null);
    await create(open, 'after');
    const later = dataFolder.open();
    expect(await later.notes()).toEqual(['after', 'before']);
    expect((await later.ask('app.boot', { textId })).record.state).toBe('ok');
  });

  it('leaves undo and redo as they were', async () => {
    const disk = makeDisk();
    const open = dataFolder.open(disk);
    await create(open, 'one');
    failAt(disk, 'flush', systemError('EIO'));
    expect(await open.invoke('history.undo', { textId })).toMatchObject({ error: { code: 'not-on-disk' } });
    expect(await open.notes()).toEqual(['one']);
    disk.suffer(() => null);
    expect(await open.ask('history.undo', { textId })).toMatchObject({ kind: 'create' });
    expect(await open.notes()).toEqual([]);
  });
});

describe('a compaction', () => {
  /** Two runs that ended well, then one with changes that are only in the journal. */
  const prepare = async (): Promise<{ disk: FaultyDisk; open: OpenBackend; notes: string[] }> => {
    for (const note of ['one', 'two']) {
      const run = dataFolder.open();
      await create(run, note);
      run.backend.close();
    }
    const disk = makeDisk();
    const open = dataFolder.open(disk);
    await create(open, 'three');
    return { disk, open, notes: ['one', 'three', 'two'] };
  };

  it('flushes and verifies before it removes anything', async () => {
    const { disk, open } = await prepare();
    const before = disk.steps.length;
    open.backend.close();
    expect(disk.steps.slice(before)).toEqual([
      'write document',
      'flush file',
      'makeFolder',
      'link',
      'flushFolder',
      'flushFolder',
      'rename',
      'flushFolder',
      'remove',
      'flushFolder',
    ]);
  });

  it('loses nothing wherever it is interrupted', async () => {
    for (let cut = 1; ; cut += 1) {
      dataFolder.remove();
      dataFolder = makeDataFolder();
      const { disk, open, notes } = await prepare();
      const last = disk.steps.length + cut;
      disk.suffer((_, count) => (count >= last ? systemError('ESTOPPED') : null));
      open.backend.close();
      const isWhole = disk.steps.length < last;
      const later = dataFolder.open();
      expect([cut, await later.notes()]).toEqual([cut, notes]);
      expect([cut, (await later.ask('app.boot', { textId })).record.state]).toEqual([cut, 'ok']);
      later.backend.close();
      expect([cut, await dataFolder.open().notes()]).toEqual([cut, notes]);
      if (isWhole) break;
    }
  });

  it('keeps the good document when the store library has written only a part without an error', async () => {
    const { disk, open, notes } = await prepare();
    const document = dataFolder.path(`records/${textId}.json`);
    const good = readFileSync(document);
    failAt(disk, 'write document', 300);
    open.backend.close();
    expect(open.reported).toHaveLength(1);
    expect(readFileSync(document)).toEqual(good);
    expect(readdirSync(dataFolder.path('records'))).toEqual([`${textId}.json`]);
    const later = dataFolder.open();
    expect(await later.notes()).toEqual(notes);
    expect((await later.ask('app.boot', { textId })).record).toEqual({
      state: 'ok',
      damaged: false,
      setAside: [],
    });
  });

  it('leaves no document rather than a truncated one when there was none', async () => {
    const disk = makeDisk();
    const open = dataFolder.open(disk);
    await create(open, 'one');
    failAt(disk, 'write document', 300);
    open.backend.close();
    expect(readdirSync(dataFolder.path('records'))).toEqual([]);
    expect(await dataFolder.open().notes()).toEqual(['one']);
  });
});
