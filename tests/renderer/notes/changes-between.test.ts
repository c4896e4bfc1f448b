import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, inContext, type Change } from '#renderer/notes/changes-between';

/** `-…-` was deleted, `+…+` inserted. */
const marked = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, words }) => (kind === 'same' ? words : kind === 'deleted' ? `-${words}-` : `+${words}+`))
    .join('');
const one = (changes: readonly Change[], kind: Change['kind']): string =>
  changes.flatMap((change) => (change.kind === kind || change.kind === 'same' ? change.words : [])).join('');

describe('what changed between two texts', () => {
  it.each([
    ['the first wording', 'the second wording', 'the -first-+second+ wording'],
    ['one two', 'one new two', 'one +new +two'],
    ['one two', '', '-one two-'],
    ['same', 'same', 'same'],
    ['a\nb\nc\n', 'a\nB\nc\nd\n', 'a\n-b-+B+\nc\n+d\n+'],
    ['don’t go', 'don’t stay', 'don’t -go-+stay+'],
    ['我喜歡讀書', '我喜歡寫書', '我喜歡-讀書-+寫書+'],
    ['он сказал', 'она сказала', '-он-+она+ -сказал-+сказала+'],
    ['👩🏽‍🚀 flies', '👩🏻‍🚀 flies', '-👩🏽‍🚀-+👩🏻‍🚀+ flies'],
  ])('from %j to %j', (before, after, changes) => {
    expect(marked(changesBetween(before, after))).toBe(changes);
  });

  it('holds both texts whole, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'жизнь', ' ', '\n', '。', '我', 'é', '🚀', '*'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after);
        expect(one(changes, 'deleted')).toBe(before);
        expect(one(changes, 'inserted')).toBe(after);
      }),
    );
  });

  it('is found in a note of a megabyte with a word changed here and there', () => {
    const words = (changed: string): string =>
      Array.from(
        { length: 1700 },
        (_, index) => `Line ${index} ${'of many words '.repeat(40)}${index % 100 === 0 ? changed : 'kept'}\n`,
      ).join('');
    const changes = changesBetween(words('old'), words('new'));
    expect(changes.filter(({ kind }) => kind === 'inserted').map(({ words }) => words)).toEqual(
      Array.from({ length: 17 }, () => 'new'),
    );
  });

  it('is still true when there is no time to find it', () => {
    let time = 0;
    const changes = changesBetween('same\none two\nend', 'same\nthree four\nend', () => (time += 1000));
    expect(marked(changes)).toBe('same\n-one two\n-+three four\n+end');
  });
});

describe('changes in their context', () => {
  const long = 'word '.repeat(1000);

  it('leaves out what is the same far from them', () => {
    const { shown, rest } = inContext(changesBetween(`${long}old ${long}`, `${long}new ${long}`), 20_000);
    expect(shown.map(({ kind, skipped, words }) => [kind, skipped, words.length])).toEqual([
      ['same', 4800, 200],
      ['deleted', 0, 3],
      ['inserted', 0, 3],
      ['same', 0, 200],
    ]);
    expect(rest).toBe(4801);
  });

  it('shows no more than is asked for, and tells how much is missing', () => {
    const { shown, rest, isCut } = inContext(changesBetween('', long), 1000);
    expect(shown.map(({ words }) => words.length)).toEqual([1000]);
    expect([rest, isCut]).toEqual([4000, true]);
  });
});
