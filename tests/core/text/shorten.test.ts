import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBefore, firstCharacters, withoutLastCharacter } from '#core/text/graphemes';
import { shorten } from '#core/text/shorten';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const clusters = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'e\u0301', '🚀', '👩‍🚀', '🇩🇪', '👍🏽', 'กำ'),
  maxLength: 200,
});
/** Whether `beginning` ends where one of the characters of `whole` ends. */
const isCutBetweenCharacters = (whole: string, beginning: string): boolean => {
  const kept = clusters(beginning);
  return clusters(whole)
    .slice(0, kept.length)
    .every((cluster, index) => cluster === kept[index]);
};

describe('words that are shortened', () => {
  it('keep or lose an emoji at the limit whole', () => {
    expect(shorten(`${'a'.repeat(58)}🚀 and more`, 60)).toBe(`${'a'.repeat(58)}…`);
    expect(shorten(`${'a'.repeat(57)}🚀 and more`, 60)).toBe(`${'a'.repeat(57)}🚀…`);
    expect(shorten(`${'a'.repeat(50)}👩‍🚀👩‍🚀👩‍🚀`, 60)).toBe(`${'a'.repeat(50)}👩‍🚀…`);
  });

  it('end between words where that keeps more than half', () => {
    expect(shorten('The soviets are in session', 20)).toBe('The soviets are in…');
    expect(shorten(`Of ${'a'.repeat(40)}`, 20)).toBe(`Of ${'a'.repeat(16)}…`);
    expect(shorten('Short enough', 12)).toBe('Short enough');
  });

  it('are never longer than asked, and never cut in a character', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 80 }), (words, longest) => {
        const short = shorten(words, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        if (short !== words) expect(isCutBetweenCharacters(words, short.slice(0, -1))).toBe(true);
      }),
    );
  });
});

describe('the beginning of a text', () => {
  it('is counted in characters as a reader sees them', () => {
    expect(firstCharacters('👩‍🚀👩‍🚀👩‍🚀', 2, 100)).toBe('👩‍🚀👩‍🚀');
    expect(firstCharacters('e\u0301e\u0301', 1, 100)).toBe('e\u0301');
    expect(firstCharacters('👩‍🚀👩‍🚀👩‍🚀', 3, 12)).toBe('👩‍🚀👩‍🚀');
    fc.assert(
      fc.property(text, fc.nat(20), fc.integer({ min: 12, max: 100 }), (words, most, longest) => {
        const beginning = firstCharacters(words, most, longest);
        expect(clusters(beginning).length).toBeLessThanOrEqual(most);
        expect(beginning.length).toBeLessThanOrEqual(longest);
        expect(isCutBetweenCharacters(words, beginning)).toBe(true);
      }),
    );
  });

  it('keeps something of a character that is longer than the limit, and no half of a pair', () => {
    const long = `🚀${'\u0301'.repeat(100)}`;
    expect(cutBefore(long, 50)).toBe(50);
    expect(cutBefore(long, 1)).toBe(0);
    expect(cutBefore('abc', 9)).toBe(3);
  });
});

it('the last character is taken away whole', () => {
  expect(withoutLastCharacter('a👩‍🚀')).toBe('a');
  expect(withoutLastCharacter('a')).toBe('');
  expect(withoutLastCharacter('')).toBe('');
});
