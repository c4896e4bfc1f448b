import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileNames } from '#core/export/file-names';

const nameOf = (...words: readonly string[]): string | undefined => {
  const names = new FileNames('.md');
  return words.map((each) => names.nameFor(each, 'Note')).at(-1);
};

describe('the name of a file', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['[[x]] #tag ^y', 'x tag y'],
    ['...hidden. . ', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com¹ .x', '_com¹ .x'],
    ['console', 'console'],
    ['  a\u0000\n\u200bb\u202e ', 'a b'],
    ['Ленин: речь', 'Ленин речь'],
    ['שלום עולם', 'שלום עולם'],
    ['e\u0301', 'é'],
    ['???', 'Note'],
    ['', 'Note'],
  ])('of %j is %j', (words, name) => {
    expect(nameOf(words)).toBe(name);
  });

  it.each([
    ['War', 'war', 'war 2'],
    ['straße', 'STRASSE', 'STRASSE 2'],
    ['é', 'e\u0301', 'é 2'],
    ['ﬁn', 'fin', 'fin 2'],
  ])('%j is no other one than %j on some systems', (first, second, name) => {
    expect(nameOf(first, second)).toBe(name);
    expect(nameOf(first, `${first} 2`, second)).toMatch(/ 3$/u);
  });

  it('has at most 200 bytes with its ending, and no half of a character', () => {
    const long = nameOf('👩‍👩‍👧‍👦'.repeat(50), '👩‍👩‍👧‍👦'.repeat(50)) ?? '';
    expect(Buffer.byteLength(`${long}.md`)).toBeLessThanOrEqual(200);
    expect(long).toMatch(/^[^\p{Surrogate}]* 2$/u);
    expect(nameOf('界'.repeat(300))).toBe('界'.repeat(65));
  });

  it('is safe and its own, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (all) => {
        const names = new FileNames('.md');
        const made = all.map((words) => names.nameFor(words, ''));
        const keys = made.map((name) => name.normalize('NFKC').toLowerCase());
        expect(new Set(keys).size).toBe(all.length);
        for (const name of made) {
          expect(name).toMatch(/^[^\s.<>:"/\\|?*\p{Cc}](?:[^<>:"/\\|?*\p{Cc}]*[^\s.<>:"/\\|?*\p{Cc}])?$/u);
          expect(Buffer.byteLength(`${name}.md`)).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
