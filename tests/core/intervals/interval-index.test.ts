import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIntervalIndex, type Interval } from '#core/intervals/interval-index';

const interval = fc
  .record({ start: fc.nat(80), length: fc.integer({ min: 1, max: 40 }), id: fc.constantFrom('a', 'b', 'c') })
  .map(({ start, length, id }): Interval => ({ start, end: start + length, id }));
const step = fc.record({ interval, add: fc.boolean() });
const part = fc
  .record({ start: fc.nat(130), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({ start, end: start + length }));

const key = ({ start, end, id }: Interval): string => `${start}-${end}-${id}`;
const byStart = (a: Interval, b: Interval): number =>
  a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

describe('the index of intervals', () => {
  it('finds exactly the ranges that overlap a part, in order, after any additions and removals', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.array(part, { maxLength: 5 }), (steps, parts) => {
        const index = createIntervalIndex();
        const held = new Map<string, Interval>();
        for (const { interval: one, add } of steps) {
          if (add) {
            index.add(one);
            held.set(key(one), one);
          } else {
            index.remove(one);
            held.delete(key(one));
          }
        }
        expect(index.size).toBe(held.size);
        for (const asked of parts) {
          const expected = [...held.values()]
            .filter(({ start, end }) => start < asked.end && end > asked.start)
            .sort(byStart);
          expect(index.touching(asked)).toEqual(expected);
        }
      }),
    );
  });

  it('stays balanced when ranges are added in order', () => {
    const index = createIntervalIndex();
    for (let at = 0; at < 100_000; at += 1) index.add({ start: at, end: at + 3, id: String(at) });
    expect(index.touching({ start: 50_000, end: 50_001 }).map(({ id }) => id)).toEqual([
      '49998',
      '49999',
      '50000',
    ]);
    index.clear();
    expect(index.size).toBe(0);
  });
});
