import { describe, expect, it } from 'vitest';
import { foldWords } from '#core/text/fold-words';

describe('foldWords', () => {
  it.each([
    ['Édition', 'edition'],
    ['STRASSE', 'straße'],
    ['Ṩ', 's'],
    ['άνθρωπος', 'ΑΝΘΡΩΠΟς'],
    ['Ёлка', 'елка'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['ﬁn', 'FIN'],
    ['Ｌｅｎｉｎ', 'lenin'],
  ])('%s and %s are the same', (one, other) => expect(foldWords(one)).toBe(foldWords(other)));

  it.each([
    ['की', 'का'],
    ['कि', 'क'],
    ['ফুল', 'ফল'],
    ['மீ', 'மா'],
    ['ที่', 'ทา'],
    ['が', 'か'],
    ['パ', 'ハ'],
    ['한', '하'],
  ])('%s and %s are not', (one, other) => expect(foldWords(one)).not.toBe(foldWords(other)));

  it('are the same composed and decomposed, in any script', () => {
    for (const word of ['का', 'が', '한', 'é', 'ที่'])
      expect(foldWords(word.normalize('NFD'))).toBe(foldWords(word));
  });
});
