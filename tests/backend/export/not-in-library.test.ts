import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultOptions } from '#core/export/options';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from '../support/data-folder';
import { madeUpLibrary, studyText } from '../support/study-text';

let folder: DataFolder;
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => folder.remove());

it('counts the notes on a text that is no longer in the library', async () => {
  const library = madeUpLibrary(studyText(textId), studyText('gone'));
  const both = folder.open({ library });
  const here = await both.create();
  for (const note of ['one', 'two'])
    await both.ask('annotations.create', { textId: 'gone', annotation: { ...newAnnotation(), note } });
  both.backend.close();

  const now = folder.open();
  const request = { format: 'csv', options: defaultOptions('csv') } as const;
  const all = await now.ask('export.save', { ...request, textId: null });
  expect(all).toMatchObject({ notes: 1, notInLibrary: 2 });
  const one = await now.ask('export.save', { ...request, textId });
  expect(one).toMatchObject({ notes: 1, notInLibrary: 0 });
  const chosen = await now.ask('export.save', { ...request, textId: null, ids: [here.id] });
  expect(chosen).toMatchObject({ notes: 1, notInLibrary: 0 });
  now.backend.close();
});
