import type { Target, TextQuoteSelector, TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';

/** What speaks for one occurrence of a quote rather than another. Context outweighs nearness: words move, neighbours stay. */
const weights = { prefix: 20, suffix: 20, nearness: 2 } as const;

/**
 * How many units of the quote and of its context together must stand at a place that is not the remembered one. Below
 * that it is chance: a short word whose own place is gone also stands elsewhere.
 */
const leastEvidence = 16;

/**
 * Finds the range that a target was made on, or null: an orphan. The words of the range always are the quote, unit for
 * unit. `contentHash` is that of the text that `flat` was made from; where it is the target's own, a position that
 * holds the quote is right, whatever the context says.
 */
export const anchor = (flat: FlatText, target: Target, contentHash: string): TextRange | null => {
  const { quote, position } = target;
  if (quote.exact === '') return null;
  const inPlace = holds(flat.text, position, quote.exact);
  if (inPlace && (contentHash === target.contentHash || contextAgrees(flat.text, position.start, quote))) {
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
    if (start !== position.start && isChance(quote, agreed)) continue;
    const score =
      weights.prefix * share(agreed.prefix, quote.prefix.length) +
      weights.suffix * share(agreed.suffix, quote.suffix.length) +
      weights.nearness * (1 - Math.min(1, Math.abs(start - position.start) / text.length));
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  return best;
};

/** Starts of all places where `exact` stands, overlapping ones too. */
const occurrences = (text: string, exact: string): number[] => {
  const starts: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) starts.push(at);
  return starts;
};

interface AgreedContext {
  readonly prefix: number;
  readonly suffix: number;
}

/** How many units next to the quote are as remembered, counted outwards to the first that differs. */
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

const isChance = (quote: TextQuoteSelector, agreed: AgreedContext): boolean => {
  const remembered = quote.exact.length + quote.prefix.length + quote.suffix.length;
  return quote.exact.length + agreed.prefix + agreed.suffix < Math.min(leastEvidence, remembered);
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
