/**
 * The folding of commit 0fff10e, frozen: what folding.mjs compares today's with. It is not used otherwise.
 * @param {string} words
 */
export const foldWordsOf0fff10e = (words) =>
  (isPlain.test(words) ? words : words.normalize('NFKD').replaceAll(accents, '$1').replaceAll('ß', 'ss'))
    .toLowerCase()
    .normalize('NFC');

const isPlain = /^\p{ASCII}*$/u;
const accents =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
