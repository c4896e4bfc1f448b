import type { Argument, SearchResults } from '#contract/commands';
import type { StudyText } from '#core/text/study-text';
import type { LibrarySource } from '../ports/library-source';
import { createRecentValues } from '../work/recent-values';
import type { LoadedIndex } from './load-index';
import type { Search } from './search';

/** The search, which is loaded with the first query. */
export interface LazySearch {
  query(argument: Argument<'search.query'>): Promise<SearchResults>;
  /** Removes the index of a text from memory. */
  letGo(textId: string): void;
}

/** So many indexes stay in memory. */
const loadedIndexes = 8;

export const createLazySearch = (library: LibrarySource, readText: (id: string) => StudyText): LazySearch => {
  const indexes = createRecentValues<Promise<LoadedIndex>>(loadedIndexes);
  let search: Promise<Search> | null = null;
  return {
    async query(argument) {
      search ??= import('./search').then(({ createSearch }) => createSearch(library, readText, indexes));
      return (await search)(argument);
    },
    letGo: (textId) => indexes.delete(textId),
  };
};
