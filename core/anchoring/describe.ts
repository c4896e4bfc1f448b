import type { Target, TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { cutsSurrogatePair } from './surrogates';

/** UTF-16 units of context on each side of a quote. */
const contextLength = 32;

/**
 * Gives the selectors of a range (Web Annotation §4.2.4 and §4.2.5, in UTF-16 units). `contentHash` is that
 * of the text that `flat` was made from. Throws a `RangeError` when the range is empty or leaves the text.
 */
export const describe = (flat: FlatText, contentHash: string, range: TextRange): Target => {
  const { text } = flat;
  const { start, end } = range;
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`Nothing to describe from ${start} to ${end} of ${text.length}.`);
  }
  const from = Math.max(0, start - contextLength);
  const to = Math.min(text.length, end + contextLength);
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(cutsSurrogatePair(text, from) ? from + 1 : from, start),
      suffix: text.slice(end, cutsSurrogatePair(text, to) ? to - 1 : to),
    },
    position: { start, end },
    contentHash,
  };
};
