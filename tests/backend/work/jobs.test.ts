import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#contract/settings';
import { longestPart, type BackupPart, type RestoreSource } from '#contract/my-data';
import type { Events } from '#contract/events';
import { backupText } from '../../support/backup-text';
import { idleTime } from '#backend/record/idle-timer';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';

let dataFolder: DataFolder;
let open: OpenBackend;
/** A backup with other wordings of the same notes, which has been sent. */
let other: RestoreSource;
const count = 6000;
const ids = Array.from({ length: count }, () => randomUUID());
const all = { missing: true, trashed: true, changed: true };

const annotation = (id: string, note: string) => ({
  ...newAnnotation(),
  id,
  textId,
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
  note,
});
const backupOf = (note: string): string => {
  const annotations = ids.map((id) => annotation(id, `${note} ${'and more of it '.repeat(20)}`));
  const texts = new Map([[textId, { annotations, trash: [], versions: [] }]]);
  return backupText('', texts, defaultSettings);
};
const backups = { before: backupOf('before'), other: backupOf('other') };
const noteOf = async (id: string) =>
  (await open.ask('annotations.list', { textId })).annotations.find((one) => one.id === id)?.note;
const update = (id: string, note: string) =>
  open.invoke('annotations.update', { textId, id, changes: { note } });
const files = () =>
  Array.from(dataFolder.files(), ([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]);
/** Resolves when the job of that name has announced its progress for the first time. */
const underWay = (work: string): Promise<void> =>
  new Promise((resolve) => {
    open.backend.subscribe((event, payload) => {
      if (event === 'work.progress' && (payload as Events['work.progress']).work === work) resolve();
    });
  });

beforeEach(async () => {
  dataFolder = makeDataFolder();
  open = dataFolder.open();
  await open.ask('restore.apply', { source: await open.read(backups.before), bringBack: all });
  other = await open.read(backups.other);
});
afterEach(() => {
  vi.useRealTimers();
  open.backend.close();
  dataFolder.remove();
});

const partOfOther = (): BackupPart => ({
  reading: randomUUID(),
  part: 0,
  text: backups.other.slice(0, longestPart),
  last: false,
});

/** All long jobs. */
const works: readonly [string, (work: string) => Promise<{ ok: boolean }>][] = [
  ['a check', (work) => open.invoke('record.check', { work })],
  ['a backup', (work) => open.invoke('backup.save', { work })],
  ['the reading of a part of a backup', (work) => open.invoke('restore.receive', { ...partOfOther(), work })],
  ['a preview', (work) => open.invoke('restore.preview', { source: other, work })],
  ['a restore', (work) => open.invoke('restore.apply', { source: other, bringBack: all, work })],
];

describe.each(works)('%s', (_, begin) => {
  it('announces its progress, and lets other commands run in between', async () => {
    const seen: Events['work.progress'][] = [];
    open.backend.subscribe((event, payload) => {
      if (event === 'work.progress') seen.push(payload as Events['work.progress']); // the payload of this event
    });
    const order: string[] = [];
    const long = begin('mine').then(() => order.push('the long one'));
    const short = update(ids[0] ?? '', 'typed meanwhile').then(() => order.push('the short one'));
    await Promise.all([long, short]);
    expect(order).toEqual(['the short one', 'the long one']);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.map(({ work }) => work)).toEqual(seen.map(() => 'mine'));
    const done = seen.map((one) => one.done);
    expect(done).toEqual(done.toSorted((one, other) => one - other));
    expect(Math.min(...done)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...done)).toBeLessThanOrEqual(1);
  });

  it('can be cancelled by its name, then changes nothing, and can be repeated', async () => {
    const before = files();
    const long = begin('mine');
    await underWay('mine');
    await open.ask('work.cancel', { work: 'another' });
    await open.ask('work.cancel', { work: 'mine' });
    expect(await long).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(files()).toEqual(before);
    expect(await begin('mine')).toMatchObject({ ok: true });
    expect(open.reported).toEqual([]);
  });

  it('ends when the backend closes, and writes nothing afterwards', async () => {
    const long = begin('mine');
    await underWay('mine');
    open.backend.close();
    const before = files();
    expect(await long).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await begin('later')).toMatchObject({ ok: false });
    expect(files()).toEqual(before);
  });
});

describe('a change during a long job', () => {
  it('is not in a backup that began before it, and the backup is complete', async () => {
    const long = open.backup({ work: 'mine' });
    await underWay('mine');
    expect(await update(ids[0] ?? '', 'first, later')).toMatchObject({ ok: true });
    expect(await update(ids.at(-1) ?? '', 'last, later')).toMatchObject({ ok: true });
    await open.ask('annotations.delete', { textId, id: ids[1] ?? '' });
    const { content } = await long;
    expect(content.includes('later')).toBe(false);
    const shown = await open.ask('restore.preview', { source: await open.read(content) });
    expect(shown).toMatchObject({
      lost: 0,
      texts: [{ same: count - 3, changed: 2, trashed: 1, missing: 0 }],
    });
  });

  it('does not make a check find anything wrong', async () => {
    const long = open.ask('record.check', { work: 'mine' });
    await underWay('mine');
    expect(await update(ids[0] ?? '', 'later')).toMatchObject({ ok: true });
    expect(await long).toMatchObject({ ok: true, records: [{ annotations: count }] });
    open.backend.close();
    open = dataFolder.open();
    expect(await open.ask('record.check', {})).toMatchObject({ ok: true });
    expect(await noteOf(ids[0] ?? '')).toBe('later');
  });

  it('may be compacted in the middle of a check, which verifies what was there when it began', async () => {
    open.backend.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    open = dataFolder.open();
    await update(ids[0] ?? '', 'long '.repeat(210_000)); // long enough for the journal to be compacted once nobody writes
    const document = dataFolder.files().get(`records/${textId}.json`);
    const long = open.ask('record.check', { work: 'mine' });
    await underWay('mine');
    expect(await update(ids[1] ?? '', 'later, and compacted')).toMatchObject({ ok: true });
    vi.advanceTimersByTime(idleTime);
    const compacted = dataFolder.files();
    expect(compacted.get(`records/${textId}.json`)?.equals(document ?? Buffer.alloc(0))).toBe(false);
    const { ok, files: checked, records } = await long;
    expect({ ok, records }).toMatchObject({ ok: true, records: [{ annotations: count, problem: null }] });
    expect(checked.find(({ kind }) => kind === 'document')?.bytes).toBe(document?.length);
    expect(checked.filter(({ kind }) => kind === 'snapshot')).toEqual([]);
    expect([...compacted.keys()].filter((name) => name.startsWith('snapshots/'))).toHaveLength(1);
    expect(await open.ask('record.check', {})).toMatchObject({ ok: true });
  });

  it('is kept as an earlier version by a restore that replaces it', async () => {
    const long = open.ask('restore.apply', { source: other, bringBack: all, work: 'mine' });
    await underWay('mine');
    expect(await update(ids[0] ?? '', 'typed meanwhile')).toMatchObject({ ok: true });
    expect(await long).toEqual({ restored: count, lost: 0 });
    expect(await noteOf(ids[0] ?? '')).toMatch(/^other/);
    const versions = await open.ask('annotations.versions', { textId, id: ids[0] ?? '' });
    expect(versions.map(({ note }) => note)).toContain('typed meanwhile');
  });
});
