import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { annotation, askedBackend, history, settled, uuid } from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const backend = askedBackend();
const { usePopover } = await import('#renderer/study/popover');
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { useNoteListStore } = await import('#renderer/stores/note-list');
const { useRemoveIfEmpty } = await import('#renderer/study/empty-note');
const { createTextSession } = await import('#renderer/stores/text-session');

// What was begun in a text and is done only after the text has been left.

let session: ReturnType<typeof createTextSession>;
beforeEach(() => {
  setActivePinia(createPinia());
  session = createTextSession(bootWithSmallText.text);
  useAnnotationsStore(session).load({
    annotations: [annotation(1, 1, { motivation: 'commenting', note: '' })],
    history,
    trashed: 0,
  });
});

describe('a text that was left', () => {
  it('still removes an empty note, and does not announce it', async () => {
    const announce = vi.spyOn(useNoticesStore(), 'announce');
    const removed = useRemoveIfEmpty(session)(uuid(1));
    await settled();
    session.leave();
    await backend.last('annotations.removeEmpty').answer('forgotten');
    expect(await removed).toBe(true);
    expect(announce).not.toHaveBeenCalled();
  });

  it('has no popover any more, and asks for no card of a note', () => {
    const popover = usePopover(session);
    popover.value = { ids: [uuid(1)], at: { start: 0, end: 3 }, x: 0, y: 0 };
    session.leave();
    useNoteListStore(session).reveal(uuid(1), true);
    expect([popover.value, useNoteListStore(session).wanted]).toEqual([null, null]);
  });
});
