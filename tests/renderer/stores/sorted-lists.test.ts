import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween, changedList, exchangeInPlace } from '#renderer/stores/sorted-lists';

interface Item {
  readonly place: number;
  readonly id: number;
}
const compare = (a: Item, b: Item): number => a.place - b.place || a.id - b.id;
const items = (most: number) =>
  fc.array(fc.nat(20), { maxLength: most }).map((places) => places.map((place, id): Item => ({ place, id })));

describe('a list kept in order', () => {
  it('equals a newly sorted list, after few changes and after many', () => {
    fc.assert(
      fc.property(items(90), fc.nat(90), fc.nat(90), (all, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [kept, gone, come] = [all.slice(0, from), all.slice(from, to), all.slice(to)];
        const list = [...kept, ...gone].sort(compare);
        expect(changedList(list, gone, come, compare)).toEqual([...kept, ...come].sort(compare));
      }),
    );
  });

  it('exchanges an item in place only where the order stays', () => {
    const list: Item[] = [10, 20, 30].map((place) => ({ place, id: 0 }));
    const [, second] = list;
    if (!second) throw new Error('No item.');
    expect(exchangeInPlace(list, second, { place: 30, id: 1 }, compare)).toBe(false);
    expect(exchangeInPlace(list, second, { place: 10, id: 0 }, compare)).toBe(false);
    expect(exchangeInPlace(list, { ...second }, { place: 25, id: 0 }, compare)).toBe(false);
    expect(list.map(({ place }) => place)).toEqual([10, 20, 30]);
    expect(exchangeInPlace(list, second, { place: 25, id: 0 }, compare)).toBe(true);
    expect(list.map(({ place }) => place)).toEqual([10, 25, 30]);
  });

  it('tells which items were removed and which were added', () => {
    fc.assert(
      fc.property(items(40), fc.nat(40), fc.nat(40), (all, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [kept, gone, come] = [all.slice(0, from), all.slice(from, to), all.slice(to)];
        const changed = changedBetween([...kept, ...gone].sort(compare), [...kept, ...come].sort(compare));
        expect(new Set(changed.gone)).toEqual(new Set(gone));
        expect(new Set(changed.come)).toEqual(new Set(come));
      }),
    );
  });
});
