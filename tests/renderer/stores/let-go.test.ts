import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { watch } from 'vue';
import { askedBackend, annotation, history } from './support/asked-backend';
import { bootWithSmallText } from './support/small-text';

askedBackend();
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoteListStore } = await import('#renderer/stores/note-list');
const { useSettingsStore } = await import('#renderer/stores/settings');
const { useStudyStore } = await import('#renderer/study/study-store');
const { createTextSession, definePart } = await import('#renderer/stores/text-session');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void; // the flag gives it to new contexts

const open = () => createTextSession(bootWithSmallText.text);

beforeEach(() => setActivePinia(createPinia()));

it('a session is let go when it has ended, though the stores of the window go on', async () => {
  const settings = useSettingsStore();
  settings.load(bootWithSmallText.settings);
  const useFollower = definePart((session) =>
    watch(
      () => settings.settings,
      () => session.leave(),
    ),
  );
  /** In a function of its own, so that no variable of this test holds the session. */
  const openAndLeave = (ends: boolean): WeakRef<object> => {
    const session = open();
    useAnnotationsStore(session).load({ annotations: [annotation(1)], history, trashed: 0 });
    useStudyStore(session);
    useFollower(session);
    expect(useNoteListStore(session).ids).toHaveLength(1);
    if (ends) session.dispose();
    return new WeakRef(session);
  };
  const [ended, forgotten] = [openAndLeave(true), openAndLeave(false)];
  const isThere = (session: WeakRef<object>): boolean => {
    collectGarbage();
    return session.deref() !== undefined;
  };
  await expect.poll(() => isThere(ended)).toBe(false);
  expect(isThere(forgotten), 'the test would see a session that does not end').toBe(true);
});
