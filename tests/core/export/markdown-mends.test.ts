import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mended, mendsFor } from '#core/export/markdown-mends';

const words = fc.string({ unit: fc.constantFrom(...'ab \n\\') });

it('makes one wording of another, whatever they are', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (plain, was) => {
      expect(mended(plain, mendsFor(plain, was) ?? [])).toBe(was);
    }),
  );
});

it('holds little of words that are the same but for a few signs', () => {
  const lines = Array.from({ length: 50 }, (_, index) => `Line ${index} of a note.`);
  const mends = mendsFor(lines.join('\\\n'), lines.join('\n')) ?? [];
  expect(mends.map(([, , put]) => put).join('')).toBe('');
  expect(mendsFor('same', 'same')).toBeNull();
});

it('takes time in proportion to the words', () => {
  const [one, other] = ['ab'.repeat(200_000), 'ba c'.repeat(150_000)];
  expect(mended(one, mendsFor(one, other) ?? [])).toBe(other);
  const tildes = '\\~ '.repeat(200_000);
  expect(mendsFor(tildes, tildes.replaceAll('\\', ''))).toHaveLength(200_000);
});
