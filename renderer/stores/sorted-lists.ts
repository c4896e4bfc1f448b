/** Above so many changes at once, sorting anew is cheaper than putting each in its place. */
const many = 30;

/**
 * A sorted list without some of its members and with others: a new list, the members themselves untouched. A few changes cost
 * some log n comparisons each. `compare` is 0 only for one and the same.
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
    const at = placeIn(next, item, compare);
    if (next[at] === item) next.splice(at, 1);
  }
  for (const item of come) next.splice(placeIn(next, item, compare), 0, item);
  return next;
};

/** Index of the first that is not before `item`. */
const placeIn = <Item>(list: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && compare(there, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What left and what came between two lists in which what did not change is the same object. */
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
