/** Signs of emphasis in Markdown (CommonMark 0.31 §6.2). */
export type Emphasis = 'bold' | 'italic';

/** A field's words with the selection in them; offsets in UTF-16 units. */
export interface SelectedWords {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in place of the words from `from` to `to`, and the selection after that. */
export interface Emphasised {
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

const lengthOf: Readonly<Record<Emphasis, number>> = { bold: 2, italic: 1 };

/**
 * Puts signs of emphasis around the selected words, or takes them away where all of them have them; the same words
 * stay selected. Without a selection it does so with the word around the caret, and between words it puts a pair of
 * signs around the caret, takes an empty pair away, or goes past a closing sign, as word processors end what they
 * have begun. Lines have signs of their own, because emphasis ends with its paragraph.
 */
export const toggleEmphasis = (selected: SelectedWords, emphasis: Emphasis): Emphasised => {
  const { words, start, end } = selected;
  const length = lengthOf[emphasis];
  if (start === end && !wordAround(words, start)) return atCaret(words, start, length);
  const around = start === end ? (wordAround(words, start) ?? { start, end }) : { start, end };
  const parts = partsOf(words, around);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return atCaret(words, end, length);
  const bare = parts.map((part) => withoutSigns(words, part));
  const isOn = bare.every((part) => hasSigns(words, part, length));
  const cut = isOn ? length : 0;
  const [from, to] = [(bare[0]?.start ?? first.start) - cut, (bare.at(-1)?.end ?? last.end) + cut];
  let [by, done] = ['', from];
  const edges: number[] = [];
  for (const part of bare) {
    const adds = !isOn && !hasSigns(words, part, length);
    const signs = adds ? '*'.repeat(length) : '';
    by += words.slice(done, part.start - cut) + signs;
    edges.push(from + by.length);
    by += words.slice(part.start, part.end).replaceAll(adds ? signsInside[emphasis] : /$^/gu, '');
    edges.push(from + by.length);
    by += signs;
    done = part.end + cut;
  }
  by += words.slice(done, to);
  if (start !== end) return { from, to, by, start: edges[0] ?? from, end: edges.at(-1) ?? to };
  const caret = start + (edges[0] ?? from) - (bare[0]?.start ?? from);
  return { from, to, by, start: caret, end: caret };
};

/** Signs of the same emphasis within words that get signs around all of them. */
const signsInside: Readonly<Record<Emphasis, RegExp>> = {
  bold: /(?<!\\)\*\*(?=\S)|(?<=[^\s\\])\*\*/gu,
  italic: /(?<![*\\])\*(?![*\s])|(?<![*\s\\])\*(?!\*)/gu,
};

/** The word in which the caret stands, not at its edge. */
const wordAround = (words: string, at: number): Part | null => {
  const [before = ''] = /[\p{L}\p{M}\p{N}]*$/u.exec(words.slice(Math.max(0, at - 200), at)) ?? [];
  const [after = ''] = /^[\p{L}\p{M}\p{N}]*/u.exec(words.slice(at, at + 200)) ?? [];
  return before === '' || after === '' ? null : { start: at - before.length, end: at + after.length };
};

/** What comes before the words of a line: marks of quotations, lists and headings, and white space. */
const markers = /^(?:[ \t]|>|#{1,6}[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t])*/u;

/** The words of each selected line, without white space around them and without the marks before them. */
const partsOf = (words: string, { start, end }: Part): readonly Part[] => {
  const parts: Part[] = [];
  for (const { 0: line, index } of words.slice(start, end).matchAll(/[^\n]+/gu)) {
    const lineStart = start + index;
    const beginsLine = lineStart === 0 || words[lineStart - 1] === '\n';
    const before = beginsLine ? (markers.exec(line)?.[0].length ?? 0) : 0;
    const from = lineStart + before + line.slice(before).length - line.slice(before).trimStart().length;
    const to = lineStart + line.trimEnd().length;
    if (to > from) parts.push({ start: from, end: to });
  }
  return parts;
};

/** The part without the signs with which it begins or ends, where signs on the other side belong to them. */
const withoutSigns = (words: string, { start, end }: Part): Part => {
  for (const sign of ['*', '_']) {
    const [before, after] = [signsAfter(words, start, sign), signsBefore(words, end, sign)];
    const bare = { start: start + before, end: end - after };
    const isWrapped =
      before + after > 0 &&
      bare.end > bare.start &&
      signsBefore(words, bare.start, sign) > 0 &&
      signsAfter(words, bare.end, sign) > 0 &&
      !words.slice(bare.start, bare.end).includes(sign);
    if (isWrapped) return bare;
  }
  return { start, end };
};

/** Whether the signs around a part have the emphasis whose sign is so long: `***` has both. */
const hasSigns = (words: string, { start, end }: Part, length: number): boolean =>
  ['*', '_'].some((sign) => {
    const both = Math.min(signsBefore(words, start, sign), signsAfter(words, end, sign));
    return length === 2 ? both >= 2 : both % 2 === 1;
  });

/** How many of the signs stand right before `at`, without one that a backslash escapes. */
const signsBefore = (words: string, at: number, sign: string): number => {
  let first = at;
  while (first > 0 && words[first - 1] === sign) first -= 1;
  let slashes = 0;
  while (words[first - 1 - slashes] === '\\') slashes += 1;
  return Math.max(0, at - first - (slashes % 2));
};

const signsAfter = (words: string, at: number, sign: string): number => {
  let last = at;
  while (words[last] === sign) last += 1;
  return last - at;
};

const atCaret = (words: string, at: number, length: number): Emphasised => {
  const signs = '*'.repeat(length);
  const [before, after] = [signsBefore(words, at, '*'), signsAfter(words, at, '*')];
  const still = { from: at, to: at, by: '' };
  const isOn = length === 2 ? after >= 2 : after % 2 === 1;
  if (before > 0 && before === after && isOn)
    return { from: at - length, to: at + length, by: '', start: at - length, end: at - length };
  if (isOn && /\S/u.test(words[at - 1] ?? '')) return { ...still, start: at + length, end: at + length };
  return { ...still, by: signs + signs, start: at + length, end: at + length };
};
