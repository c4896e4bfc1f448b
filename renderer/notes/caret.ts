import { clusterAround } from '#core/text/graphemes';

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
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (at <= start) return at;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - at <= end ? after.length - (before.length - at) : after.length - end;
};
