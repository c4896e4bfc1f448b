import type { Argument, SearchResults } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { SearchHit } from '#core/search/hit';
import { parseQuery } from '#core/search/query';
import type { StudyText } from '#core/text/study-text';
import { findBlocks } from './find';
import type { LoadedIndex } from './load-index';

/** Gives the index of a text; fails with `index-mismatch` when it does not belong to the text. */
export type IndexOf = (text: StudyText) => Promise<LoadedIndex>;

/**
 * Finds every occurrence of a query in a text. A block is found when it contains all words of the query,
 * compared by their stems. Words in quotation marks must follow each other, and the last word also finds
 * longer words that begin with it. `readText` throws `not-found`; a window that shows another edition is told
 * `other-edition`.
 */
export const searchText = async (
  { textId, contentHash, query: typed, order, limit }: Argument<'search.query'>,
  readText: (id: string) => StudyText,
  indexOf: IndexOf,
): Promise<SearchResults> => {
  const text = readText(textId);
  if (contentHash !== undefined && contentHash !== text.contentHash)
    throw new CommandError('other-edition', 'The window shows another edition of the text.');
  const query = parseQuery(typed);
  if (query.parts.length === 0) return { total: 0, hits: [] };
  const found = findBlocks(await indexOf(text), query);
  if (order === 'reading') found.sort((one, other) => one.order - other.order);
  const hits: SearchHit[] = [];
  let total = 0;
  for (const { block, layer, marks } of found) {
    const ranges = marks();
    total += ranges.length;
    for (const { start, end } of ranges.slice(0, limit - hits.length))
      hits.push({ text: textId, block: block.id, layer, start, end, quote: block.text.slice(start, end) });
  }
  return { total, hits };
};
