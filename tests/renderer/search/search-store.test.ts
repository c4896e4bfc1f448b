import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askedBackend, settled } from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const backend = askedBackend();
vi.stubGlobal('CSS', { highlights: new Map() });
vi.stubGlobal('cancelIdleCallback', () => undefined);
const { useSearchStore } = await import('#renderer/search/search-store');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { createTextSession } = await import('#renderer/stores/text-session');

const problems = (): readonly string[] => useNoticesStore().problems.map(({ sentence }) => sentence);

describe('why a text was not searched', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    backend.forget();
  });

  const refusedSearch = async () => {
    const session = createTextSession(bootWithSmallText.text);
    const search = useSearchStore(session);
    search.query = 'word';
    void search.run();
    await settled();
    await backend.last('search.query').refuse('index-mismatch');
    expect(problems()).toEqual([expect.stringContaining('another edition of this text')]);
    return { session, search };
  };

  it('is not said any more beside another text, which has an index of its own', async () => {
    const { session } = await refusedSearch();
    session.leave();
    expect(problems()).toEqual([]);
  });

  it('is not said any more when the text has been searched', async () => {
    const { search } = await refusedSearch();
    void search.run();
    await settled();
    await backend.last('search.query').answer({ total: 0, hits: [] });
    expect(problems()).toEqual([]);
  });
});
