import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { foldWordsOf0fff10e } from './folding-0fff10e.mjs';
import { median, printTable, round } from './numbers.mjs';

const count = 300_000; // words
const wordsPerNote = 30;
const runs = 9;
/** Of the median time of today's folding to that of 0fff10e. */
const bound = 1.5;

const kinds = {
  'curly quotes and accents': [
    ...[
      'the',
      'Peasants’',
      'deputies',
      'in',
      'Łódź,',
      'as',
      'Kamenev’s',
      '“rank',
      'and',
      'file”',
      'said',
      'of',
    ],
    ...[
      'a',
      'café',
      'in',
      'Orléans,',
      'where',
      'the',
      'Co-ordinating',
      'Committee',
      '(C.C.)',
      'met',
      'on',
      'the',
    ],
    ...['night', 'of', 'November', '1', '—', 'résumé', 'of', 'which', '‘only’', 'Søren', 'knew', 'anything.'],
  ],
  'plain English': [
    'the',
    'Committee',
    'met',
    'on',
    'the',
    'night',
    'of',
    'November',
    '1,',
    'and',
    'resolved.',
  ],
  Russian: [
    'Викжель',
    'выступил',
    'с',
    'заявлением;',
    'её',
    'объект',
    '«Правда»',
    'ещё',
    'раз',
    'о',
    'Советах.',
  ],
};

/**
 * Measures how long words take to be folded for the filter of notes, against the folding of 0fff10e in the
 * same run: notes of 30 words each, since each is folded for itself.
 */
export const benchFolding = async () => {
  /** @type {{ module: typeof import('../../core/text/fold-words.ts') }} */
  const { module } = await runnerImport(join(root, 'core/text/fold-words.ts'));
  const measured = Object.entries(kinds).map(([kind, words]) => {
    const notes = notesOf(words);
    const times = { now: /** @type {number[]} */ ([]), before: /** @type {number[]} */ ([]) };
    for (let run = 0; run < runs; run += 1) {
      times.before.push(timeOf(notes, foldWordsOf0fff10e));
      times.now.push(timeOf(notes, module.foldWords));
    }
    const [now, before] = [median(times.now), median(times.before)];
    return { kind, now, before, ratio: now / before };
  });
  printTable(`Folding ${count} words (milliseconds)`, [
    ['words', 'now', '0fff10e', 'ratio'],
    ...measured.map(({ kind, now, before, ratio }) => [kind, round(now), round(before), round(ratio)]),
  ]);
  const { ratio = NaN } = measured[0] ?? {};
  console.log(
    `with curly quotes and accents: ${round(ratio)}, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`,
  );
  return { count, measured, bound };
};

/** @param {readonly string[]} words the words that come again and again */
const notesOf = (words) =>
  Array.from({ length: count / wordsPerNote }, (_, note) =>
    Array.from(
      { length: wordsPerNote },
      (_, index) => words[(note * wordsPerNote + index) % words.length] ?? '',
    ).join(' '),
  );

/** @param {readonly string[]} notes @param {(words: string) => string} fold @returns {number} milliseconds */
const timeOf = (notes, fold) => {
  const start = performance.now();
  let units = 0;
  for (const note of notes) units += fold(note).length;
  const time = performance.now() - start;
  if (units === 0) throw new Error('Nothing was folded.');
  return time;
};
