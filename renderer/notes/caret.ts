import { clusterAround } from '#core/text/graphemes';

/** The one part in which two texts differ; offsets in UTF-16 units, never inside a character. */
export interface ChangedPart {
  /** Where the part is in the text before the change. */
  readonly start: number;
  readonly end: number;
  /** What stands there after the change. */
  readonly words: string;
}

export const changedPart = (before: string, after: string): ChangedPart => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  return { start, end: before.length - tail, words: after.slice(start, after.length - tail) };
};

/** Whether the offset is between the two halves of a surrogate pair. */
const splitsPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));

/**
 * The caret's offset (UTF-16 units) after a text has been replaced by another: it stays behind what is the
 * same before it, or in front of what is the same after it. A caret inside the part that changed goes to that
 * part's end. It never stands inside a character.
 */
export const caretAfter = (before: string, after: string, at: number): number => {
  const caret = offsetAfter(before, after, at);
  return clusterAround(after, caret)?.end ?? caret;
};

const offsetAfter = (before: string, after: string, at: number): number => {
  const { start, end, words } = changedPart(before, after);
  if (at <= start) return at;
  return at >= end ? at + after.length - before.length : start + words.length;
};
