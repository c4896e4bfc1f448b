/**
 * Normalises words for filtering: removes accents and vowel points, and differences of case, width and
 * ligature. Marks are removed only in scripts where writers may omit them. The marks of other scripts, such
 * as the vowels of Devanagari or the voiced kana, count as letters.
 */
export const foldWords = (words: string): string =>
  (isPlain.test(words) ? words : words.normalize('NFKD').replaceAll(accents, '$1').replaceAll('ß', 'ss'))
    .toLowerCase()
    .normalize('NFC');

/** ASCII is not decomposed, since that is the costly part. */
const isPlain = /^\p{ASCII}*$/u;
const accents =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
