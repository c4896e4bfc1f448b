import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, excerptLength } from '#core/search/excerpt';

const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
const markOn = (word: string) => {
  const start = words.indexOf(word);
  return { start, end: start + word.length };
};

describe('excerptAround', () => {
  it('gives a short block whole', () => {
    expect(excerptAround('A short block.', [{ start: 2, end: 7 }])).toEqual({
      start: 0,
      text: 'A short block.',
    });
  });

  it.each(['word0 ', 'word5 ', 'word99 ', 'word198 ', 'word199'])(
    'contains whole words around %s',
    (word) => {
      const mark = markOn(word);
      const { start, text } = excerptAround(words, [mark]);
      expect(text).toContain(word.trim());
      expect(words.startsWith(text, start)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(excerptLength);
      expect(text.length).toBeGreaterThan(excerptLength - 30);
      expect(` ${words} `).toContain(` ${text} `);
    },
  );

  it('begins at the beginning without marks', () => {
    expect(excerptAround(words, []).start).toBe(0);
  });

  it('contains as much as possible of a mark that is longer than the excerpt', () => {
    const { start, text } = excerptAround(words, [{ start: 300, end: 900 }]);
    expect(start).toBeLessThanOrEqual(300);
    expect(start + text.length).toBeGreaterThan(350);
  });

  it('cuts between characters where there is no white space', () => {
    const astronauts = '👩‍🚀'.repeat(100);
    const { start, text } = excerptAround(astronauts, [{ start: 250, end: 255 }]);
    expect(text).toBe('👩‍🚀'.repeat(text.length / 5));
    expect(start % 5).toBe(0);
  });

  it('is always a part of the block that contains the start of the first mark', () => {
    const block = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', 'e\u0301', '🚀'),
      minLength: 1,
      maxLength: 600,
    });
    fc.assert(
      fc.property(block, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const mark = { start, end: start + 1 + (b % (text.length - start)) };
        const excerpt = excerptAround(text, [mark]);
        expect(text.startsWith(excerpt.text, excerpt.start)).toBe(true);
        expect(excerpt.text.length).toBeLessThanOrEqual(excerptLength);
        expect(excerpt.start).toBeLessThanOrEqual(mark.start);
        expect(excerpt.start + excerpt.text.length).toBeGreaterThan(mark.start);
      }),
    );
  });
});
