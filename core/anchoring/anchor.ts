import type { Target, TextQuoteSelector, TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';

/**
 * Weights by which the occurrences of a quote are compared. Context counts most, because words move with
 * their neighbours.
 */
const weights = { prefix: 20, suffix: 20, nearness: 2 } as const;

/**
 * UTF-16 units of the quote and its context together that must agree at any other position than the stored
 * one. Fewer prove nothing: a short word whose own occurrence was deleted also occurs elsewhere.
 */
const leastEvidence = 16;

/**
 * Finds the range of a target in a text; null when it is not found. The words of the range always equal the
 * quote, unit for unit. `contentHash` is that of the text that `flat` was made from. When it equals the
 * target's, a position that holds the quote is right, whatever the context says.
 */
export const anchor = (flat: FlatText, target: Target, contentHash: string): TextRange | null => {
  const { quote, position } = target;
  if (quote.exact === '') return null;
  const isAtPosition = holds(flat.text, position, quote.exact);
  if (
    isAtPosition &&
    (contentHash === target.contentHash || contextAgrees(flat.text, position.start, quote))
  ) {
    return { start: position.start, end: position.end };
  }
  const start = bestOccurrence(flat.text, target);
  return start === null ? null : { start, end: start + quote.exact.length };
};

const holds = (text: string, { start, end }: TextRange, exact: string): boolean =>
  start >= 0 && end - start === exact.length && text.startsWith(exact, start);

const contextAgrees = (text: string, start: number, quote: TextQuoteSelector): boolean => {
  const agreed = agreedContext(text, start, quote);
  return agreed.prefix === quote.prefix.length && agreed.suffix === quote.suffix.length;
};

const bestOccurrence = (text: string, { quote, position }: Target): number | null => {
  const starts = occurrences(text, quote.exact);
  if (starts.length === 1 && starts[0] === position.start) return position.start;
  let best: number | null = null;
  let bestScore = -Infinity;
  for (const start of starts) {
    const agreed = agreedContext(text, start, quote);
    if (start !== position.start && isCoincidence(quote, agreed)) continue;
    const score =
      weights.prefix * share(agreed.prefix, quote.prefix.length) +
      weights.suffix * share(agreed.suffix, quote.suffix.length) +
      weights.nearness * (1 - Math.min(1, Math.abs(start - position.start) / text.length));
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  return best;
};

/** Offsets of all occurrences of `exact`, overlapping ones too. */
const occurrences = (text: string, exact: string): number[] => {
  const starts: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) starts.push(at);
  return starts;
};

interface AgreedContext {
  readonly prefix: number;
  readonly suffix: number;
}

/**
 * How many units on each side of the quote agree with its prefix and suffix, counted outwards to the first
 * difference.
 */
const agreedContext = (text: string, start: number, quote: TextQuoteSelector): AgreedContext => {
  const { prefix, suffix, exact } = quote;
  const end = start + exact.length;
  let before = 0;
  while (before < prefix.length && before < start && text[start - 1 - before] === prefix.at(-1 - before))
    before += 1;
  let after = 0;
  while (after < suffix.length && end + after < text.length && text[end + after] === suffix[after])
    after += 1;
  return { prefix: before, suffix: after };
};

const isCoincidence = (quote: TextQuoteSelector, agreed: AgreedContext): boolean => {
  const expected = quote.exact.length + quote.prefix.length + quote.suffix.length;
  return quote.exact.length + agreed.prefix + agreed.suffix < Math.min(leastEvidence, expected);
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
