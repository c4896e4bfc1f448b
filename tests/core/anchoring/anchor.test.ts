import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target, TextRange } from '#core/annotation/annotation';
import { anchor } from '#core/anchoring/anchor';
import { describe as describeRange } from '#core/anchoring/describe';
import { flatten, type FlatText } from '#core/text/flat-text';
import { section } from '../text/sections';

const flatOf = (...paragraphs: string[]): FlatText =>
  flatten({
    sections: [section('s', 'text', Object.fromEntries(paragraphs.map((text, i) => [`p${i}`, text])))],
  });

const first = 'Comrade Lenin considers that the policy must be checked at once.';
const second = 'Comrade Lenin considers that the negotiations were to serve as cover.';
const third = 'Nobody here has proved that the rank and file are against us.';
const flat = flatOf(first, second, third);

/** The range of the nth occurrence. */
const nth = (text: string, words: string, n: number): TextRange => {
  let start = -1;
  for (let i = 0; i < n; i += 1) start = text.indexOf(words, start + 1);
  expect(start).not.toBe(-1);
  return { start, end: start + words.length };
};

const targetOn = (words: string, n = 1): Target => describeRange(flat, 'old', nth(flat.text, words, n));
const contextFree = (target: Target): Target => ({
  ...target,
  quote: { ...target.quote, prefix: '', suffix: '' },
});

describe('anchor, in the text that the target was made on', () => {
  it('gives back the described range, however often its words stand there', () => {
    for (const n of [1, 2]) {
      const range = nth(flat.text, 'Comrade Lenin considers', n);
      expect(anchor(flat, describeRange(flat, 'old', range), 'old')).toEqual(range);
    }
  });

  it('does not move a position that holds the quote, even when the context tells otherwise', () => {
    const target = targetOn('Lenin', 1);
    const misled = { ...target, quote: targetOn('Lenin', 2).quote };
    expect(anchor(flat, misled, 'old')).toEqual(target.position);
  });

  it('follows the quote when the position holds other words', () => {
    const target = { ...targetOn('rank and file'), position: { start: 0, end: 13 } };
    expect(anchor(flat, target, 'old')).toEqual(nth(flat.text, 'rank and file', 1));
  });

  it('takes the nearest of equal occurrences when there is no context', () => {
    const wrongBy = (range: TextRange, units: number) => ({
      start: range.start + units,
      end: range.end + units,
    });
    const target = contextFree(targetOn('considers', 2));
    expect(anchor(flat, { ...target, position: wrongBy(target.position, 3) }, 'old')).toEqual(
      target.position,
    );
  });

  it('gives back every range of any text', () => {
    const paragraph = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', 'é', '🚀'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (texts, a, b) => {
        const any = flatOf(...texts);
        const start = a % any.text.length;
        const range = { start, end: start + 1 + (b % (any.text.length - start)) };
        const target = describeRange(any, 'h', range);
        expect(anchor(any, target, 'h')).toEqual(range);
        expect(anchor(any, target, 'of another edition')).toEqual(range);
      }),
    );
  });
});

describe('anchor, in another edition of the text', () => {
  it('follows the words when something was put before them', () => {
    const edition = flatOf('A preface of the new edition.', first, second, third);
    const target = targetOn('negotiations');
    expect(anchor(edition, target, 'new')).toEqual(nth(edition.text, 'negotiations', 1));
  });

  it('tells equal words apart by their context, not by their order or position', () => {
    const edition = flatOf(second, third, first);
    const moved = anchor(edition, targetOn('Comrade Lenin considers that', 1), 'new');
    expect(moved).toEqual(nth(edition.text, 'Comrade Lenin considers that', 2));
  });

  it('prefers context on both sides to context on one side, and one side to nearness', () => {
    const target = describeRange(flatOf('alpha beta gamma the delta epsilon zeta'), 'old', {
      start: 17,
      end: 20,
    });
    const both = 'alpha beta gamma the delta epsilon zeta';
    const one = 'alpha beta gamma the other words here';
    const near = 'some other words the more words follow';
    const pick = (...paragraphs: string[]) => {
      const edition = flatOf(...paragraphs);
      const range = anchor(edition, target, 'new');
      return range === null ? null : edition.text.slice(0, range.start).split('\n').length - 1;
    };
    expect(pick(near, one, both)).toBe(2);
    expect(pick(near, one)).toBe(1);
    expect(pick(one, near)).toBe(0);
  });

  it('stays where it is when only the words around it changed', () => {
    const edition = flatOf(first.replace('checked', 'watched'), second, third);
    expect(anchor(edition, targetOn('policy'), 'new')).toEqual(nth(edition.text, 'policy', 1));
  });

  it('is an orphan when its words are gone', () => {
    expect(anchor(flatOf(first, third), targetOn('negotiations'), 'new')).toBeNull();
  });

  it('is an orphan rather than a short word that stands elsewhere by chance', () => {
    const target = targetOn('cover');
    expect(anchor(flatOf(first, third, 'They took cover quickly.'), target, 'new')).toBeNull();
  });

  it('does not accept other words than the quote', () => {
    expect(anchor(flatOf(first, second.toUpperCase(), third), targetOn('negotiations'), 'new')).toBeNull();
  });

  it('never gives a range that holds other words', () => {
    const word = fc.constantFrom('the ', 'rank ', 'and ', 'file ', 'a', '\u0301', '🚀');
    const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));
    const position = fc.record({
      start: fc.integer({ min: -5, max: 300 }),
      end: fc.integer({ min: -5, max: 300 }),
    });
    fc.assert(
      fc.property(text, text, text, text, position, (words, exact, prefix, suffix, where) => {
        const any = flatOf(words);
        const target = { quote: { exact, prefix, suffix }, position: where, contentHash: 'old' };
        for (const hash of ['old', 'new']) {
          const range = anchor(any, target, hash);
          if (range !== null) expect(any.text.slice(range.start, range.end)).toBe(exact);
        }
      }),
    );
  });
});

describe('anchor, with selectors that `describe` never makes', () => {
  it('is an orphan without words', () => {
    const target = targetOn('policy');
    expect(anchor(flat, { ...target, quote: { ...target.quote, exact: '' } }, 'old')).toBeNull();
  });

  it('finds a quote without position and context when it stands only once', () => {
    const target = { ...contextFree(targetOn('negotiations')), position: { start: 9_999, end: 10_000 } };
    expect(anchor(flat, target, 'other')).toEqual(nth(flat.text, 'negotiations', 1));
  });
});
