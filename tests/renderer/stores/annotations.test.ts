import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { watch } from 'vue';
import { annotation, askedBackend, changed, history, settled, uuid } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

const backend = askedBackend();
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoteListStore } = await import('#renderer/stores/note-list');
const { createTextSession } = await import('#renderer/stores/text-session');

type Store = ReturnType<typeof useAnnotationsStore>;
let session: ReturnType<typeof createTextSession>;
let store: Store;

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

describe('a list that was requested before something else came', () => {
  it('removes nothing that was created meanwhile, whether the event or the answer came', async () => {
    for (const told of ['event', 'answer', 'both']) {
      store.load(list());
      void store.reload();
      const id = highlight();
      const creation = backend.last('annotations.create');
      const saved = { ...annotation(1, 2), ...creation.argument.annotation };
      if (told !== 'answer') store.follow(changed([saved]));
      if (told !== 'event') await creation.answer(saved);
      await backend.last('annotations.list').answer(list());
      if (told === 'event') await creation.answer(saved);
      expect([...store.byId.keys()], told).toEqual([id]);
      expect(store.stateOf(id)).toBe('saved');
    }
  });

  it('does not undo what was removed or changed meanwhile', async () => {
    store.load(list(annotation(1), annotation(2)));
    void store.reload();
    store.follow(changed([annotation(2, 5, { colour: 'pink' })], [uuid(1)]));
    await backend.last('annotations.list').answer(list(annotation(1), annotation(2)));
    expect([...store.byId.keys()]).toEqual([uuid(2)]);
    expect(colourOf(2)).toBe('pink');
    expect(store.trashed).toBe(1);
  });

  it('shows what missed events would have told', async () => {
    store.load(list(annotation(1), annotation(2)));
    void store.reload();
    await backend.last('annotations.list').answer({
      annotations: [annotation(2, 5, { colour: 'pink' }), annotation(3)],
      history: { undo: 3, redo: 1 },
      trashed: 4,
    });
    expect([...store.byId.keys()]).toEqual([uuid(2), uuid(3)]);
    expect(colourOf(2)).toBe('pink');
    expect(store.history).toEqual({ undo: 3, redo: 1 });
    expect(store.trashed).toBe(4);
  });

  it('does not replace a list that was requested later', async () => {
    store.load(list());
    void store.reload();
    void store.reload();
    const [first, last] = backend.questions('annotations.list');
    await last?.answer(list(annotation(1), annotation(2)));
    await first?.answer(list(annotation(1)));
    expect([...store.byId.keys()]).toEqual([uuid(1), uuid(2)]);
  });

  it('is used when the list that was requested later does not come', async () => {
    store.load(list());
    void store.reload();
    void store.reload();
    const [first, last] = backend.questions('annotations.list');
    await last?.refuse('unreachable');
    await first?.answer(list(annotation(1)));
    expect([...store.byId.keys()]).toEqual([uuid(1)]);
  });
});

describe('the list of all is replaced', () => {
  let replacements = 0;
  beforeEach(() => {
    store.load(list(annotation(1)));
    replacements = 0;
    watch(
      () => store.all,
      () => (replacements += 1),
      { flush: 'sync' },
    );
  });
  const orders = [
    ['event', 'answer'],
    ['answer', 'event'],
  ] as const;

  it.each(orders)('once for a creation, with the %s before the %s', async (first) => {
    const id = highlight();
    expect([replacements, store.stateOf(id)]).toEqual([1, 'saving']);
    const creation = backend.last('annotations.create');
    const saved = { ...annotation(1, 2), ...creation.argument.annotation };
    if (first === 'event') store.follow(changed([structuredClone(saved)]));
    await creation.answer(saved);
    if (first === 'answer') store.follow(changed([structuredClone(saved)]));
    expect([replacements, store.stateOf(id)]).toEqual([1, 'saved']);
    expect(store.byId.get(id)?.annotation).toEqual(saved);
    expect(store.all).toContain(store.byId.get(id));
  });

  it.each(orders)('once for a change, with the %s before the %s', async (first) => {
    store.change(uuid(1), { colour: 'green' });
    await settled();
    const saved = annotation(1, 2, { colour: 'green' });
    if (first === 'event') store.follow(changed([saved]));
    expect(store.stateOf(uuid(1))).toBe('saving');
    await backend.last('annotations.update').answer(structuredClone(saved));
    if (first === 'answer') store.follow(changed([saved]));
    expect([replacements, store.stateOf(uuid(1))]).toEqual([1, 'saved']);
    expect(store.all.map((entry) => entry.annotation)).toEqual([saved]);
    expect(store.byId.get(uuid(1))).toBe(store.all[0]);
  });

  it.each(orders)('once for a deletion, with the %s before the %s', async (first) => {
    const removed = store.remove(uuid(1));
    await settled();
    if (first === 'event') store.follow(changed([], [uuid(1)]));
    await backend.last('annotations.delete').answer(null);
    if (first === 'answer') store.follow(changed([], [uuid(1)]));
    expect(await removed).toBe('trashed');
    expect(replacements).toBe(1);
    expect(store.all).toEqual([]);
  });

  it('for what another window changes', () => {
    store.follow(changed([annotation(1, 2, { colour: 'pink' }), annotation(2)]));
    expect(replacements).toBe(1);
    expect([colourOf(1), colourOf(2)]).toEqual(['pink', 'yellow']);
  });

  it('where the time that the backend gives puts an annotation before another at the same position', async () => {
    store.load(list(annotation(2, 1, { created: '2999-01-01T00:00:00.000Z' })));
    const id = store.create(null, { colour: 'yellow', style: 'solid' }, 'commenting');
    expect(store.all.map((entry) => entry.annotation.id)).toEqual([id, uuid(2)]);
    const creation = backend.last('annotations.create');
    const saved = { ...annotation(1), ...creation.argument.annotation, created: '2999-01-02T00:00:00.000Z' };
    await creation.answer(saved);
    expect(store.all.map((entry) => entry.annotation.id)).toEqual([uuid(2), id]);
  });
});

it('the list of notes follows a time that comes with an answer', async () => {
  store.load(list(annotation(1, 1), annotation(2, 2)));
  const notesList = useNoteListStore(session);
  notesList.order = { by: 'modified', descending: true };
  notesList.setFilter({ kinds: ['note'] });
  notesList.grouping = 'day';
  store.change(uuid(1), { colour: 'green' });
  await settled();
  expect(notesList.ids).toEqual([uuid(2), uuid(1)]);
  const later = { colour: 'green', modified: '2026-02-01T12:00:00.000Z' } as const;
  await backend.last('annotations.update').answer(annotation(1, 1, later));
  expect(notesList.ids).toEqual([uuid(1), uuid(2)]);
  const cards = notesList.rows.map((row) => (row.kind === 'card' ? row.entry.annotation.id : row.group.key));
  expect(cards).toEqual(['2026-02-01', uuid(1), '2026-01-01', uuid(2)]);
});

describe('an answer', () => {
  it('that comes after a newer event does not restore the older state', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { colour: 'green' });
    await settled();
    const mine = annotation(1, 2, { colour: 'green' });
    store.follow(changed([mine]));
    store.follow(changed([annotation(1, 3, { colour: 'pink' })]));
    await backend.last('annotations.update').answer(mine);
    expect(colourOf(1)).toBe('pink');
  });

  it('is also older when another window has undone the change, so that `modified` is earlier', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { colour: 'green' });
    await settled();
    const mine = annotation(1, 2, { colour: 'green' });
    store.follow(changed([mine]));
    store.follow(changed([annotation(1)]));
    await backend.last('annotations.update').answer(mine);
    expect(colourOf(1)).toBe('yellow');
  });

  it('is newer than earlier events, and is shown until its own event comes', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { colour: 'green' });
    await settled();
    store.follow(changed([annotation(1, 5, { colour: 'pink' })]));
    // Undone elsewhere meanwhile, so that the time of this one is the earlier.
    await backend.last('annotations.update').answer(annotation(1, 2, { colour: 'green' }));
    expect(colourOf(1)).toBe('green');
    expect(store.stateOf(uuid(1))).toBe('saved');
  });

  it('to a change that changed nothing does not undo what has come since', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { colour: 'yellow' });
    await settled();
    store.follow(changed([annotation(1, 3, { colour: 'pink' })]));
    await backend.last('annotations.update').answer(annotation(1));
    expect(colourOf(1)).toBe('pink');
  });
});
