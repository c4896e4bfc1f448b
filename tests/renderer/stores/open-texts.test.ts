import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { OpenedText } from '#contract/commands';
import { annotation, askedBackend, history, settled, uuid } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

const backend = askedBackend();
vi.stubGlobal('history', { replaceState: () => undefined });
vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useAppStore } = await import('#renderer/stores/app');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { useOpenTextsStore } = await import('#renderer/stores/open-texts');
const { useSettingsStore } = await import('#renderer/stores/settings');

const opened = (id: string, ...notes: ReturnType<typeof annotation>[]): OpenedText => ({
  text: { ...bootWithSmallText.text, id },
  annotations: { annotations: notes, history, trashed: 0 },
  record: bootWithSmallText.record,
});
const noteOn = (textId: string, note: string) => annotation(1, 2, { textId, note });
const tell = (textId: string, note: string): void =>
  texts.follow({ textId, put: [noteOn(textId, note)], removed: [], history, trashed: 0 });
const notesOf = (textId: string): readonly string[] =>
  texts.sessions
    .filter(({ text }) => text.id === textId)
    .flatMap((session) => useAnnotationsStore(session).all.map((entry) => entry.annotation.note));
const write = (note: string): void => {
  const { shown } = texts;
  if (shown) useAnnotationsStore(shown).change(uuid(1), { note });
};

let texts: ReturnType<typeof useOpenTextsStore>;
beforeEach(() => {
  setActivePinia(createPinia());
  backend.forget();
  useAppStore().load(bootWithSmallText.app, [
    { id: 'a', title: 'Text A', creator: null },
    { id: 'b', title: 'Text B', creator: null },
  ]);
  texts = useOpenTextsStore();
  texts.start(opened('a', noteOn('a', 'on a')));
});

/** Shows text B, whose record is read now. */
const showB = async (...notes: ReturnType<typeof annotation>[]): Promise<void> => {
  const done = texts.show('b');
  await backend.last('text.open').answer(opened('b', ...notes));
  await done;
};

describe('showing another text', () => {
  it('ends the session of the text that was left, and tells the backend and the settings', async () => {
    const before = texts.shown;
    await showB(noteOn('b', 'on b'));
    expect([texts.shown?.text.id, texts.sessions.length]).toEqual(['b', 1]);
    expect(notesOf('b')).toEqual(['on b']);
    expect(backend.last('text.use').argument.textId).toBe('b');
    expect(useSettingsStore().settings.lastText).toBe('b');
    expect(texts.shown).not.toBe(before);
    expect(useNoticesStore().status).toBe('Opened: T');
  });

  it('keeps a session while it holds words that are not saved, and shows the same one again', async () => {
    const before = texts.shown;
    write('typed on a');
    await backend.last('annotations.update').refuse('unreachable');
    await showB();
    expect(texts.sessions.map(({ text }) => text.id)).toEqual(['b', 'a']);
    expect(texts.unsavedCodes).toEqual(['unreachable']);
    await texts.show('a');
    expect(texts.shown).toBe(before);
    expect(notesOf('a')).toEqual(['typed on a']);
  });

  it('ends a session that was left as soon as its words are saved', async () => {
    write('typed on a');
    await showB();
    expect(texts.hasUnsent).toBe(true);
    await backend.last('annotations.update').answer({ ...noteOn('a', 'typed on a') });
    await nextTick();
    expect([texts.sessions.map(({ text }) => text.id), texts.hasUnsent]).toEqual([['b'], false]);
  });

  it.each(['text-damaged', 'not-found', 'newer-format', 'internal'] as const)(
    'leaves the open text alone when the other cannot be opened: %s',
    async (code) => {
      const before = texts.shown;
      const done = texts.show('b');
      await backend.last('text.open').refuse(code);
      expect(await done).toBe(null);
      expect(texts.shown).toBe(before);
      expect(useSettingsStore().settings.lastText).toBe(null);
      expect(useNoticesStore().problems.map(({ sentence }) => sentence)).toEqual([
        expect.stringContaining('Text B cannot be opened.'),
      ]);
    },
  );

  it('says that the backend does not answer, and that only', async () => {
    const done = texts.show('b');
    await backend.last('text.open').refuse('unreachable');
    await done;
    expect(useNoticesStore().problems.map(({ key }) => key)).toEqual(['connection']);
  });

  it('shows the text that was asked for last, however the answers come', async () => {
    const first = texts.show('b');
    const second = texts.show('a');
    expect(await second).toBe(texts.shown);
    await backend.last('text.open').answer(opened('b'));
    expect(await first).toBe(null);
    expect(texts.sessions.map(({ text }) => text.id)).toEqual(['a']);
  });

  it('says and does nothing more about a text that is not wanted any more', async () => {
    const announce = vi.spyOn(useNoticesStore(), 'announce');
    const first = texts.show('b');
    await texts.show('a');
    expect(announce.mock.calls, 'which ends what was to be said later').toEqual([['']]);
    await backend.last('text.open').answer(opened('b'));
    expect(await first).toBe(null);
    expect(backend.last('text.use').argument.textId, 'since opening it told the backend').toBe('a');
  });

  it('asks for the notes again when the connection was lost while the text was read', async () => {
    const done = texts.show('b');
    texts.catchUp();
    await backend.last('text.open').answer(opened('b', annotation(1, 1, { textId: 'b', note: 'old' })));
    await done;
    await backend.last('annotations.list').answer(opened('b', noteOn('b', 'changed meanwhile')).annotations);
    expect(notesOf('b')).toEqual(['changed meanwhile']);
  });

  it('asks for the notes again when some changed while the text was read', async () => {
    const done = texts.show('b');
    tell('b', 'changed meanwhile');
    await backend.last('text.open').answer(opened('b', annotation(1, 1, { textId: 'b', note: 'old' })));
    await done;
    await backend.last('annotations.list').answer(opened('b', noteOn('b', 'changed meanwhile')).annotations);
    expect(notesOf('b')).toEqual(['changed meanwhile']);
  });
});

describe('a change that is announced', () => {
  it('reaches the session of its text only, also one that was left', async () => {
    write('typed on a');
    await backend.last('annotations.update').refuse('not-on-disk');
    await showB(noteOn('b', 'on b'));
    tell('b', 'changed on b');
    expect(notesOf('b')).toEqual(['changed on b']);
    expect(notesOf('a')).toEqual(['typed on a']);
    await settled();
  });
});
