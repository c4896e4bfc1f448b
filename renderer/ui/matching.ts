import { foldWords, holdsSought, readSought } from '#core/text/fold-words';

/**
 * The items whose words (`wordsOf`) contain every word and phrase of the query (`readSought`), in any order.
 * Items in which each of them begins a word come before the others; otherwise the order is kept.
 */
export const matching = <Item>(
  query: string,
  items: readonly Item[],
  wordsOf: (item: Item) => string,
): Item[] => {
  const sought = readSought(query);
  const beginning: Item[] = [];
  const inside: Item[] = [];
  for (const item of items) {
    const words = foldWords(wordsOf(item));
    if (!holdsSought(words, sought)) continue;
    const begins = sought.every((forms) => forms.some((form) => beginsWord(words, form)));
    (begins ? beginning : inside).push(item);
  }
  return [...beginning, ...inside];
};

const beginsWord = (words: string, part: string): boolean => {
  for (let at = words.indexOf(part); at >= 0; at = words.indexOf(part, at + 1))
    if (!/[\p{L}\p{M}\p{N}]$/u.test(words.slice(Math.max(0, at - 2), at))) return true;
  return false;
};

/** Puts an id before the recent ones, each once, at most `most` of them. */
export const remembered = (recent: readonly string[], id: string, most = 8): string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, most);

/** Recently used items first, then the others in their order. */
export const recentFirst = <Item extends { readonly id: string }>(
  items: readonly Item[],
  recent: readonly string[],
): Item[] => {
  const rank = ({ id }: Item): number => (recent.includes(id) ? recent.indexOf(id) : Infinity);
  return [...items].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
};
