import type { Argument, SearchResults } from '#contract/commands';
import { CommandError } from '#contract/result';
import { excerptAround } from '#core/search/excerpt';
import { parseQuery } from '#core/search/query';
import type { StudyText } from '#core/text/study-text';
import type { LibrarySource } from '../ports/library-source';
import { createRecentValues, type RecentValues } from '../work/recent-values';
import { findBlocks } from './find';
import { loadIndex, type LoadedIndex } from './load-index';

export type Search = (argument: Argument<'search.query'>) => Promise<SearchResults>;

/**
 * The search of the library. Lunr and a text's index are loaded with the first query that needs them. A hit
 * is a block that holds all words of the query, compared by their stems. Words in quotation marks must follow
 * each other, and the last word also finds longer words that begin with it. `readText` throws `not-found`; an
 * index that does not belong to the text is `index-mismatch`, and a window that shows another edition is told
 * `other-edition`. `loaded`: the indexes in memory.
 */
export const createSearch = (
  library: LibrarySource,
  readText: (id: string) => StudyText,
  loaded: RecentValues<Promise<LoadedIndex>> = createRecentValues(1),
): Search => {
  const load = (text: StudyText): Promise<LoadedIndex> => {
    const known = loaded.get(text.id);
    if (known !== undefined) return known;
    const loading = loadIndex(library, text);
    loaded.set(text.id, loading);
    // After a failure, the next query tries again.
    loading.catch(() => loaded.delete(text.id));
    return loading;
  };
  return async ({ textId, contentHash, query: typed, limit }) => {
    const text = readText(textId);
    if (contentHash !== undefined && contentHash !== text.contentHash)
      throw new CommandError('other-edition', 'The window shows another edition of the text.');
    const query = parseQuery(typed);
    if (query.parts.length === 0) return { total: 0, hits: [] };
    const found = findBlocks(await load(text), query);
    const hits = found.slice(0, limit).map(({ block, marks }) => {
      const ranges = marks();
      return { blockId: block.id, excerpt: excerptAround(block.text, ranges), marks: ranges };
    });
    return { total: found.length, hits };
  };
};
