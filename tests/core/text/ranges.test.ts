import { describe, expect, it } from 'vitest';
import { compareRanges, overlaps } from '#core/text/ranges';

describe('overlaps', () => {
  it.each([
    [2, 4, 3, 5, true],
    [2, 4, 2, 4, true],
    [2, 9, 3, 5, true],
    [2, 4, 4, 5, false],
    [2, 4, 8, 9, false],
  ])('of %d–%d and %d–%d, either way round', (start, end, otherStart, otherEnd, expected) => {
    const [one, other] = [
      { start, end },
      { start: otherStart, end: otherEnd },
    ];
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([expected, expected]);
  });
});

describe('compareRanges', () => {
  it('sorts by start, then by end', () => {
    const [first, second, third] = [
      { start: 1, end: 9 },
      { start: 2, end: 3 },
      { start: 2, end: 4 },
    ];
    expect([third, first, second].sort(compareRanges)).toEqual([first, second, third]);
  });
});
