import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { annotation, askedBackend, changed, history, settled, uuid } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

const backend = askedBackend();
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { createTextSession } = await import('#renderer/stores/text-session');

let session: ReturnType<typeof createTextSession>;
let store: ReturnType<typeof useAnnotationsStore>;

const notes = (): readonly string[] => store.all.map((entry) => entry.annotation.note);
const colourOf = (number: number): string | undefined => store.byId.get(uuid(number))?.annotation.colour;
const list = (...annotations: ReturnType<typeof annotation>[]) => ({ annotations, history, trashed: 0 });
const highlight = (): string =>
  store.create({ start: 0, end: 3 }, { colour: 'yellow', style: 'solid' }, 'highlighting');

beforeEach(() => {
  setActivePinia(createPinia());
  backend.forget();
  session = createTextSession(bootWithSmallText.text);
  store = useAnnotationsStore(session);
});

describe('deleting', () => {
  it('works while the note is being saved: its words go to the trash', async () => {
    store.load(list());
    const id = store.create(null, { colour: 'yellow', style: 'solid' }, 'commenting');
    store.change(id, { note: 'typed' }, true);
    const removed = store.remove(id);
    const creation = backend.last('annotations.create');
    const saved = { ...annotation(1), ...creation.argument.annotation };
    await creation.answer(saved);
    await backend.last('annotations.update').answer({ ...saved, note: 'typed' });
    await backend.last('annotations.delete').answer(null);
    expect(await removed).toBe('trashed');
  });

  it('asks the backend for a highlight whose creation got no answer, since it may have been made', async () => {
    store.load(list());
    const id = highlight();
    await backend.last('annotations.create').refuse('unreachable');
    const removed = store.remove(id);
    await backend.last('annotations.create').refuse('unreachable');
    await backend.last('annotations.delete').answer(null);
    expect(await removed).toBe('gone');
    expect(store.byId.has(id)).toBe(false);
  });

  it('is done when another window was faster', async () => {
    store.load(list(annotation(1)));
    const removed = store.remove(uuid(1));
    await settled();
    await backend.last('annotations.delete').refuse('not-found');
    expect(await removed).toBe('trashed');
    expect([notes(), useNoticesStore().problems]).toEqual([[], []]);
  });

  it('takes two requests when the last words cannot be saved at all', async () => {
    store.load(list(annotation(1)));
    const refuse = async () => {
      await settled();
      await backend.last('annotations.update').refuse('bad-argument');
    };
    store.change(uuid(1), { note: 'refused' });
    await refuse();
    const first = store.remove(uuid(1));
    await refuse();
    expect(await first).toBe('kept');
    await settled();
    expect(useNoticesStore().status).toContain('Delete it again');
    const second = store.remove(uuid(1));
    await refuse();
    await backend.last('annotations.delete').answer(null);
    expect(await second).toBe('trashed');
    expect(store.unsaved.size).toBe(0);
  });
});

it('a highlight that is deleted elsewhere before its creation is answered stays deleted', () => {
  store.load(list());
  const id = highlight();
  store.follow(changed([], [id]));
  expect(notes()).toEqual([]);
  expect(backend.questions('annotations.create')).toHaveLength(1);
  expect(store.hasUnsent).toBe(false);
});

it('an answer to a repetition does not bring back the state of the first answer', async () => {
  store.load(list(annotation(1)));
  store.change(uuid(1), { colour: 'green' });
  await settled();
  const mine = annotation(1, 2, { colour: 'green' });
  store.follow(changed([mine]));
  await backend.last('annotations.update').refuse('unreachable');
  store.follow(changed([annotation(1, 3, { colour: 'pink' })]));
  void store.flush();
  await backend.last('annotations.update').answer(mine);
  expect(colourOf(1)).toBe('pink');
});
