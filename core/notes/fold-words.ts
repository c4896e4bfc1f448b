/** Words as they are looked for: without accents and other marks, capital letters, and differences of width or ligature. */
export const foldWords = (words: string): string =>
  (isPlain.test(words) ? words : words.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss'))
    .toLowerCase()
    .normalize('NFC');

/** ASCII needs no decomposing, which costs most. */
const isPlain = /^\p{ASCII}*$/u;
