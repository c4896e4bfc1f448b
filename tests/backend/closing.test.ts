import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Files } from '#backend/ports/files';
import { nodeFiles } from '#backend/ports/node-files';
import { idleTime } from '#backend/record/idle-timer';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from './support/data-folder';
import { systemError } from './support/faulty-files';
import { madeUpLibrary, studyText } from './support/study-text';

const texts = ['first-text', 'second-text'];
const library = madeUpLibrary(...texts.map(studyText));
/** Long enough for the journal to be compacted once nobody writes. */
const long = 'long '.repeat(210_000);

/**
 * Closes files and then fails. The descriptor is free all the same, and the next file that is opened may get
 * it.
 */
const closingBadly: Files = {
  ...nodeFiles,
  openAppend(path) {
    const file = nodeFiles.openAppend(path);
    return {
      get size() {
        return file.size;
      },
      append: (bytes) => file.append(bytes),
      flush: () => file.flush(),
      truncate: (size) => file.truncate(size),
      close() {
        file.close();
        throw systemError('EIO');
      },
    };
  },
};

const create = (open: OpenBackend, id: string, note: string) =>
  open.ask('annotations.create', { textId: id, annotation: { ...newAnnotation(), note } });
const notes = async (open: OpenBackend) =>
  Promise.all(
    texts.map(async (id) =>
      (await open.ask('annotations.list', { textId: id })).annotations.map(({ note }) => note),
    ),
  );

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => {
  vi.useRealTimers();
  dataFolder.remove();
});

describe('a file of the journal that the system cannot close', () => {
  it('is not written to again: the next change goes to its own text', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const open = dataFolder.open({ library, files: closingBadly });
    await create(open, 'first-text', long);
    vi.advanceTimersByTime(idleTime);
    await create(open, 'second-text', 'two');
    await create(open, 'first-text', 'one');
    const again = dataFolder.open({ library });
    expect(await notes(again)).toEqual([[long, 'one'], ['two']]);
    expect(await again.ask('record.check', {})).toMatchObject({ ok: true });
  });

  it('does not keep the other records from closing', async () => {
    const open = dataFolder.open({ library, files: closingBadly });
    for (const id of texts) await create(open, id, `on ${id}`);
    open.backend.close();
    expect([...dataFolder.files().keys()]).toEqual(
      expect.arrayContaining(texts.map((id) => `records/${id}.json`)),
    );
    expect(open.reported).toEqual([]);
  });
});

it('a segment that could not be removed once is removed later, like the others', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const note of ['one', 'two']) await dataFolder.open().create({ note }); // killed: each run leaves a segment
  const compacting = dataFolder.open();
  await compacting.notes();
  compacting.backend.close();
  let removals = 0;
  const remove = (path: string): void => {
    removals += 1;
    if (removals === 2) throw systemError('EBUSY');
    nodeFiles.remove(path);
  };
  const open = dataFolder.open({ files: { ...nodeFiles, remove } });
  await open.create({ note: long });
  vi.advanceTimersByTime(idleTime);
  expect(removals, 'at this compaction the second one is refused').toBe(2);
  await open.create({ note: 'last' });
  open.backend.close();
  const segments = [...dataFolder.files().keys()].filter((name) => name.startsWith('journal/'));
  expect(segments, 'what the last snapshot holds has gone').toEqual([`journal/${textId}.4.jsonl`]);
  expect(await dataFolder.open().notes()).toEqual(['last', long, 'one', 'two']);
});
