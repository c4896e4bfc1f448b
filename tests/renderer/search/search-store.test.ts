import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '#contract/result';
import { askedBackend, settled } from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const backend = askedBackend();
vi.stubGlobal('CSS', { highlights: new Map() });
vi.stubGlobal('cancelIdleCallback', () => undefined);
const { useSearchStore } = await import('#renderer/search/search-store');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { createTextSession } = await import('#renderer/stores/text-session');

const problems = (): readonly string[] => useNoticesStore().problems.map(({ sentence }) => sentence);

const refusedSearch = async (code: ErrorCode) => {
  const session = createTextSession(bootWithSmallText.text);
  const search = useSearchStore(session);
  search.query = 'word';
  void search.run();
  await settled();
  await backend.last('search.query').refuse(code);
  return { session, search };
};

beforeEach(() => {
  setActivePinia(createPinia());
  backend.forget();
});

it('names the edition that it shows, so that no words of another one are marked in it', async () => {
  const { search } = await refusedSearch('other-edition');
  expect(backend.last('search.query').argument.contentHash).toBe(bootWithSmallText.text.contentHash);
  expect(search.hitRanges).toEqual([]);
  expect(problems()).toEqual([expect.stringContaining('Reload the page')]);
});

describe('why a text was not searched', () => {
  it('is not said any more beside another text, which has an index of its own', async () => {
    const { session } = await refusedSearch('index-mismatch');
    expect(problems()).toEqual([expect.stringContaining('another edition of this text')]);
    session.leave();
    expect(problems()).toEqual([]);
  });

  it('is not said any more when the text has been searched', async () => {
    const { search } = await refusedSearch('index-mismatch');
    void search.run();
    await settled();
    await backend.last('search.query').answer({ total: 0, hits: [] });
    expect(problems()).toEqual([]);
  });
});
