import { cutBefore } from '#core/text/graphemes';
import { diffArrays } from 'diff';

/** A run of words that is in both texts, or in one of them only. */
export interface Change {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly words: string;
}

/** ms for all of one comparison, as far as it depends on how much differs. */
const patience = 400;

/**
 * What changed from one text to another, word by word, in the order of the text. First whole lines are compared,
 * then the words of those that differ. Texts that differ so much that this takes too long are told apart line by line,
 * and at worst as a whole, so that the answer is always right and comes soon.
 */
export const changesBetween = (
  before: string,
  after: string,
  now: () => number = () => performance.now(),
): readonly Change[] => {
  const until = now() + patience;
  const changes: Change[] = [];
  for (const line of compared(linesOf(before), linesOf(after), until - now())) {
    const last = changes.at(-1);
    if (last?.kind !== 'deleted' || line.kind !== 'inserted' || now() >= until) changes.push(line);
    else {
      changes.pop();
      changes.push(...compared(wordsOf(last.words), wordsOf(line.words), until - now()));
    }
  }
  return joined(changes);
};

/** `longest`: ms after which everything that differs is given as one change. */
const compared = (before: readonly string[], after: readonly string[], longest: number): Change[] => {
  const [start, end] = commonEdges(before, after);
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const found = longest > 0 ? diffArrays(old, fresh, { timeout: longest }) : undefined;
  const between = found?.map(({ value, added, removed }) => run(kindOf(added, removed), value)) ?? [
    run('deleted', old),
    run('inserted', fresh),
  ];
  const all = [
    run('same', before.slice(0, start)),
    ...between,
    run('same', before.slice(before.length - end)),
  ];
  return all.filter(({ words }) => words !== '');
};

const run = (kind: Change['kind'], parts: readonly string[]): Change => ({ kind, words: parts.join('') });
const kindOf = (added: boolean, removed: boolean): Change['kind'] =>
  added ? 'inserted' : removed ? 'deleted' : 'same';

/** How many items at the start and at the end both have. */
const commonEdges = (before: readonly string[], after: readonly string[]): readonly [number, number] => {
  const shorter = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shorter && before[start] === after[start]) start += 1;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [start, end];
};

/** With what was deleted before what was inserted in its place, and runs of a kind in one piece. */
const joined = (changes: readonly Change[]): readonly Change[] => {
  const whole: Change[] = [];
  let [deleted, inserted] = ['', ''];
  const settle = (): void => {
    if (deleted !== '') whole.push({ kind: 'deleted', words: deleted });
    if (inserted !== '') whole.push({ kind: 'inserted', words: inserted });
    [deleted, inserted] = ['', ''];
  };
  for (const change of changes) {
    if (change.kind === 'deleted') deleted += change.words;
    else if (change.kind === 'inserted') inserted += change.words;
    else {
      settle();
      const last = whole.at(-1);
      if (last?.kind === 'same') whole.splice(-1, 1, { kind: 'same', words: last.words + change.words });
      else whole.push(change);
    }
  }
  settle();
  return whole;
};

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

/** Scripts that put no spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}`;
const tokens = new RegExp(
  String.raw`(?<unspaced>[${unspaced}ー]+)|(?:(?![${unspaced}])[\p{L}\p{N}\p{M}_’'])+|[^\S\n]+|\n|[!-~]|[^\p{L}\p{N}\s!-~]+`,
  'gu',
);

/**
 * Words, spaces and signs; together they are the text. `Intl.Segmenter` tells words apart where no spaces do, which
 * takes ten times as long. A sequence of signs such as emoji is one word, so that no character is split.
 */
const wordsOf = (text: string): readonly string[] => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const words: string[] = [];
  for (const { 0: word, groups } of text.matchAll(tokens))
    if (groups?.['unspaced'] === undefined) words.push(word);
    else for (const { segment } of segmenter.segment(word)) words.push(segment);
  return words;
};

/** The changes with what is around them. */
export interface ChangesInContext {
  /** `skipped`: how many UTF-16 units of words that are in both texts are left out before it. */
  readonly shown: readonly (Change & { readonly skipped: number })[];
  /** UTF-16 units that are left out at the end, because they are the same or because there is too much. */
  readonly rest: number;
  readonly isCut: boolean;
}

/** UTF-16 units of what is the same, before and after each change. */
const around = 200;

/** The changes with the words around each, up to `most` UTF-16 units in all. */
export const inContext = (changes: readonly Change[], most: number): ChangesInContext => {
  const shown: (Change & { skipped: number })[] = [];
  let [units, skipped] = [0, 0];
  const show = (kind: Change['kind'], words: string): void => {
    const fitting = words.slice(0, cutBefore(words, most - units));
    if (fitting !== '') shown.push({ kind, words: fitting, skipped });
    units += fitting.length;
    skipped = words.length - fitting.length;
  };
  for (const [index, { kind, words }] of changes.entries()) {
    if (units >= most) {
      skipped += words.length;
      continue;
    }
    const [isFirst, isLast] = [index === 0, index === changes.length - 1];
    const [head, tail] = [isFirst ? 0 : around, isLast ? 0 : around];
    if (kind !== 'same' || words.length <= head + tail + around) {
      show(kind, words);
      continue;
    }
    const [before, behind] = [cutBefore(words, head), cutBefore(words, words.length - tail)];
    if (before > 0) show(kind, words.slice(0, before));
    skipped += behind - before;
    if (behind < words.length) show(kind, words.slice(behind));
  }
  return { shown, rest: skipped, isCut: units >= most };
};
