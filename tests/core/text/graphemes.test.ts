import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterAround, snapToGraphemes, trimWhiteSpace } from '#core/text/graphemes';
import { flatten } from '#core/text/flat-text';
import { section } from '../text/sections';

const flat = flatten({ sections: [section('s', 'text', { p1: 'ab👩‍🚀e\u0301 c ', p2: '\u00a0d👍🏽' })] });
const slice = (range: { start: number; end: number } | null) =>
  range === null ? null : flat.text.slice(range.start, range.end);

describe('snapToGraphemes', () => {
  it('widens over an emoji of several code points', () => {
    expect(slice(snapToGraphemes(flat, { start: 3, end: 4 }))).toBe('👩‍🚀');
  });

  it('widens over a letter with a combining mark, at either end', () => {
    expect(slice(snapToGraphemes(flat, { start: 1, end: 8 }))).toBe('b👩‍🚀e\u0301');
    expect(slice(snapToGraphemes(flat, { start: 8, end: 10 }))).toBe('e\u0301 ');
  });

  it('leaves a range that splits no character as it is, over blocks and at the edges', () => {
    for (const range of [
      { start: 0, end: flat.text.length },
      { start: 1, end: 2 },
      { start: 12, end: 14 },
    ]) {
      expect(snapToGraphemes(flat, range)).toEqual(range);
    }
  });
});

describe('trimWhiteSpace', () => {
  it('takes spaces, no-break spaces and the separator of blocks off both ends', () => {
    expect(slice(trimWhiteSpace(flat, { start: 9, end: 15 }))).toBe('c \n\u00a0d');
    expect(slice(trimWhiteSpace(flat, { start: 9, end: 14 }))).toBe('c');
  });

  it('is null when nothing is left', () => {
    expect(trimWhiteSpace(flat, { start: 11, end: 14 })).toBeNull();
    expect(trimWhiteSpace(flat, { start: 2, end: 2 })).toBeNull();
  });
});

it('a cut splits a cluster where Unicode says so, whatever stands beside it', () => {
  const sign = fc.constantFrom(
    ...'\r\nab \u00ad©\u02ff\u0300\u0301é👩\u200d🚀🇩🇪कि각\u1100',
    '\ud83d',
    '\u0600',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
      const text = signs.join('');
      const edges = new Set(Array.from(new Intl.Segmenter().segment(text), ({ index }) => index));
      for (let at = 1; at < text.length; at += 1)
        expect(clusterAround(text, at) === null, JSON.stringify([text, at])).toBe(edges.has(at));
    }),
    { numRuns: 500 },
  );
});
