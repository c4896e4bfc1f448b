/** From this number of changes on, sorting the whole list is cheaper than a binary search for each. */
const many = 30;

/**
 * Gives a new sorted list, without the items of `gone` and with those of `come`. A few changes cost about log
 * n comparisons each. `compare` gives 0 only for an item and itself.
 */
export const changedList = <Item>(
  list: readonly Item[],
  gone: readonly Item[],
  come: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] => {
  if (gone.length + come.length > many) {
    const left = new Set(gone);
    return [...list.filter((item) => !left.has(item)), ...come].sort(compare);
  }
  const next = [...list];
  for (const item of gone) {
    const at = indexIn(next, item, compare);
    if (next[at] === item) next.splice(at, 1);
  }
  for (const item of come) next.splice(indexIn(next, item, compare), 0, item);
  return next;
};

/**
 * Puts `after` where `before` is, in the list itself; gives false, and does nothing, when the order would be
 * broken.
 */
export const exchangeInPlace = <Item>(
  list: Item[],
  before: Item,
  after: Item,
  compare: (a: Item, b: Item) => number,
): boolean => {
  const index = indexIn(list, before, compare);
  if (list[index] !== before) return false;
  const [previous, next] = [list[index - 1], list[index + 1]];
  if (previous !== undefined && compare(previous, after) >= 0) return false;
  if (next !== undefined && compare(after, next) >= 0) return false;
  list[index] = after;
  return true;
};

/** Index of the first item that does not come before `item`. */
const indexIn = <Item>(list: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && compare(there, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The items that only the old list has, and those that only the new one has, compared by identity. */
export const changedBetween = <Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly gone: readonly Item[]; readonly come: readonly Item[] } => {
  const shorter = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shorter && before[start] === after[start]) start += 1;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const [olds, freshes] = [new Set(old), new Set(fresh)];
  return {
    gone: old.filter((item) => !freshes.has(item)),
    come: fresh.filter((item) => !olds.has(item)),
  };
};
