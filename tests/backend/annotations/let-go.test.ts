import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewAnnotation } from '#core/annotation/annotation';
import { idleTime } from '#backend/record/idle-timer';
import { makeDataFolder, newAnnotation, type DataFolder, type OpenBackend } from '../support/data-folder';
import { faultyDisk, systemError } from '../support/faulty-files';
import { madeUpLibrary, studyText } from '../support/study-text';
import { watchedFiles, watchedLibrary } from '../support/watched-disk';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { noHost } from '#backend/ports/host';
import { nodeFiles } from '#backend/ports/node-files';
import Conf from 'conf';

// A record, its text and its index are let go when the last window has left the text. Nobody notices.

const [a, b] = ['text-a', 'text-b'];
const library = madeUpLibrary(studyText(a), studyText(b));
let dataFolder: DataFolder;
let open: OpenBackend;
let disk: ReturnType<typeof watchedFiles>;
beforeEach(() => {
  dataFolder = makeDataFolder();
  disk = watchedFiles();
  open = dataFolder.open({ library, files: disk.files });
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  dataFolder.remove();
});

const show = (textId: string, client = 'window') => open.ask('text.open', { textId, client });
const create = (textId: string, made: Partial<NewAnnotation> = {}, client?: string) =>
  open.ask('annotations.create', {
    textId,
    annotation: { ...newAnnotation(), ...made },
    ...(client === undefined ? {} : { client }),
  });
const list = (textId: string) => open.ask('annotations.list', { textId });
const notes = async (textId: string) => (await list(textId)).annotations.map(({ note }) => note).sort();
const trashed = async (textId: string) =>
  (await open.ask('trash.list', { textId })).map(({ annotation }) => annotation.note);
const isOpen = (textId: string): boolean => disk.open().some((name) => name.startsWith(`${textId}.`));
/** The window goes to the other text, and A is let go. */
const leaveA = async (): Promise<void> => {
  await show(a);
  await show(b);
  expect(isOpen(a)).toBe(false);
};

describe('the last window that leaves a text', () => {
  it('closes its journal, and not before', async () => {
    await show(a, 'one');
    await show(a, 'two');
    await create(a);
    await show(b, 'one');
    expect(isOpen(a)).toBe(true);
    await open.ask('text.use', { textId: null, client: 'two' });
    expect(isOpen(a)).toBe(false);
  });

  it('lets go of the text, which is read and verified again', async () => {
    const watched = watchedLibrary(library);
    open = dataFolder.open({ library: watched.library });
    await show(a, 'one');
    await show(a, 'two');
    expect(watched.reads).toEqual([a]);
    await show(b, 'one');
    await show(b, 'two');
    await show(a, 'one');
    expect(watched.reads).toEqual([a, b, a]);
  });

  it('may have begun with its start, or be told of later', async () => {
    await open.ask('app.boot', { textId: a, client: 'one' });
    await open.ask('app.boot', { textId: a });
    await open.ask('text.use', { textId: a, client: 'two' });
    await create(a);
    await show(b, 'two');
    expect(isOpen(a)).toBe(true);
    await show(b, 'one');
    expect(isOpen(a)).toBe(false);
  });

  it('lets nothing go when another text cannot be opened', async () => {
    await show(a);
    await create(a);
    const gone = { textId: 'gone-text', client: 'window' };
    expect(await open.invoke('text.open', gone)).toMatchObject({ error: { code: 'not-found' } });
    expect(isOpen(a)).toBe(true);
  });

  it('does not compact, which can take a second; the end of the program does', async () => {
    await create(a, { note: 'one' });
    await leaveA();
    expect(existsSync(dataFolder.path(`records/${a}.json`))).toBe(false);
    open.backend.close();
    expect(existsSync(dataFolder.path(`records/${a}.json`))).toBe(true);
    open = dataFolder.open({ library });
    expect(await notes(a)).toEqual(['one']);
  });

  it('loses nothing when the program is killed', async () => {
    await create(a, { note: 'one' });
    await leaveA();
    await create(a, { note: 'two' });
    await leaveA();
    open = dataFolder.open({ library });
    expect(await notes(a)).toEqual(['one', 'two']);
  });
});

describe('undo after leaving and coming back', () => {
  it('undoes and redoes what was done before, each in its own text', async () => {
    await create(a, { note: 'in a' });
    await create(b, { note: 'in b' });
    await leaveA();
    expect((await show(a)).annotations.history).toEqual({ undo: 1, redo: 0 });
    expect(await open.ask('history.undo', { textId: a })).toMatchObject({ kind: 'create' });
    expect([await notes(a), await trashed(a), await notes(b)]).toEqual([[], ['in a'], ['in b']]);
    await leaveA();
    expect((await show(a)).annotations.history).toEqual({ undo: 0, redo: 1 });
    await open.ask('history.redo', { textId: a });
    expect([await notes(a), await trashed(a)]).toEqual([['in a'], []]);
    await leaveA();
    open.backend.close();
    open = dataFolder.open({ library });
    expect([await notes(a), await trashed(a)]).toEqual([['in a'], []]);
  });

  it('works while no window shows the text', async () => {
    await create(a, { note: 'in a' });
    await leaveA();
    await open.ask('history.undo', { textId: a });
    expect(await notes(a)).toEqual([]);
  });

  it('asks before it undoes what another window did', async () => {
    const { id } = await create(a, { note: 'mine' }, 'one');
    await open.ask('annotations.update', { textId: a, id, changes: { note: 'theirs' }, client: 'two' });
    await leaveA();
    const asked = (await open.ask('history.undo', { textId: a, client: 'one' }))?.asked;
    expect(asked).toMatchObject({ before: { note: 'mine' }, after: { note: 'theirs' } });
    await leaveA();
    await open.ask('history.undo', { textId: a, client: 'one', agreed: asked?.number ?? 0 });
    expect(await notes(a)).toEqual(['mine']);
  });

  it('goes on with an editing session: no version more than without leaving', async () => {
    const { id } = await create(a, { note: 'first' }, 'window');
    const type = (note: string) =>
      open.ask('annotations.update', { textId: a, id, changes: { note }, client: 'window' });
    await type('first and');
    await leaveA();
    await type('first and second');
    await leaveA();
    expect(await open.ask('annotations.versions', { textId: a, id })).toEqual([]);
    expect((await list(a)).history.undo, 'typing stays one step').toBe(2);
  });

  it('brings nothing back that has aged in the trash meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let time = Date.parse('2026-11-24T08:00:00.000Z');
    open = dataFolder.open({ library, files: disk.files, now: () => new Date(time) });
    const deleted = async (note: string): Promise<void> => {
      const { id } = await create(a, { note });
      await open.ask('annotations.delete', { textId: a, id });
      time += 24 * 60 * 60 * 1000;
    };
    for (let day = 0; day <= 31; day += 1) await deleted(`day ${day}`);
    await create(a, { note: 'x'.repeat(1_000_000) });
    await leaveA();
    await show(a); // with a long journal, which is compacted as soon as nobody writes
    vi.advanceTimersByTime(idleTime);
    vi.useRealTimers();
    expect(existsSync(dataFolder.path(`records/${a}.json`))).toBe(true);
    expect(await trashed(a)).not.toContain('day 0');
    await leaveA();
    while ((await open.ask('history.undo', { textId: a })) !== null);
    const brought = [...(await notes(a)), ...(await trashed(a))];
    expect(brought).toContain('day 20');
    expect(brought).not.toContain('day 0');
  });
});

describe('a request that is repeated after its record was let go', () => {
  it('is answered as it was', async () => {
    const annotation = newAnnotation();
    const made = await open.ask('annotations.create', { textId: a, annotation });
    const request = { textId: a, id: made.id, changes: { note: 'mine' }, request: randomUUID() };
    const changed = await open.ask('annotations.update', request);
    await open.ask('annotations.update', { textId: a, id: made.id, changes: { note: 'theirs' } });
    await leaveA();
    expect(await open.ask('annotations.create', { textId: a, annotation })).toEqual(made);
    await leaveA();
    expect(await open.ask('annotations.update', request)).toEqual(changed);
    expect(await notes(a)).toEqual(['theirs']);
  });

  it('also when it had nothing to change, and nothing else was written', async () => {
    const { id } = await create(a, { colour: 'green' });
    open.backend.close();
    open = dataFolder.open({ library, files: disk.files });
    const request = { textId: a, id, changes: { colour: 'green' }, request: randomUUID() } as const;
    await open.ask('annotations.update', request);
    await leaveA();
    await open.ask('annotations.update', { textId: a, id, changes: { colour: 'blue' } });
    await leaveA();
    await open.ask('annotations.update', request);
    expect((await list(a)).annotations).toMatchObject([{ colour: 'blue' }]);
  });
});

describe('a record with which something is wrong', () => {
  it('stays, so that the damage stays known', async () => {
    await create(a, { note: 'one' });
    open.backend.close();
    const path = dataFolder.path(`records/${a}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"one"', '"two"'));
    open = dataFolder.open({ library, files: disk.files });
    const { record } = await show(a);
    expect(record).toMatchObject({ damaged: true });
    expect((await show(b)).record).toEqual(record);
  });

  it('is left alone at the end of the program when it was damaged meanwhile: the next start says so', async () => {
    await create(a, { note: 'one' });
    await create(a, { note: 'two' });
    await leaveA();
    const path = dataFolder.path(dataFolder.onlyFile('journal'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('"two"', '"six"'));
    open.backend.close();
    open = dataFolder.open({ library });
    expect((await show(a)).record.damaged).toBe(true);
    expect(await notes(a)).toEqual(['one']);
  });

  it('stays while it cannot be written, and the words can be saved later', async () => {
    const faulty = faultyDisk(nodeFiles, createConfDocuments(Conf, dataFolder.dataDir));
    const failing = dataFolder.open({ library, ...faulty });
    const ask = (textId: string) => failing.ask('text.open', { textId, client: 'window' });
    await ask(a);
    faulty.suffer((step) => (step === 'append' ? systemError('ENOSPC') : null));
    const annotation = { ...newAnnotation(), note: 'words' };
    expect(await failing.invoke('annotations.create', { textId: a, annotation })).toMatchObject({
      error: { code: 'not-on-disk' },
    });
    expect((await ask(b)).record).toMatchObject({ state: 'failing', problem: 'full' });
    faulty.suffer(() => null);
    await failing.ask('annotations.create', { textId: a, annotation });
    expect((await ask(b)).record).toEqual({ state: 'ok', damaged: false, setAside: [] });
    expect(await notes(a), 'as another program finds it').toEqual(['words']);
    expect(failing.reported).toHaveLength(1);
  });
});

it('a record stays while a backup is made of it, and is let go afterwards', async () => {
  let [asked, cancel] = [(): void => undefined, (): void => undefined];
  const isAsked = new Promise<void>((now) => (asked = now));
  const answer = new Promise<null>((now) => (cancel = () => now(null)));
  const host = {
    ...noHost,
    destination: () => (asked(), answer),
  };
  open = dataFolder.open({ library, files: disk.files, host });
  await show(a);
  await create(a);
  const saving = open.ask('backup.save', {});
  await isAsked;
  await show(b);
  expect(isOpen(a)).toBe(true);
  cancel();
  expect(await saving).toBeNull();
  expect(isOpen(a)).toBe(false);
});
