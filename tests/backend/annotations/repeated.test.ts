import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationChanges } from '#core/annotation/annotation';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';

// The answer to a command was lost, and the window that sent it sends it again.

let dataFolder: DataFolder;
let open: OpenBackend;
beforeEach(() => {
  dataFolder = makeDataFolder();
  open = dataFolder.open();
});
afterEach(() => {
  expect(open.reported).toEqual([]);
  dataFolder.remove();
});

const update = (id: string, changes: AnnotationChanges, more: { request?: string; base?: string } = {}) =>
  open.ask('annotations.update', { textId, id, changes, ...more });
const remove = (...ids: string[]) => open.ask('annotations.deleteMany', { textId, ids });
const live = async () => (await open.ask('annotations.list', { textId })).annotations;
const trash = async () => (await open.ask('trash.list', { textId })).map(({ id }) => id);
const undoDepth = async () => (await open.ask('annotations.list', { textId })).history.undo;

/** The process is killed, so that nothing is compacted, and the folder is opened by another. */
const killed = (): void => void (open = dataFolder.open());
/** The program is closed in order and started again. */
const restarted = (): void => {
  open.backend.close();
  open = dataFolder.open();
};

describe('a creation that is repeated is answered as done', () => {
  it.each([
    ['at once', () => undefined],
    ['after the process was killed', killed],
    ['after a restart', restarted],
  ])('%s, whatever another window has made of the annotation', async (_when, between) => {
    const annotation = newAnnotation();
    await open.ask('annotations.create', { textId, annotation });
    await update(annotation.id, { note: 'another window’s words', colour: 'pink' });
    between();
    expect(await open.ask('annotations.create', { textId, annotation })).toMatchObject({ id: annotation.id });
    expect(await live()).toMatchObject([{ note: 'another window’s words', colour: 'pink' }]);
    await remove(annotation.id);
    between();
    await open.ask('annotations.create', { textId, annotation });
    expect(await live(), 'it stays in the trash').toEqual([]);
  });

  it('also when the trash was emptied meanwhile, and then makes nothing', async () => {
    const annotation = newAnnotation();
    const made = await open.ask('annotations.create', { textId, annotation });
    await remove(annotation.id);
    await open.ask('trash.empty', { textId });
    expect(await open.ask('annotations.create', { textId, annotation })).toEqual(made);
    expect([await live(), await trash()]).toEqual([[], []]);
  });
});

describe('a change that is repeated is answered as done', () => {
  it.each([
    ['at once', () => undefined],
    ['after the process was killed', killed],
  ])('%s, and does not undo what another window has changed since', async (_when, between) => {
    const made = await open.create();
    const request = randomUUID();
    const changes = { colour: 'green', note: 'mine' } as const;
    const changed = await update(made.id, changes, { request, base: made.modified });
    await update(made.id, { colour: 'blue', note: 'another window’s words' });
    between();
    expect(await update(made.id, changes, { request, base: made.modified })).toEqual(changed);
    expect(await live()).toMatchObject([{ colour: 'blue', note: 'another window’s words' }]);
    await remove(made.id);
    between();
    expect(await update(made.id, changes, { request, base: made.modified })).toEqual(changed);
    expect(await trash()).toEqual([made.id]);
  });

  it('also when it had nothing to change', async () => {
    const made = await open.create({ colour: 'green' });
    const request = randomUUID();
    await update(made.id, { colour: 'green' }, { request });
    await update(made.id, { colour: 'blue' });
    expect(await update(made.id, { colour: 'green' }, { request })).toMatchObject({ colour: 'green' });
    expect(await live()).toMatchObject([{ colour: 'blue' }]);
  });

  it('with the conflict that it met', async () => {
    const made = await open.create();
    await update(made.id, { note: 'theirs' });
    const request = randomUUID();
    const first = await update(made.id, { note: 'mine' }, { request, base: made.modified });
    expect(first.conflict).toBe(true);
    expect(await update(made.id, { note: 'mine' }, { request, base: made.modified })).toEqual(first);
  });

  it('but the same change under another request is a change of its own', async () => {
    const made = await open.create();
    await update(made.id, { colour: 'green' }, { request: randomUUID() });
    await update(made.id, { colour: 'blue' });
    await update(made.id, { colour: 'green' }, { request: randomUUID() });
    expect(await live()).toMatchObject([{ colour: 'green' }]);
  });
});

describe('what is in the trash or out of it already', () => {
  it('counts as deleted, alone and among others', async () => {
    const [one, other] = [await open.create(), await open.create()];
    await open.ask('annotations.delete', { textId, id: one.id });
    await open.ask('annotations.delete', { textId, id: one.id });
    await remove(one.id, other.id);
    await remove(one.id, other.id);
    expect(await live()).toEqual([]);
    expect(await undoDepth(), 'a repetition is no step').toBe(4);
  });

  it('counts as restored, alone and among others', async () => {
    const [one, other] = [await open.create(), await open.create()];
    await remove(one.id, other.id);
    await open.ask('trash.restore', { textId, ids: [one.id] });
    await open.ask('trash.restore', { textId, ids: [one.id, other.id] });
    await open.ask('trash.restore', { textId, ids: [one.id, other.id] });
    expect(await live()).toHaveLength(2);
    expect(await undoDepth()).toBe(5);
  });
});

it('emptying the trash removes what was shown, and not what was deleted meanwhile', async () => {
  const [seen, later] = [await open.create(), await open.create()];
  await remove(seen.id);
  await remove(later.id);
  expect(await open.ask('trash.empty', { textId, ids: [seen.id] })).toEqual({ removed: 1 });
  expect(await open.ask('trash.empty', { textId, ids: [seen.id] })).toEqual({ removed: 0 });
  expect(await trash()).toEqual([later.id]);
});
