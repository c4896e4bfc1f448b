import { describe, expect, it } from 'vitest';
import { excerptParts } from '#renderer/ui/excerpt-parts';

describe('an excerpt', () => {
  it('is cut at its marks, whose offsets are those of the block', () => {
    const pieces = excerptParts({
      excerpt: { start: 10, text: 'with the Vikzhel now' },
      marks: [
        { start: 2, end: 6 }, // before the excerpt
        { start: 19, end: 26 },
      ],
    });
    expect(pieces).toEqual([
      { text: 'with the ', marked: false },
      { text: 'Vikzhel', marked: true },
      { text: ' now', marked: false },
    ]);
  });

  it('leaves out a mark that the excerpt cuts off', () => {
    const pieces = excerptParts({ excerpt: { start: 0, text: 'Viktor' }, marks: [{ start: 0, end: 7 }] });
    expect(pieces).toEqual([{ text: 'Viktor', marked: false }]);
  });
});
