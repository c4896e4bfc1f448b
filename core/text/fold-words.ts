/**
 * Words as they are looked for: without accents and points, capital letters, and differences of width or ligature. Only marks
 * that one may leave out are left out; those of other scripts, such as the vowels of Devanagari or the voiced kana, are letters.
 */
export const foldWords = (words: string): string =>
  (isPlain.test(words) ? words : words.normalize('NFKD').replaceAll(accents, '$1').replaceAll('ß', 'ss'))
    .toLowerCase()
    .normalize('NFC');

/** ASCII needs no decomposing, which costs most. */
const isPlain = /^\p{ASCII}*$/u;
const accents =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
