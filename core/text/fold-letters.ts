/**
 * The rule by which letters and signs are compared (decision 104), wherever words are looked for. It makes
 * equal what readers take for the same letter:
 *
 * 1. Signs that keyboards have in one form: apostrophes and single quotation marks become ', double ones ",
 *    hyphens and the en dash -. (Unicode's properties Quotation_Mark and Dash, and the letters that stand for
 *    an apostrophe in CLDR's transform Latin-ASCII.)
 * 2. Compatibility forms, such as ligatures and full-width letters: Normalization Form KD (UAX #15).
 * 3. Letters with and without marks (General_Category M), where writers may leave the marks out: those that
 *    any script may use (Script=Inherited) and those of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac. In
 *    other scripts marks are vowels or make other letters. Seven Slavic letters keep their mark, as in й.
 * 4. What cannot be seen: Default_Ignorable_Code_Point, such as soft hyphens and joiners, and the tatweel.
 * 5. Case: full case folding (CaseFolding.txt, status C and F), as lower case with a few exceptions.
 * 6. Latin letters that have no decomposition and that keyboards lack: after CLDR's transform Latin-ASCII.
 *
 * The result is in Normalization Form C. Each grapheme cluster is folded for itself: the result is the same
 * for a text as for its clusters one by one. A cluster may fold to nothing or to several letters.
 */
export const foldLetters = (text: string): string => {
  const folded = text.replaceAll(runs, foldRun).replaceAll('`', "'").toLowerCase();
  return beyondAscii.test(folded) ? folded.normalize('NFC') : folded;
};

const beyondAscii = /[\u0080-\uffff]/;

/**
 * Characters beyond ASCII that follow each other. They are folded apart from the others, because texts in
 * Latin letters hold few different runs, such as é and ’, and no character takes part in two runs, unless
 * Form C joins them in the end.
 */
const runs = /[\u0080-\uffff]+/g;
const longestKnown = 32; // UTF-16 units
const mostKnown = 20_000; // runs
const known = new Map<string, string>();

const foldRun = (run: string): string => {
  const found = known.get(run);
  if (found !== undefined) return found;
  const folded = foldWhole(run);
  if (run.length > longestKnown) return folded;
  if (known.size >= mostKnown) known.clear();
  known.set(run, folded);
  return folded;
};

const foldWhole = (run: string): string =>
  run
    .replaceAll(apostrophes, "'")
    .replaceAll(quotationMarks, '"')
    .replaceAll(hyphens, '-')
    .normalize('NFKD')
    .replaceAll(marks, '$1')
    .toLowerCase()
    .replaceAll(others, (letter) => otherLetters[letter] ?? letter)
    .normalize('NFC');

/** All forms of an apostrophe and of single quotation marks, for a character class of a regular expression. */
export const apostropheForms = String.raw`'\u0060\u00b4\u02b9\u02bb-\u02bf\u0374\u05f3\u1fef\u1ffd\u2018-\u201b\u2032\u2039\u203a\ua78b\ua78c\uff07\uff40`;
const apostrophes = new RegExp(`[${apostropheForms}]`, 'g');
/** The other characters with the property Quotation_Mark, the letter ʺ and the Hebrew gershayim. */
const quotationMarks =
  /[\u00ab\u00bb\u02ba\u05f4\u201c-\u201f\u2e42\u300c-\u300f\u301d-\u301f\ufe41-\ufe44\uff02\uff62\uff63]/g;
/** The characters with the property Dash that may join two words: all but those of an em or longer. */
export const hyphenForms = String.raw`\u002d\u058a\u05be\u1400\u1806\u2010-\u2013\u207b\u208b\u2212\u2e17\u2e1a\u2e40\u2e5d\u30a0\ufe32\ufe63\uff0d`;
const hyphens = new RegExp(`[${hyphenForms}]`, 'g');

/**
 * Letters with a mark that no writer leaves out, which stay, and the marks and invisible characters that go.
 * The marks of kana (U+3099, U+309A) make other letters; U+0338 makes other signs, as in ≠.
 */
const marks = new RegExp(
  [
    String.raw`([ИиУу]\u0306|[Іі]\u0308|[ГгКк]\u0301)`,
    String.raw`(?![\u0338\u3099\u309a])\p{Script=Inherited}`,
    String.raw`(?=\p{M})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]`,
    String.raw`[\p{Default_Ignorable_Code_Point}\u0640]`,
  ].join('|'),
  'gu',
);

/** Lower-case letters, and what they are equal to. */
const otherLetters: Readonly<Record<string, string>> = {
  // CLDR, transform Latin-ASCII: letters of living alphabets.
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ȷ: 'j', ŋ: 'n' },
  ...{ ŧ: 't', ĸ: 'q', ƀ: 'b', ɓ: 'b', ɖ: 'd', ɗ: 'd', ƙ: 'k', ƴ: 'y', ƶ: 'z', ǥ: 'g', ɨ: 'i', ʉ: 'u' },
  // CaseFolding.txt: the final sigma, and old forms of Cyrillic letters.
  ...{ ς: 'σ', ᲀ: 'в', ᲁ: 'д', ᲂ: 'о', ᲃ: 'с', ᲄ: 'т', ᲅ: 'т', ᲆ: 'ъ', ᲇ: 'ѣ', ᲈ: 'ꙋ' },
  // Signs that Form KD makes of others.
  ...{ ʼ: "'", ʾ: "'", '\u2032': "'", '\u2010': '-', '\u2013': '-', '\u2044': '/' },
};
const others = new RegExp(`[${Object.keys(otherLetters).join('')}]`, 'gu');
