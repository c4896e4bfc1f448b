import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDataFolder, newAnnotation, type DataFolder } from '../support/data-folder';
import { madeUpLibrary, studyText } from '../support/study-text';

let dataFolder: DataFolder;
beforeEach(() => void (dataFolder = makeDataFolder()));
afterEach(() => dataFolder.remove());

const ids = Array.from({ length: 20 }, (_, index) => `text-${index}`);

it('of many texts only the last used ones stay in memory, and what was done can be undone in each', async () => {
  const source = madeUpLibrary(...ids.map((id) => studyText(id)));
  const reads: string[] = [];
  const library = { ...source, readText: (id: string) => (reads.push(id), source.readText(id)) };
  const open = dataFolder.open({ library });
  for (const textId of ids) {
    await open.ask('annotations.create', { textId, annotation: { ...newAnnotation(), note: textId } });
  }
  expect(reads, 'notes are saved without reading the text').toEqual([]);
  for (const textId of ids) await open.ask('text.open', { textId });
  reads.length = 0;
  for (const textId of ids.toReversed()) {
    const { annotations, history } = (await open.ask('text.open', { textId })).annotations;
    expect([annotations.map(({ note }) => note), history.undo]).toEqual([[textId], 1]);
    await open.ask('history.undo', { textId });
  }
  expect(reads).toContain('text-1');
  expect(reads).not.toContain('text-19');
  expect(open.reported).toEqual([]);
  open.backend.close();
});

it('a backup of more texts than stay in memory is restored whole', async () => {
  const library = madeUpLibrary(...ids.map((id) => studyText(id)));
  const elsewhere = makeDataFolder();
  const other = elsewhere.open({ library });
  for (const textId of ids) {
    await other.ask('annotations.create', { textId, annotation: { ...newAnnotation(), note: textId } });
  }
  const { content } = await other.backup();
  elsewhere.remove();

  const open = dataFolder.open({ library });
  const source = await open.read(content);
  const bringBack = { missing: true, trashed: true, changed: true };
  expect(await open.ask('restore.apply', { source, bringBack })).toEqual({ restored: ids.length, lost: 0 });
  open.backend.close();
  const again = dataFolder.open({ library });
  for (const textId of ids) {
    const { annotations } = await again.ask('annotations.list', { textId });
    expect(annotations.map(({ note }) => note)).toEqual([textId]);
  }
});
