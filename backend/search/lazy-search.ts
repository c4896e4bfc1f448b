import type { Annotation } from '#core/annotation/annotation';
import type { StudyText } from '#core/text/study-text';
import type { Argument, SearchResults } from '#contract/commands';
import type { LibrarySource } from '../ports/library-source';
import { createRecentValues } from '../work/recent-values';
import type { LoadedIndex } from './load-index';
import type { NotesIndex } from './notes-index';
import type { IndexOf } from './search';

/** The search of texts and of notes on them. Lunr and an index are loaded with the first query that needs them. */
export interface LazySearch {
  readonly query: (argument: Argument<'search.query'>) => Promise<SearchResults>;
  /** `annotations`: all on that text. */
  mine(argument: Argument<'search.mine'>, annotations: readonly Annotation[]): Promise<SearchResults>;
  /** Removes the indexes of a text from memory. */
  letGo(textId: string): void;
}

/** The indexes of so many texts stay in memory. */
const loadedIndexes = 8;

export const createLazySearch = (library: LibrarySource, readText: (id: string) => StudyText): LazySearch => {
  const indexes = createRecentValues<Promise<LoadedIndex>>(loadedIndexes);
  const notes = createRecentValues<NotesIndex>(loadedIndexes);
  const indexOf: IndexOf = (text) => {
    const known = indexes.get(text.id);
    if (known !== undefined) return known;
    const loading = import('./load-index').then(({ loadIndex }) => loadIndex(library, text));
    indexes.set(text.id, loading);
    // After a failure, the next query tries again.
    loading.catch(() => indexes.delete(text.id));
    return loading;
  };
  return {
    async query(argument) {
      const { searchText } = await import('./search');
      return searchText(argument, readText, indexOf);
    },
    async mine(argument, annotations) {
      const { createNotesIndex } = await import('./notes-index');
      const { textId, query, limit } = argument;
      const known = notes.get(textId) ?? createNotesIndex(textId, readText(textId).metadata.language);
      notes.set(textId, known);
      return known.search(annotations, query, limit);
    },
    letGo(textId) {
      indexes.delete(textId);
      notes.delete(textId);
    },
  };
};
