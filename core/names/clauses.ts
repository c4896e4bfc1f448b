import type { TextRange } from '../annotation/annotation';
import { excerptAround, excerptLength, type Excerpt } from '../search/excerpt';
import type { Block } from '../text/study-text';

/**
 * Words of a block around a range. `cutBefore` and `cutAfter` say whether the sentence goes on there, for an
 * ellipsis.
 */
export interface Clause extends Excerpt {
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** An offset between two words; `open` when the sentence goes on there. */
interface Boundary {
  readonly at: number;
  readonly open: boolean;
}

/**
 * A full stop ends a sentence unless a single letter stands before it, as in "C.C." or "p. 301". White space
 * after it and a capital letter, bracket or quotation mark must follow.
 */
const sentenceEnd = /(?<!\b\p{L})[.!?…][)\]”’"']*\s+(?=[\p{Lu}([“‘"])/gu;

/**
 * Gives a function from a range in the block to the clause around it. A clause is a sentence, which also ends
 * after a reference to pages, since the bundled text prints no full stop there. A long sentence is shortened
 * to the words around the range.
 */
export const clausesOf = (block: Pick<Block, 'text' | 'spans'>): ((range: TextRange) => Clause) => {
  const boundaries = boundariesOf(block);
  let index = 0;
  return (range) => {
    // Ranges in reading order share one pass over the boundaries.
    if ((boundaries[index]?.at ?? 0) > range.start) index = 0;
    while ((boundaries[index + 1]?.at ?? Infinity) <= range.start) index += 1;
    let next = index + 1;
    while ((boundaries[next]?.at ?? Infinity) < range.end) next += 1;
    const from = boundaries[index] ?? { at: 0, open: false };
    const to = boundaries[next] ?? { at: block.text.length, open: false };
    const words = block.text.slice(from.at, to.at).trimEnd();
    const whole = { start: from.at, text: words, cutBefore: from.open, cutAfter: to.open };
    return shortenClause(whole, range, excerptLength);
  };
};

/**
 * Shortens a clause to at most `length` UTF-16 units around a range of the block. The beginning stays if
 * possible, because it usually says who acted.
 */
export const shortenClause = (clause: Clause, range: TextRange, length: number): Clause => {
  const { start, text } = clause;
  const mark = { start: range.start - start, end: range.end - start };
  const nearBeginning = mark.end <= length * 0.95;
  const excerpt = excerptAround(text, [nearBeginning ? { ...mark, start: 0 } : mark], length);
  return {
    start: start + excerpt.start,
    text: excerpt.text,
    cutBefore: clause.cutBefore || excerpt.start > 0,
    cutAfter: clause.cutAfter || excerpt.start + excerpt.text.length < text.length,
  };
};

const boundariesOf = ({ text, spans }: Pick<Block, 'text' | 'spans'>): Boundary[] => {
  const found = new Map<number, Boundary>([[0, { at: 0, open: false }]]);
  for (const span of spans) {
    if (span.type !== 'page-reference') continue;
    const after = /^[)\].,;]*\s+(?=(\p{Lu})?)/u.exec(text.slice(span.end, span.end + 20));
    if (!after) continue;
    const at = span.end + after[0].length;
    found.set(at, { at, open: after[1] === undefined });
  }
  for (const match of text.matchAll(sentenceEnd)) {
    const at = match.index + match[0].length;
    found.set(at, { at, open: false });
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
};
