import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '#core/annotation/annotation';
import { createMapTally, mapHeight, nearestOnMap, offsetOnMap, onMap } from '#renderer/overview/map-marks';

const place = { start: 1000, end: 3000 };

const mapPath = (ranges: readonly TextRange[], within: TextRange, width: number): string => {
  const tally = createMapTally(within);
  ranges.forEach(tally.add);
  return tally.path(width);
};

describe('the map of a place', () => {
  it('shows a range where it lies, and high enough to be seen', () => {
    expect(onMap({ start: 1000, end: 2000 }, place)).toEqual({ top: 0, bottom: 500 });
    expect(onMap({ start: 2000, end: 2001 }, place)).toEqual({ top: 500, bottom: 503 });
    expect(onMap({ start: 2999, end: 3000 }, place)).toEqual({ top: 997, bottom: 1000 });
  });

  it('draws nothing of another place', () => {
    expect(
      mapPath(
        [
          { start: 0, end: 1000 },
          { start: 3000, end: 9000 },
        ],
        place,
        12,
      ),
    ).toBe('');
  });

  it('draws as one what covers the same units, however many there are', () => {
    const many = Array.from({ length: 10_000 }, () => ({ start: 1500, end: 1600 }));
    expect(mapPath(many, place, 12)).toBe('M0 250h12V300H0z');
    expect(
      mapPath(
        [
          { start: 1000, end: 1010 },
          { start: 2000, end: 2010 },
        ],
        place,
        7,
      ),
    ).toBe('M0 0h7V5H0zM0 500h7V505H0z');
  });

  it('is as it was when what was added is removed, whatever else is there', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 800 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (kept, removed) => {
        const tally = createMapTally(place);
        [...kept, ...removed].forEach(tally.add);
        removed.forEach(tally.remove);
        const inPlace = kept.filter(({ start, end }) => start < place.end && end > place.start);
        expect([tally.count, tally.path(12)]).toEqual([inPlace.length, mapPath(kept, place, 12)]);
      }),
    );
  });

  it('leads back to where a range lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2990 }), (start) => {
        const { top } = onMap({ start, end: start + 10 }, place);
        expect(Math.abs(offsetOnMap(top / mapHeight, place) - start)).toBeLessThanOrEqual(8);
      }),
    );
    expect(offsetOnMap(-1, place)).toBe(1000);
    expect(offsetOnMap(2, place)).toBe(2999);
    expect(offsetOnMap(0.5, { start: 0, end: 0 })).toBe(0);
  });
});

describe('the mark that is meant on the map', () => {
  // Half a unit of the map is one letter.
  const [one, other] = [
    { start: 2000, end: 2004 },
    { start: 2016, end: 2020 },
  ];

  it('is the nearest, in whatever order they come', () => {
    for (const marks of [
      [one, other],
      [other, one],
    ]) {
      expect(nearestOnMap(marks, 0.5085, place)).toBe(other);
      expect(nearestOnMap(marks, 0.506, place)).toBe(other);
      expect(nearestOnMap(marks, 0.505, place)).toBe(one);
      expect(nearestOnMap(marks, 0.498, place)).toBe(one);
    }
  });

  it('is the smallest of those that lie there', () => {
    const long = { start: 1500, end: 2500 };
    expect(nearestOnMap([long, one], 0.501, place)).toBe(one);
    expect(nearestOnMap([long, one], 0.52, place)).toBe(long);
  });

  it('is none when none is near, and none of another place', () => {
    expect(nearestOnMap([one, other], 0.53, place)).toBeNull();
    expect(nearestOnMap([{ start: 0, end: 1000 }], 0, place)).toBeNull();
  });
});
