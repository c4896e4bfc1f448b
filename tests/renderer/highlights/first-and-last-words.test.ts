import { describe, expect, it } from 'vitest';
import { firstAndLastWords } from '#renderer/highlights/first-and-last-words';

describe('firstAndLastWords', () => {
  it.each([
    ['', ''],
    ['one', 'one'],
    ['one  two\nthree', 'one two three'],
    ['1 2 3 4 5 6 7 8 9', '1 2 3 4 5 6 7 8 9'],
    ['1 2 3 4 5 6 7 8 9 10', '1 2 3 4 … 7 8 9 10'],
  ])('makes of “%s” “%s”', (quote, cut) => expect(firstAndLastWords(quote)).toBe(cut));
});
