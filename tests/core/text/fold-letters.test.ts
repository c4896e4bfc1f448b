import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLetters } from '#core/text/fold-letters';

/** Every code point that Unicode has assigned, without surrogates and private use. */
const assigned = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((letter) => /[^\p{Cn}\p{Co}]/u.test(letter));
const characters = (text: string): string[] =>
  Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);

describe('foldLetters', () => {
  it.each([
    ['Édition', 'edition'],
    ['Łódź', 'Lodz'],
    ['Søren', 'SOREN'],
    ['STRASSE', 'straße'],
    ['STRAẞE', 'straße'],
    ['Encyclopædia', 'Encyclopaedia'],
    ['Œuvre', 'oeuvre'],
    ['Þórðr', 'thordr'],
    ['Đặng', 'dang'],
    ['Diyarbakır', 'DIYARBAKIR'],
    ['İstanbul', 'istanbul'],
    ['Ṩ', 's'],
    ['Ἀθῆναι', 'Αθηναι'],
    ['άνθρωπος', 'ΑΝΘΡΩΠΟΣ'],
    ['τῷ', 'τω'],
    ['Ёлка', 'елка'],
    ['приказа́л', 'приказал'],
    ['ꙋкᲀзъ', 'ᲈквзъ'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['می‌خواهم', 'میخواهم'],
    ['ﬁn', 'FIN'],
    ['Ｌｅｎｉｎ', 'lenin'],
    ['revo\u00adlu\u200btion\ufeff', 'revolution'],
    ['peasants’', "peasants'"],
    ['Il\u02b9in', "Il'in"],
    ['O\u00b4Brien', "O'Brien"],
    ['“quoted”', '"quoted"'],
    ['«quoted»', '"quoted"'],
    ['צה״ל', 'צה"ל'],
    ['s1\u2011p1', 's1-p1'],
    ['1917–18', '1917-18'],
    ['½', '1/2'],
    ['בית־ספר', 'בית-ספר'],
  ])('%s and %s are the same', (one, other) => expect(foldLetters(one)).toBe(foldLetters(other)));

  it.each([
    ['мой', 'мои'],
    ['Київ', 'Киів'],
    ['की', 'का'],
    ['कि', 'क'],
    ['ফুল', 'ফল'],
    ['மீ', 'மா'],
    ['ที่', 'ทา'],
    ['が', 'か'],
    ['パ', 'ハ'],
    ['한', '하'],
    ['≠', '='],
    ['🚀', '👩‍🚀'],
  ])('%s and %s are not', (one, other) => expect(foldLetters(one)).not.toBe(foldLetters(other)));

  it('makes a letter equal to its capital, and to itself decomposed, throughout Unicode', () => {
    const iotaBelow = /\u0345/; // its capital is a letter of its own, which readers do not type
    const different = assigned.filter((letter) => {
      const folded = foldLetters(letter);
      const cases = iotaBelow.test(letter.normalize('NFD'))
        ? []
        : [letter.toUpperCase(), letter.toLowerCase()];
      // A sign such as ´ has a compatibility form of its own kind: a space with a mark.
      const compatible = /\p{L}/u.test(letter) ? [letter.normalize('NFKC')] : [];
      return [...cases, ...compatible, letter.normalize('NFD'), letter.normalize('NFC')].some(
        (form) => foldLetters(form) !== folded,
      );
    });
    expect(different).toEqual([]);
  });

  it('changes nothing that it has folded', () => {
    expect(assigned.filter((letter) => foldLetters(foldLetters(letter)) !== foldLetters(letter))).toEqual([]);
  });

  it('makes a keyboard’s sign of every quotation mark, and nothing of what cannot be seen', () => {
    const marks = assigned.filter((sign) => /\p{Quotation_Mark}/u.test(sign));
    expect(marks.filter((mark) => !/^['"]$/.test(foldLetters(mark)))).toEqual([]);
    const invisible = assigned.filter((sign) => /\p{Default_Ignorable_Code_Point}/u.test(sign));
    expect(invisible.filter((sign) => foldLetters(sign) !== '')).toEqual([]);
    const dashes = assigned.filter((sign) => /\p{Dash}/u.test(sign));
    const long = dashes.filter((dash) => foldLetters(dash) !== '-' && dash.length === 1);
    expect(long.join('')).toBe('—―⁓⸺⸻〜〰︱﹘');
  });

  it('folds each character for itself, so that what is folded has a place in the text', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('й', 'Σ', 'ß', 'e\u0301', '’', '-', ' ', 'ﬁ'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (words) => {
        expect(foldLetters(words)).toBe(characters(words).map(foldLetters).join('').normalize('NFC'));
      }),
    );
  });
});
