import { describe, expect, it } from 'vitest';
import { describe as describeRange } from '#core/anchoring/describe';
import { flatten } from '#core/text/flat-text';
import { section } from '../text/sections';

const flat = flatten({
  sections: [
    section('s', 'text', {
      p1: 'There must be no vacillation.',
      p2: 'We are backed by the majority of the workers and peasants and of the army.',
    }),
  ],
});

const at = (words: string) => ({
  start: flat.text.indexOf(words),
  end: flat.text.indexOf(words) + words.length,
});

describe('describe', () => {
  it('gives the quote with 32 units of context on each side, over the borders of blocks', () => {
    expect(describeRange(flat, 'sha256-1', at('backed'))).toEqual({
      quote: {
        exact: 'backed',
        prefix: ' must be no vacillation.\nWe are ',
        suffix: ' by the majority of the workers ',
      },
      position: at('backed'),
      contentHash: 'sha256-1',
    });
  });

  it('shortens the context at the edges of the text', () => {
    const whole = describeRange(flat, 'h', { start: 0, end: flat.text.length });
    expect(whole.quote).toEqual({ exact: flat.text, prefix: '', suffix: '' });
  });

  it('never splits a surrogate pair', () => {
    const emoji = flatten({
      sections: [section('s', 'text', { p: `${'🚀'.repeat(20)} x${'🚀'.repeat(20)}` })],
    });
    const { quote } = describeRange(emoji, 'h', { start: 41, end: 42 });
    expect(quote.prefix).toBe(`${'🚀'.repeat(15)} `);
    expect(quote.suffix).toBe('🚀'.repeat(16));
    const odd = describeRange(emoji, 'h', { start: 40, end: 41 });
    expect(odd.quote.suffix).toBe(`x${'🚀'.repeat(15)}`);
  });

  it.each([
    [3, 3],
    [5, 2],
    [-1, 2],
    [0, 1_000_000],
    [Number.NaN, 2],
  ])('refuses the range %d–%d', (start, end) => {
    expect(() => describeRange(flat, 'h', { start, end })).toThrow(RangeError);
  });
});
