import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEach, foldWords, holdsSought, readPhrase, readSought } from '#core/text/fold-words';
import { tokenise } from '#core/tokens/tokenise';

const finds = (query: string, text: string): boolean => holdsSought(foldWords(text), readSought(query));

describe('a query', () => {
  it.each([
    ["peasants'", 'the peasants’ deputies'],
    ['peasants’', "the peasants' deputies"],
    ["peasants'", 'The peasants decide.'],
    ["kamenev's", 'Kamenev decides'],
    ['kamenev', 'Kamenev’s policy'],
    ["don't", 'I don’t know'],
    ["o'brien", 'O’Brien'],
    ['"no vacillation"', 'there is “no vacillation!”'],
    ['“rank and file”', 'the rank\n and  file'],
    ['"peasants\' deputies', 'of peasants’ deputies'],
    ['all-russia', 'the All–Russia Congress'],
    ['all\u2011russia', 'the All-Russia Congress'],
    ['allrussia', 'the All—Russia Congress'.replace('—', '‑')],
    ['russia', 'the All-Russia Congress'],
    ['coordinating', 'the Co-ordinating Committee'],
    ['co-ordinating', 'the coordinating committee'],
    ['co ordinating', 'the Co-ordinating Committee'],
    ['"co ordinating committee"', 'the Co-ordinating Committee'],
    ['"coordinating committee"', 'the Co-ordinating Committee'],
    ['co-ordinating', 'co ordinating'],
    ['cooperation', 'non-co-operation'],
    ['non-cooperation', 'non-co-operation'],
    ['CC', 'of the C.C. in'],
    ['R.S.D.L.P.(B.)', 'the R.S.D.L.P.(B.) of'],
    ['policy,', 'a policy of'],
    ['277-79', 'pp. 277–79'],
    ['peasants — workers', 'workers, peasants'],
    ['Lodz Soren strasse', 'Straße, Łódź und Søren'],
    ['צה"ל', 'על צה״ל בעיתון'],
    ['🚀', 'a 🚀 rises'],
    ['?', 'why?'],
    ['§', '§ 3'],
    ['c++', 'in C++'],
    ['revolution', 'revo\u00adlu\u200btion'],
  ])('%s is found in: %s', (query, text) => expect(finds(query, text)).toBe(true));

  it.each([
    ['"file and rank"', 'the rank and file'],
    ['workers', 'the peasants’ deputies'],
    ['1917-18', '191718'],
    ['c++', 'the C.C.'],
    ['co-ordinating', 'ordinating co'],
    ['"vacillation no"', 'vacillation, not'],
  ])('%s is not found in: %s', (query, text) => expect(finds(query, text)).toBe(false));

  it.each(['—', '\u200b', '’', '"', '“”', '"-"', '\u0301', '- – —'])(
    'of signs that are not compared (%s) finds nothing',
    (query) => {
      expect(finds(query, 'words — and “more” ’ words')).toBe(false);
      expect(holdsSought(foldWords('words'), readPhrase(query))).toBe(false);
    },
  );

  it('that is empty fits everything', () => {
    expect(readSought(' ')).toEqual([]);
    expect(readPhrase(' ')).toEqual([]);
    expect(finds('', '')).toBe(true);
  });

  it('of a phrase finds it in one of several texts, not where one ends and the next begins', () => {
    const folded = foldEach(['rank and', 'file and rank']);
    expect(holdsSought(folded, readSought('"rank and file"'))).toBe(false);
    expect(holdsSought(folded, readSought('rank file'))).toBe(true);
    expect(holdsSought(folded, readPhrase('file and'))).toBe(true);
  });
});

describe('what is folded', () => {
  const word = fc.constantFrom(
    'Łódź',
    'co-ordinating',
    'Kamenev’s',
    'C.C.',
    'don’t',
    'Ёлка',
    'й',
    '1917–18',
    'Ἀθῆναι',
  );
  const sign = fc.constantFrom(' ', ', ', ' — ', '-', '’ ', ' “', '. ', '\u00ad', '\n');
  const text = fc
    .array(fc.tuple(word, sign), { maxLength: 12 })
    .map((parts) => parts.map((part) => part.join('')).join(''));

  it('holds every word that the search finds, and each is found as a query', () => {
    fc.assert(
      fc.property(text, (words) => {
        const folded = foldWords(words);
        for (const { term, start, end } of tokenise(words)) {
          expect(folded).toContain(term);
          expect(finds(words.slice(start, end), words)).toBe(true);
        }
      }),
    );
  });

  it('is found by every part of itself between two words', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const part of words.split(/\s+/u))
          if (foldWords(part).trim() !== '') expect(finds(part, words)).toBe(true);
      }),
    );
  });
});
