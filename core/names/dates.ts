import type { TextRange } from '../annotation/annotation';
import { newStyleOf } from '../text/calendar';
import type { FlatBlock, FlatText } from '../text/flat-text';
import type { DayRange } from '../text/study-text';
import { clausesOf, type Clause } from './clauses';
import { comparePrinted, type Agreement } from './printed-days';

/** A date of the text. `range` counts in the flat text. */
export interface DateMention {
  readonly range: TextRange;
  readonly block: FlatBlock;
  /** As the text prints the date. */
  readonly words: string;
  /** Null when the markup gives no Old Style day. Where the text is uncertain, the two ends differ. */
  readonly oldStyle: DayRange | null;
  /** Computed from Old Style; without Old Style, the days of the markup. */
  readonly newStyle: DayRange;
  /** Whether the words give the same New Style day. */
  readonly printed: Agreement;
  /** Whether the markup gives the same New Style day. */
  readonly markupAgrees: boolean;
  readonly clause: Clause;
}

/** Every date of the text in reading order. Linear in the length of the text. */
export const gatherDates = (flat: FlatText): DateMention[] => flat.blocks.flatMap(datesOf);

const datesOf = (block: FlatBlock): DateMention[] => {
  const { text, spans } = block.block;
  if (!spans.some(({ type }) => type === 'date')) return [];
  const clauseAt = clausesOf(block.block);
  return spans.flatMap((span) => {
    if (span.type !== 'date') return [];
    const { gregorian, julian } = span.date;
    const words = text.slice(span.start, span.end);
    const newStyle = newStyleOf(span.date);
    return [
      {
        range: { start: block.start + span.start, end: block.start + span.end },
        block,
        words,
        oldStyle: julian,
        newStyle,
        printed: comparePrinted(words, span.date, { julian, gregorian: newStyle }),
        markupAgrees: newStyle.notBefore === gregorian.notBefore && newStyle.notAfter === gregorian.notAfter,
        clause: clauseAt(span),
      },
    ];
  });
};
