import { describe, expect, it } from 'vitest';
import { bareWords } from '#core/text/bare-words';

/** The bare words of the part of a text that stands between two bars. */
const bare = (marked: string): string => {
  const [before = '', inside = '', after = ''] = marked.split('|');
  const text = before + inside + after;
  const { start, end } = bareWords(text, { start: before.length, end: before.length + inside.length });
  return text.slice(start, end);
};

describe('the bare words of a range', () => {
  it.each([
    ['He said: |“Peace, now!” |Then', 'Peace, now'],
    ['all of |it|', 'it'],
    ['|(𐌰𐌱) |', '𐌰𐌱'],
    ['a |e\u0301!| b', 'e\u0301'],
    ['x |—…| y', '—…'],
    ['|1917.|', '1917'],
  ])('%s gives %s', (marked, words) => expect(bare(marked)).toBe(words));
});
