import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '#contract/result';
import { annotation, askedBackend, settled } from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const backend = askedBackend();
vi.stubGlobal('CSS', { highlights: new Map() });
vi.stubGlobal('cancelIdleCallback', () => undefined);
const { useSearchStore } = await import('#renderer/search/search-store');
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
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

/** A search whose questions wait for their answers. */
const searching = async (...queries: readonly string[]) => {
  const session = createTextSession(bootWithSmallText.text);
  const search = useSearchStore(session);
  for (const query of queries) search.setQuery(query);
  await settled();
  return { session, search };
};
const nothing = { total: 0, hits: [] };
const inText = { text: 't', block: 'b', layer: 'text', start: 0, end: 4, quote: 'word' } as const;

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
    expect(problems()).toEqual([expect.stringContaining('the search index does not belong')]);
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

describe('what the search has found', () => {
  it('is nothing only when the text and my notes have both been searched', async () => {
    const { search } = await searching('word');
    await backend.last('search.query').answer(nothing);
    expect(search.isAnswered).toBe(false);
    await backend.last('search.mine').answer(nothing);
    expect(search.isAnswered).toBe(true);

    search.setQuery('words');
    await settled();
    expect(search.isAnswered, 'as before, until a new answer comes').toBe(true);
    await backend.last('search.query').answer(nothing);
    expect(search.isAnswered).toBe(false);
  });

  it('includes a note that was written just now, which is saved before it is searched', async () => {
    const session = createTextSession(bootWithSmallText.text);
    const annotations = useAnnotationsStore(session);
    const id = annotations.create(null, { colour: 'yellow', style: 'solid' }, 'commenting');
    await backend.last('annotations.create').answer(annotation(1, 1, { id, note: '' }));
    annotations.change(id, { note: 'walrus' }, true);
    useSearchStore(session).setQuery('walrus');
    await settled();
    expect(backend.questions('search.mine')).toHaveLength(0);
    await backend.last('annotations.update').answer(annotation(1, 2, { id, note: 'walrus' }));
    expect(backend.questions('search.mine')).toHaveLength(1);
    expect(backend.questions('search.query'), 'the text does not wait').toHaveLength(1);
  });

  it('is asked for again when the program answers again', async () => {
    const { search } = await searching('word');
    await backend.last('search.query').refuse('unreachable');
    await backend.last('search.mine').refuse('unreachable');
    expect(search.results).toBeNull();
    useNoticesStore().settle('connection');
    await settled();
    await backend.last('search.query').answer({ total: 1, hits: [inText] });
    await backend.last('search.mine').answer(nothing);
    expect(search.total).toBe(1);
  });
});

it('goes to no result of another query than that for which it was asked', async () => {
  const { search } = await searching('wo');
  void search.step(1);
  search.setQuery('word');
  await backend.last('search.mine').answer(nothing);
  await backend.last('search.query').answer(nothing);
  await backend.last('search.query').answer({ total: 1, hits: [inText] });
  await backend.last('search.mine').answer(nothing);
  expect(search.hits).toHaveLength(1);
  expect(search.current).toBeNull();
});
