import { describe, expect, it } from 'vitest';
import type { SearchIndexFile } from '#core/search/index-file';
import { CommandError } from '#contract/result';
import { createLazySearch } from '#backend/search/lazy-search';
import { bundled, libraryOf, textId, textReader } from './bundled';

const built = bundled();
const whole = JSON.parse(built[0]?.indexJson ?? '') as SearchIndexFile; // the build wrote it from this type

const searchWith = (indexJson: string) => {
  const library = libraryOf(built.map((text) => ({ ...text, indexJson })));
  return createLazySearch(library, textReader(library)).query({
    textId,
    query: 'Lenin',
    order: 'best',
    limit: 5,
  });
};

const refusal = async (indexJson: string): Promise<CommandError> => {
  const error: unknown = await searchWith(indexJson).catch((thrown: unknown) => thrown);
  if (error instanceof CommandError) return error;
  throw new Error('It was used.', { cause: error });
};

const changed = (change: object): string => JSON.stringify({ ...whole, ...change });

describe('an index that does not belong to the text', () => {
  it('is used when nothing is changed', async () => {
    expect((await searchWith(changed({}))).total).toBe(3);
  });

  it.each<[string, string, RegExp]>([
    ['another format', changed({ format: 'something.else' }), /format lectern\.search-index/],
    ['no format', '{}', /format lectern\.search-index/],
    ['a list', '[]', /format lectern\.search-index/],
    ['another format version', changed({ version: 2 }), /format version is 2, not 1/],
    ['another text', changed({ textId: 'other' }), /text is "other", not "lenin-cc-speeches-1917-11-14"/],
    [
      'other words',
      changed({ contentHash: 'sha256-0' }),
      /content hash is "sha256-0", not "sha256-[0-9a-f]{64}"/,
    ],
    ['another tokeniser', changed({ tokeniser: 99 }), /tokeniser version is "99", not "\d+"/],
    ['another Lunr', changed({ lunr: '2.3.8' }), /Lunr version is "2\.3\.8", not "2\.3\.9"/],
    [
      'another Lunr inside',
      changed({ index: { ...whole.index, version: '2.3.8' } }),
      /inside is "2\.3\.8", not "2\.3\.9"/,
    ],
    [
      'a pipeline function that Lunr does not know',
      changed({ index: { ...whole.index, pipeline: ['stemmer-ru'] } }),
      /pipeline is "stemmer-ru", not "stemmer"/,
    ],
    [
      'a pipeline function that every object has',
      changed({ index: { ...whole.index, pipeline: ['constructor'] } }),
      /pipeline is "constructor"/,
    ],
    ['no stemmer', changed({ index: { ...whole.index, pipeline: [] } }), /pipeline is "", not "stemmer"/],
    ['no words', changed({ words: undefined }), /field words/],
    ['no index', changed({ index: null }), /field index/],
    [
      'an index without postings',
      changed({ index: { version: '2.3.9', pipeline: ['stemmer'] } }),
      /Lunr index is damaged/,
    ],
    ['half a file', changed({}).slice(0, 20_000), /cannot be read/],
    ['no file content', '', /cannot be read/],
  ])('for %s is refused with a message that says so', async (_what, indexJson, message) => {
    const error = await refusal(indexJson);
    expect(error.code).toBe('index-mismatch');
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^The search index of "lenin-cc-speeches-1917-11-14" cannot be used: /);
  });

  it('names every difference', async () => {
    const { message } = await refusal(changed({ lunr: '2.3.8', tokeniser: 99 }));
    expect(message).toMatch(/tokeniser version.*Lunr version/);
  });

  it('that is missing is refused, and read again for the next query', async () => {
    let missing = true;
    const source = libraryOf(built);
    const library = {
      ...source,
      readIndex: (id: string) => {
        if (missing) throw new Error('ENOENT');
        return source.readIndex(id);
      },
    };
    const search = createLazySearch(library, textReader(library)).query;
    await expect(search({ textId, query: 'Lenin', order: 'best', limit: 5 })).rejects.toMatchObject({
      code: 'index-mismatch',
    });
    missing = false;
    expect((await search({ textId, query: 'Lenin', order: 'best', limit: 5 })).total).toBe(3);
  });

  it('is not read for a query without words', async () => {
    const library = libraryOf(built.map((text) => ({ ...text, indexJson: '' })));
    const search = createLazySearch(library, textReader(library)).query;
    expect(await search({ textId, query: ' ', order: 'best', limit: 5 })).toEqual({ total: 0, hits: [] });
  });

  it('of a missing text fails with the library’s error', async () => {
    const library = libraryOf(built);
    const search = createLazySearch(library, () => {
      throw new CommandError('not-found', 'There is no such text.');
    }).query;
    await expect(search({ textId: 'other', query: 'Lenin', order: 'best', limit: 5 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
