import { createPinia, setActivePinia } from 'pinia';
import {
  createApp,
  createSSRApp,
  effectScope,
  h,
  nextTick,
  onScopeDispose,
  ref,
  shallowRef,
  watch,
} from 'vue';
import { renderToString } from 'vue/server-renderer';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenText } from '#renderer/open-text';
import { useMessages } from '#renderer/stores/messages';
import { useNoticesStore } from '#renderer/stores/notices';
import {
  createTextSession,
  definePart,
  defineTextStore,
  useTextSession,
  type TextSession,
} from '#renderer/stores/text-session';
import { bootWithSmallText } from './support/small-text';

const newSession = (): TextSession => createTextSession(bootWithSmallText.text);

/** What `setup` gives in a component that stands in the text of `session`. */
const inText = async <Made>(session: TextSession, setup: () => Made): Promise<Made[]> => {
  const made: Made[] = [];
  const Reader = { setup: () => void made.push(setup()), render: () => null };
  await renderToString(createSSRApp(() => h(OpenText, { session }, () => h(Reader))));
  return made;
};

describe('a part of a session', () => {
  it('is made once for each session, when it is first asked for', () => {
    const create = vi.fn(() => ({}));
    const usePart = definePart(create);
    const [session, other] = [newSession(), newSession()];
    expect(create).not.toHaveBeenCalled();
    expect(usePart(session)).toBe(usePart(session));
    expect(usePart(other)).not.toBe(usePart(session));
    expect(create.mock.calls).toEqual([[session], [other]]);
  });

  it('is found by a component without an argument', async () => {
    const usePart = definePart((session) => ({ id: session.id }));
    const session = newSession();
    expect(await inText(session, () => usePart())).toEqual([usePart(session)]);
    expect(await inText(session, useTextSession)).toEqual([session]);
  });

  it('is not found where no text is open', () => {
    const usePart = definePart(() => ({}));
    expect(() => createApp({}).runWithContext(() => usePart())).toThrow('No text is open here.');
  });

  it('may use other parts', () => {
    const useWords = definePart(() => shallowRef('some words'));
    const useLength = definePart((session) => () => useWords(session).value.length);
    expect(useLength(newSession())()).toBe(10);
  });

  it('ends with its session, and with no other', async () => {
    const source = ref(0);
    const [seen, ended] = [vi.fn(), vi.fn()];
    const usePart = definePart(({ id }) => {
      watch(source, () => void seen(id));
      onScopeDispose(() => void ended(id));
      return {};
    });
    const [session, other] = [newSession(), newSession()];
    const part = usePart(session);
    usePart(other);
    session.dispose();
    source.value += 1;
    await nextTick();
    expect(ended.mock.calls).toEqual([[session.id]]);
    expect(seen.mock.calls).toEqual([[other.id]]);
    expect(usePart(session), 'for what is still under way').toBe(part);
  });

  it('does not end with the component that asked for it first', async () => {
    const source = ref(0);
    const seen = vi.fn();
    const usePart = definePart(() => watch(source, seen));
    const session = newSession();
    const component = effectScope();
    component.run(() => usePart(session));
    component.stop();
    source.value += 1;
    await nextTick();
    expect(seen).toHaveBeenCalledOnce();
  });

  it('cannot be made once the session has ended', () => {
    const session = newSession();
    session.dispose();
    expect(() => definePart(() => ({}))(session)).toThrow('The session of this text has ended.');
  });
});

describe('a store of a session', () => {
  it('has plain properties, and its own values in each session', () => {
    const useStore = defineTextStore(() => {
      const query = shallowRef('');
      return { query, clear: () => void (query.value = '') };
    });
    const [store, other] = [useStore(newSession()), useStore(newSession())];
    store.query = 'peace';
    other.query = 'war';
    store.clear();
    expect([store.query, other.query]).toEqual(['', 'war']);
  });
});

describe('leaving a text', () => {
  it('tells the parts each time, until the session ends', () => {
    const session = newSession();
    const act = vi.fn();
    session.onLeave(act);
    session.leave();
    session.enter();
    session.leave();
    expect(act).toHaveBeenCalledTimes(2);
    session.dispose();
    session.leave();
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('is known to what is still under way, until the text is shown again', async () => {
    const session = newSession();
    expect(session.isLeft).toBe(false);
    session.leave();
    expect(session.isLeft).toBe(true);
    await inText(session, () => null);
    expect(session.isLeft).toBe(false);
    session.dispose();
    expect(session.isLeft).toBe(true);
  });
});

describe('what a text announces', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('is said while the text is shown, and not once it has been left', async () => {
    const [session, other] = [newSession(), newSession()];
    useMessages(session).announce('Saved');
    await nextTick();
    expect(useNoticesStore().status).toBe('Saved');
    session.leave();
    useMessages(other).announce('Opened');
    useMessages(session).announce('Removed');
    await nextTick();
    expect(useNoticesStore().status).toBe('Opened');
  });
});
