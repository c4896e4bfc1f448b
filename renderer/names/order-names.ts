import type { NameEntry } from '#core/names/names';
import { foldEach, holdsSought, readSought } from '#core/text/fold-words';

export const nameTypes = ['person', 'organisation', 'place'] as const satisfies readonly NameEntry['type'][];
export const nameOrders = ['form', 'count', 'first'] as const;
export type NameOrder = (typeof nameOrders)[number];

/**
 * The names that hold every word and phrase of the query (`readSought`), in any of their spellings, and that
 * are mentioned in the block, or anywhere when it is null.
 */
export const filterNames = (
  entries: readonly NameEntry[],
  query: string,
  blockId: string | null,
): readonly NameEntry[] => {
  const sought = readSought(query);
  return entries.filter(
    ({ form, spellings, mentions }) =>
      (sought.length === 0 || holdsSought(foldEach([form, ...spellings]), sought)) &&
      (blockId === null || mentions.some(({ block }) => block.block.id === blockId)),
  );
};

/** A sorted copy. `language` (BCP 47) decides on the order of letters. */
export const sortNames = (
  entries: readonly NameEntry[],
  order: NameOrder,
  language: string,
): readonly NameEntry[] => {
  const { compare } = new Intl.Collator(language);
  const first = ({ mentions }: NameEntry): number => mentions[0]?.range.start ?? 0;
  return entries.toSorted((a, b) => {
    if (order === 'first') return first(a) - first(b);
    const byCount = order === 'count' ? b.mentions.length - a.mentions.length : 0;
    return byCount || compare(a.form, b.form);
  });
};
