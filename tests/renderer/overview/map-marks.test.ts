import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '#core/annotation/annotation';
import { createMapTally, mapHeight, nearestOnMap, offsetOnMap, onMap } from '#renderer/overview/map-marks';

const mapped = { start: 1000, end: 3000 };

const mapPath = (ranges: readonly TextRange[], within: TextRange, width: number): string => {
  const tally = createMapTally(within);
  ranges.forEach(tally.add);
  return tally.path(width);
};

describe('the map of a range', () => {
  it('shows a mark in proportion, and high enough to be seen', () => {
    expect(onMap({ start: 1000, end: 2000 }, mapped)).toEqual({ top: 0, bottom: 500 });
    expect(onMap({ start: 2000, end: 2001 }, mapped)).toEqual({ top: 500, bottom: 503 });
    expect(onMap({ start: 2999, end: 3000 }, mapped)).toEqual({ top: 997, bottom: 1000 });
  });

  it('draws nothing outside the mapped range', () => {
    expect(
      mapPath(
        [
          { start: 0, end: 1000 },
          { start: 3000, end: 9000 },
        ],
        mapped,
        12,
      ),
    ).toBe('');
  });

  it('draws ranges that cover the same units as one bar', () => {
    const many = Array.from({ length: 10_000 }, () => ({ start: 1500, end: 1600 }));
    expect(mapPath(many, mapped, 12)).toBe('M0 250h12V300H0z');
    expect(
      mapPath(
        [
          { start: 1000, end: 1010 },
          { start: 2000, end: 2010 },
        ],
        mapped,
        7,
      ),
    ).toBe('M0 0h7V5H0zM0 500h7V505H0z');
  });

  it('is the same as before after a range was added and removed', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 800 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (kept, removed) => {
        const tally = createMapTally(mapped);
        [...kept, ...removed].forEach(tally.add);
        removed.forEach(tally.remove);
        const inside = kept.filter(({ start, end }) => start < mapped.end && end > mapped.start);
        expect([tally.count, tally.path(12)]).toEqual([inside.length, mapPath(kept, mapped, 12)]);
      }),
    );
  });

  it('leads from a mark back to the offset of its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2990 }), (start) => {
        const { top } = onMap({ start, end: start + 10 }, mapped);
        expect(Math.abs(offsetOnMap(top / mapHeight, mapped) - start)).toBeLessThanOrEqual(8);
      }),
    );
    expect(offsetOnMap(-1, mapped)).toBe(1000);
    expect(offsetOnMap(2, mapped)).toBe(2999);
    expect(offsetOnMap(0.5, { start: 0, end: 0 })).toBe(0);
  });
});

describe('the mark that a click on the map means', () => {
  // Half a unit of the map is one letter.
  const [one, other] = [
    { start: 2000, end: 2004 },
    { start: 2016, end: 2020 },
  ];

  it('is the nearest, whatever their order', () => {
    for (const marks of [
      [one, other],
      [other, one],
    ]) {
      expect(nearestOnMap(marks, 0.5085, mapped)).toBe(other);
      expect(nearestOnMap(marks, 0.506, mapped)).toBe(other);
      expect(nearestOnMap(marks, 0.505, mapped)).toBe(one);
      expect(nearestOnMap(marks, 0.498, mapped)).toBe(one);
    }
  });

  it('is the smallest of several at the click', () => {
    const long = { start: 1500, end: 2500 };
    expect(nearestOnMap([long, one], 0.501, mapped)).toBe(one);
    expect(nearestOnMap([long, one], 0.52, mapped)).toBe(long);
  });

  it('is null when none is near or inside the mapped range', () => {
    expect(nearestOnMap([one, other], 0.53, mapped)).toBeNull();
    expect(nearestOnMap([{ start: 0, end: 1000 }], 0, mapped)).toBeNull();
  });
});
