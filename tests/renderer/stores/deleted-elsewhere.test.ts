import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { annotation, askedBackend, changed, history, settled, uuid } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

const backend = askedBackend();
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { useStudyStore } = await import('#renderer/study/study-store');
const { createTextSession } = await import('#renderer/stores/text-session');

let session: ReturnType<typeof createTextSession>;
let store: ReturnType<typeof useAnnotationsStore>;

const notes = (): readonly string[] => store.all.map((entry) => entry.annotation.note);
const list = (...annotations: ReturnType<typeof annotation>[]) => ({ annotations, history, trashed: 0 });

beforeEach(() => {
  setActivePinia(createPinia());
  backend.forget();
  session = createTextSession(bootWithSmallText.text);
  store = useAnnotationsStore(session);
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
