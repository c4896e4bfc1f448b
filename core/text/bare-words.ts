import type { TextRange } from '../annotation/annotation';

const ofWord = /[\p{L}\p{M}\p{N}]/u;

/**
 * A range without the blanks and signs (quotation marks, stops) at its ends; the range as it is when it has
 * nothing else. Letters outside the basic plane stay whole.
 */
export const bareWords = (text: string, range: TextRange): TextRange => {
  let { start, end } = range;
  const first = (): string => String.fromCodePoint(text.codePointAt(start) ?? 0);
  const last = (): string => {
    const low = text.charAt(end - 1);
    return /[\uDC00-\uDFFF]/u.test(low) && end - 2 >= start ? text.slice(end - 2, end) : low;
  };
  while (start < end && !ofWord.test(first())) start += first().length;
  if (start >= end) return range;
  while (!ofWord.test(last())) end -= last().length;
  return { start, end };
};
