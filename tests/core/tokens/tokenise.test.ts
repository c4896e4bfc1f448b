import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLetters } from '#core/text/fold-letters';
import { clusterAround } from '#core/text/graphemes';
import { compoundsAt, indexedTokens, tokenise } from '#core/tokens/tokenise';

const terms = (text: string): string[] => tokenise(text).map(({ term }) => term);
const words = (text: string): string[] => tokenise(text).map(({ start, end }) => text.slice(start, end));

describe('tokenise', () => {
  it('gives the same term for a name with and without its possessive, whatever the apostrophe', () => {
    expect(terms("Kamenev Kamenev’s KAMENEV’S Kamenev's")).toEqual(Array(4).fill('kamenev'));
  });

  it('ends a possessive’s mark at the name', () => {
    expect(words('considers that Kamenev’s policy')).toEqual(['considers', 'that', 'Kamenev', 'policy']);
  });

  it('keeps apostrophes inside a word and none at its edge', () => {
    expect(terms("don’t don't O’Brien ‘quoted’ Peasants’ Deputies")).toEqual([
      "don't",
      "don't",
      "o'brien",
      'quoted',
      'peasants',
      'deputies',
    ]);
  });

  it('separates a word from the note reference after it', () => {
    expect(words('with the Vikzhel.[1] Troops')).toEqual(['with', 'the', 'Vikzhel', '1', 'Troops']);
  });

  it('takes an abbreviation with points as one word, the same as without them', () => {
    expect(terms('C.C. CC c.c C.C.’s')).toEqual(['cc', 'cc', 'cc', 'cc']);
    expect(terms('R.S.D.L.P.(B.) RSDLP')).toEqual(['rsdlp', 'b', 'rsdlp']);
    expect(words('within the C.C. (see')).toEqual(['within', 'the', 'C.C.', 'see']);
  });

  it('does not take the end of a sentence, initials or a number for an abbreviation', () => {
    expect(terms('to it. I. A letter')).toEqual(['to', 'it', 'i', 'a', 'letter']);
    expect(terms('V.I.Lenin')).toEqual(['vi', 'lenin']);
    expect(terms('pp. 277-79, 1.5')).toEqual(['pp', '277', '79', '1', '5']);
  });

  it('separates hyphenated words', () => {
    expect(terms('Socialist-Revolutionaries, All–Russia')).toEqual([
      'socialist',
      'revolutionaries',
      'all',
      'russia',
    ]);
  });

  it('reads Cyrillic, where й is a letter of its own and ё is е', () => {
    expect(terms('Викжель, ВЦИК; Чайковский, её об’єкт')).toEqual([
      'викжель',
      'вцик',
      'чайковский',
      'ее',
      "об'єкт",
    ]);
  });

  it('makes Latin letters equal to those without marks, composed or not', () => {
    expect(terms('\u00c9dition E\u0301dition edition')).toEqual(['edition', 'edition', 'edition']);
    expect(terms('ﬁnal Ｆｉｎａｌ')).toEqual(['final', 'final']);
  });

  it('looks through soft hyphens', () => {
    expect(terms('revo\u00adlution')).toEqual(['revolution']);
    expect(words('the revo\u00adlution.')).toEqual(['the', 'revo\u00adlution']);
  });

  it('joins hyphenated words to compounds: each pair, and the whole', () => {
    const compounds = (text: string): string[] => {
      const tokens = tokenise(text);
      return tokens.flatMap((_, index) => compoundsAt(tokens, index).map(({ term }) => term));
    };
    expect(compounds('the Co-ordinating Committee')).toEqual(['coordinating']);
    expect(compounds('All–Russia, All\u2011Russia, all-\u00adRussia')).toEqual(Array(3).fill('allrussia'));
    expect(compounds('non-co-operation')).toEqual(['nonco', 'noncooperation', 'cooperation']);
    expect(compounds('a-b-c-d')).toEqual(['ab', 'abcd', 'bc', 'cd']);
    expect(compounds('1917-18, well—known, so - called, pre- and post-, a--b, Lenin’s-x')).toEqual([]);
    expect(compounds('s1-p1 Covid-19')).toEqual(['s1p1', 'covid19']);
  });

  it('gives compounds the range of their words', () => {
    const text = 'The non-co-operation.';
    expect(indexedTokens(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['the', 'The'],
      ['non', 'non'],
      ['nonco', 'non-co'],
      ['noncooperation', 'non-co-operation'],
      ['co', 'co'],
      ['cooperation', 'co-operation'],
      ['operation', 'operation'],
    ]);
  });

  it('takes the letters that stand for an apostrophe as one', () => {
    expect(terms('Il\u02b9in Il’in Kazan\u02b9 Sa\u02bfud')).toEqual(["il'in", "il'in", 'kazan', "sa'ud"]);
  });

  it('keeps the range of every word: folded again, it is the term, and no character is cut', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        'a',
        'Ł',
        'é',
        'e\u0301',
        'й',
        'Σ',
        'ﬁ',
        'ß',
        '’',
        '-',
        '.',
        ' ',
        '\u00ad',
        '\u200b',
        'שָׁ',
        '👩‍🚀',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        for (const { term, start, end } of tokenise(text)) {
          expect(foldLetters(text.slice(start, end)).replaceAll('.', '').trim()).toBe(term);
          expect(clusterAround(text, start)).toBeNull();
          expect(clusterAround(text, end)).toBeNull();
        }
      }),
    );
  });

  it('finds no words in signs and emoji', () => {
    expect(tokenise('— “…” + * : [ ] 👩‍🚀 \n\t')).toEqual([]);
  });

  it('gives offsets in order, inside the text, and terms that are themselves one word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { term, start, end } of tokenise(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(term).not.toBe('');
          expect(term).not.toMatch(/[*:+~^]/);
          last = end;
        }
      }),
    );
  });

  it('takes a hostile run of points, apostrophes and marks as one word', () => {
    const text = `${'a.'.repeat(50_000)}${'a’'.repeat(50_000)}${'\u0301'.repeat(50_000)}`;
    expect(tokenise(text).map(({ start, end }) => [start, end])).toEqual([[0, 199_999]]);
  });
});
