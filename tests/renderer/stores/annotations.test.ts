import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { watch } from 'vue';
import { annotation, askedBackend, changed, history, settled, uuid } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

const backend = askedBackend();
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoteListStore } = await import('#renderer/stores/note-list');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { useStudyStore } = await import('#renderer/study/study-store');
const { createTextSession } = await import('#renderer/stores/text-session');

type Store = ReturnType<typeof useAnnotationsStore>;
let session: ReturnType<typeof createTextSession>;
let store: Store;

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

describe('words typed into a note that was deleted elsewhere', () => {
  it('are kept when the deletion was missed and the change is refused', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { note: 'a note and very much more' }, true);
    const flushed = store.flush();
    await backend.last('annotations.update').refuse('not-found');
    expect(notes()).toEqual(['a note and very much more']);
    const creation = backend.last('annotations.create');
    expect(creation.argument.annotation.note).toBe('a note and very much more');
    await creation.answer({ ...annotation(1, 2), ...creation.argument.annotation });
    await flushed;
    expect(store.unsaved.size).toBe(0);
    expect(notes()).toEqual(['a note and very much more']);
  });

  it('are kept when only a list tells of the deletion', async () => {
    store.load(list(annotation(1)));
    void store.reload();
    store.change(uuid(1), { note: 'a note and very much more' }, true);
    await backend.last('annotations.list').answer(list());
    expect(notes()).toEqual(['a note and very much more']);
    const { argument } = backend.last('annotations.create');
    expect(argument.annotation).toMatchObject({ note: 'a note and very much more' });
    expect(argument.annotation.id).not.toBe(uuid(1));
  });

  it('are shown as unsaved as long as the backend does not accept them', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { note: 'precious' }, true);
    void store.flush();
    await backend.last('annotations.update').refuse('not-found');
    await backend.last('annotations.create').refuse('not-on-disk');
    expect([...store.unsaved.keys()].map((id) => store.byId.get(id)?.annotation.note)).toEqual(['precious']);
  });

  it('are kept when they were typed at the moment of the deletion', () => {
    store.load(list(annotation(1)));
    store.follow(changed([], [uuid(1)]));
    store.change(uuid(1), { note: 'half a wo' }, true);
    expect(backend.last('annotations.create').argument.annotation.note).toBe('half a wo');
    expect(notes()).toEqual(['half a wo']);
    store.change(uuid(1), { note: 'half a word' }, true);
    expect(notes(), 'typing continues in the same note').toEqual(['half a word']);
    store.follow(changed([annotation(1)]));
    store.change(uuid(1), { note: 'back again' }, true);
    expect(store.byId.get(uuid(1))?.annotation.note, 'until it is brought back').toBe('back again');
  });

  it('are saved whatever other fields and values the annotation had', () => {
    const target = {
      quote: { exact: 'One', prefix: '', suffix: ' two', later: 1 },
      position: { start: 0, end: 3, later: 1 },
      contentHash: 'sha256-0',
      later: 1,
    };
    const later = { later: 'x', colour: 'teal', style: 'dotted', motivation: 'linking', targets: [target] };
    store.load(list({ ...annotation(1), ...(later as object) }));
    store.change(uuid(1), { note: 'mine' }, true);
    store.follow(changed([], [uuid(1)]));
    // The argument has passed the schema, which knows no other field and no other value.
    expect(backend.last('annotations.create').argument.annotation).toMatchObject({
      note: 'mine',
      colour: 'yellow',
      targets: [{ quote: { exact: 'One' }, position: { start: 0, end: 3 } }],
    });
  });

  it('are saved after a conflict too, of which nothing remains in the note', async () => {
    store.load(list(annotation(1)));
    store.change(uuid(1), { note: 'mine' }, true);
    void store.flush();
    await backend
      .last('annotations.update')
      .answer({ ...annotation(1, 2, { note: 'mine' }), conflict: true });
    expect(useNoticesStore().status).toContain('Another window had changed this note');
    expect(store.byId.get(uuid(1))?.annotation).not.toHaveProperty('conflict');
    store.change(uuid(1), { note: 'mine too' }, true);
    store.follow(changed([], [uuid(1)]));
    expect(backend.last('annotations.create').argument.annotation.note).toBe('mine too');
  });

  it('stay open for editing, also when several notes were deleted at once', async () => {
    const study = useStudyStore(session);
    store.load(list(annotation(1), annotation(2)));
    study.editing = uuid(1);
    study.active = uuid(2);
    store.change(uuid(1), { note: 'first' }, true);
    store.change(uuid(2), { note: 'second' }, true);
    store.follow(changed([], [uuid(1), uuid(2)]));
    await settled();
    expect(store.byId.get(study.editing)?.annotation.note).toBe('first');
    expect(store.byId.get(study.active)?.annotation.note).toBe('second');
    expect(useNoticesStore().status).toContain('kept as a new note');
  });

  it('are kept only if somebody typed them: a note without unsaved words is deleted', () => {
    store.load(list(annotation(1)));
    store.follow(changed([], [uuid(1)]));
    expect(notes()).toEqual([]);
    expect(backend.questions('annotations.create')).toEqual([]);
  });
});
