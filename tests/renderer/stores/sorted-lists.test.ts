import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween, changedList } from '#renderer/stores/sorted-lists';

interface Item {
  readonly place: number;
  readonly id: number;
}
const compare = (a: Item, b: Item): number => a.place - b.place || a.id - b.id;
const items = (most: number) =>
  fc.array(fc.nat(20), { maxLength: most }).map((places) => places.map((place, id): Item => ({ place, id })));

describe('a list kept in order', () => {
  it('is what sorting anew would give, for few changes and for many', () => {
    fc.assert(
      fc.property(items(90), fc.nat(90), fc.nat(90), (all, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [kept, gone, come] = [all.slice(0, from), all.slice(from, to), all.slice(to)];
        const list = [...kept, ...gone].sort(compare);
        expect(changedList(list, gone, come, compare)).toEqual([...kept, ...come].sort(compare));
      }),
    );
  });

  it('tells what left and what came', () => {
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
