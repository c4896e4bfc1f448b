import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findNote } from '#backend/find-note';
import { CommandError } from '#contract/result';
import { makeDataFolder, newAnnotation, type DataFolder } from './support/data-folder';
import { madeUpLibrary, studyText } from './support/study-text';

const [a, b] = ['text-a', 'text-b'];
const library = madeUpLibrary(studyText(a), studyText(b));
let dataFolder: DataFolder;
beforeEach(() => (dataFolder = makeDataFolder()));
afterEach(() => dataFolder.remove());

it('names the text of a note, also of a text that no window shows, after a restart', async () => {
  const note = newAnnotation();
  const open = dataFolder.open({ library });
  await open.ask('annotations.create', { textId: b, annotation: note });
  expect(await open.ask('note.find', { id: note.id.toUpperCase() })).toEqual({ textId: b, id: note.id });
  open.backend.close();
  const again = dataFolder.open({ library });
  await again.ask('text.open', { textId: a, client: 'window' });
  expect(await again.ask('note.find', { id: note.id })).toEqual({ textId: b, id: note.id });
  again.backend.close();
});

it('finds no note that nobody has, and none that is in the trash', async () => {
  const note = newAnnotation();
  const open = dataFolder.open({ library });
  expect(await open.ask('note.find', { id: randomUUID() })).toBeNull();
  await open.ask('annotations.create', { textId: a, annotation: note });
  await open.ask('annotations.delete', { textId: a, id: note.id });
  expect(await open.ask('note.find', { id: note.id })).toBeNull();
  expect(await open.invoke('note.find', { id: '../a' })).toMatchObject({ error: { code: 'bad-argument' } });
  open.backend.close();
});

it('finds a note beside a record that cannot be opened', () => {
  const id = randomUUID();
  const annotations = (textId: string) => {
    if (textId === a) throw new CommandError('newer-format', 'The record is of a later version.');
    return { list: () => ({ annotations: [{ id }] }) };
  };
  const services = {
    library: { ids: () => [a, b] },
    records: { has: () => true, annotations },
    uses: { isUsed: (textId: string) => textId === a },
  } as unknown as Parameters<typeof findNote>[0]; // all that it looks at
  expect(findNote(services, id)).toEqual({ textId: b, id });
  expect(findNote(services, randomUUID())).toBeNull();
});
