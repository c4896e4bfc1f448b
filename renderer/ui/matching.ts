import { foldWords } from '#core/text/fold-words';

/**
 * Those whose words hold everything that was typed, in any order, as `wordsOf` gives them. Where all of it begins words comes
 * before where it stands inside them; otherwise the order is kept.
 */
export const matching = <Item>(
  typed: string,
  items: readonly Item[],
  wordsOf: (item: Item) => string,
): Item[] => {
  const wanted = foldWords(typed).split(/\s+/u).filter(Boolean);
  const begun: Item[] = [];
  const inside: Item[] = [];
  for (const item of items) {
    const words = ` ${foldWords(wordsOf(item))}`;
    if (!wanted.every((part) => words.includes(part))) continue;
    const begins = wanted.every((part) => beginsWord(words, part));
    (begins ? begun : inside).push(item);
  }
  return [...begun, ...inside];
};

const beginsWord = (words: string, part: string): boolean => {
  for (let at = words.indexOf(part); at >= 0; at = words.indexOf(part, at + 1))
    if (at === 0 || /[^\p{L}\p{M}\p{N}]/u.test(words.charAt(at - 1))) return true;
  return false;
};

/** The most recent first, each once. */
export const remembered = (recent: readonly string[], id: string, most = 8): string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, most);

/** Recently used first, then the others in their order. */
export const recentFirst = <Item extends { readonly id: string }>(
  items: readonly Item[],
  recent: readonly string[],
): Item[] => {
  const rank = ({ id }: Item): number => (recent.includes(id) ? recent.indexOf(id) : Infinity);
  return [...items].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
};
