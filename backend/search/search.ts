import type { Argument, SearchResults } from '#contract/commands';
import { excerptAround } from '#core/search/excerpt';
import { parseQuery } from '#core/search/query';
import type { StudyText } from '#core/text/study-text';
import type { LibrarySource } from '../ports/library-source';
import { findBlocks } from './find';
import { loadIndex, type LoadedIndex } from './load-index';

export type Search = (argument: Argument<'search.query'>) => Promise<SearchResults>;

/**
 * The search of the library. Lunr and a text's index are loaded with the first query that needs them. All words of a
 * query must stand in a block, compared by their stems; words in quotation marks must follow each other; the last word
 * also stands for what begins with it. `readText` throws `not-found`; an index that does not fit is `index-mismatch`.
 */
export const createSearch = (library: LibrarySource, readText: (id: string) => StudyText): Search => {
  const loaded = new Map<string, Promise<LoadedIndex>>();
  const load = (text: StudyText): Promise<LoadedIndex> => {
    const known = loaded.get(text.id);
    if (known !== undefined) return known;
    const loading = loadIndex(library, text);
    loaded.set(text.id, loading);
    // What failed is tried again with the next query.
    loading.catch(() => loaded.delete(text.id));
    return loading;
  };
  return async ({ textId, query: typed, limit }) => {
    const text = readText(textId);
    const query = parseQuery(typed);
    if (query.parts.length === 0) return { total: 0, hits: [] };
    const found = findBlocks(await load(text), query);
    const hits = found.slice(0, limit).map(({ block, marks }) => {
      const places = marks();
      return { blockId: block.id, excerpt: excerptAround(block.text, places), marks: places };
    });
    return { total: found.length, hits };
  };
};
