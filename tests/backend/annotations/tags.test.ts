import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupText } from '../../support/backup-text';
import { defaultSettings } from '#contract/settings';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';

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

const tagsOnDisk = async () => {
  open = dataFolder.open();
  return (await open.ask('annotations.list', { textId })).annotations.map(({ tags }) => tags);
};

it('tags are cleaned on creation and on a change of many, and invisible ones are not taken', async () => {
  const made = await open.create({ tags: [' Land  question', 'land question', '\u200b', ''] });
  expect(made.tags).toEqual(['Land question']);
  const annotation = { ...newAnnotation(), tags: ['a ', '\u200b'] };
  const once = await open.ask('annotations.create', { textId, annotation });
  expect(await open.ask('annotations.create', { textId, annotation }), 'asked again').toEqual(once);

  const add = (tag: string) =>
    open.invoke('annotations.changeMany', { textId, ids: [made.id], changes: { tags: { add: [tag] } } });
  expect(await add('\u200b')).toMatchObject({ ok: false, error: { code: 'bad-argument' } });
  expect(await add('LAND question')).toMatchObject({ ok: true, value: { changed: 0 } });
  expect(await tagsOnDisk()).toEqual([['Land question'], ['a']]);
});

it('tags that are on disk already stay as they are until they are removed', async () => {
  const { annotation } = await brought(['Reform', 'reform', '\u200b', ' x']);
  const change = (tags: string[]) =>
    open.ask('annotations.update', { textId, id: annotation.id, changes: { tags } });
  await open.ask('annotations.update', { textId, id: annotation.id, changes: { note: 'other words' } });
  expect(await tagsOnDisk()).toEqual([['Reform', 'reform', '\u200b', ' x']]);
  expect((await change([...annotation.tags, 'REFORM', '\u3164', ' y'])).tags).toEqual([
    ...annotation.tags,
    'y',
  ]);
  expect((await change(['reform', ' x', 'y'])).tags).toEqual(['reform', ' x', 'y']);
  await open.ask('annotations.changeMany', {
    textId,
    ids: [annotation.id],
    changes: { tags: { remove: ['x', 'REFORM'] } },
  });
  expect(await tagsOnDisk()).toEqual([['y']]);
});

/** A note with these tags, as an older program wrote it. */
const brought = async (tags: readonly string[]) => {
  const time = '2026-01-01T00:00:00.000Z';
  const annotation = { ...newAnnotation(), note: 'words', textId, created: time, modified: time, tags };
  const texts = new Map([[textId, { annotations: [annotation], trash: [], versions: [] }]]);
  const content = backupText(time, texts, defaultSettings);
  await open.ask('restore.apply', {
    source: await open.read(content),
    bringBack: { missing: true, trashed: true, changed: true },
  });
  return { annotation };
};
