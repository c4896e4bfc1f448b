import type { TextRange } from '#core/annotation/annotation';
import { blockAt, placeRange, type FlatBlock } from '#core/text/flat-text';
import {
  nearestEdge,
  neighbouringWord,
  extendSelection,
  unitsOf,
  type TextScope,
  type Unit,
} from '#core/text/text-units';
import { scrollToShow } from '../page/scroll-to-show';
import { domRanges, liveRange } from '../page/dom-ranges';
import { usePageSelection } from './page-selection';
import { useReadingCursor } from '../cursor/reading-cursor';
import { definePart } from '../stores/text-session';

/** Selecting words by keys, from the reading cursor. */
export const useKeyboardSelection = definePart((session) => {
  const { clearSelection, selectedRange } = usePageSelection(session);
  const { blockInFocus, cursor, moveCursorTo, setCursor } = useReadingCursor(session);

  /** Limits the moves of the selection and the cursor to the place of a block. */
  const scopeOf = ({ section }: FlatBlock): TextScope => {
    const { flat, text } = session;
    return { flat, limits: placeRange(flat, section.place), language: text.metadata.language };
  };

  /**
   * Selects a range in the page, as a drag would, and scrolls its end into view. The focus stays where it is.
   */
  const select = (range: TextRange): void => {
    const parts = domRanges(session.flat, range);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return;
    document
      .getSelection()
      ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    const scroller = first.startContainer.parentElement?.closest<HTMLElement>('[data-scroller]');
    const whole = liveRange(last);
    if (scroller)
      scrollToShow(scroller, () => [...whole.getClientRects()].at(-1) ?? whole.getBoundingClientRect());
  };

  /**
   * Moves the end of the selection by a unit. A new selection begins at the cursor's word, or with the cursor's
   * block.
   */
  const stretchSelection = (unit: Unit, by: 1 | -1): void => {
    const block = blockInFocus();
    if (!block) return;
    const scope = scopeOf(block);
    const present = selectedRange()?.range ?? null;
    const from = cursor.value?.word?.start ?? startOfFirst(block, unit, scope.language) ?? block.start;
    const next = extendSelection(scope, present, from, unit, by);
    if (next) select(next);
  };

  /**
   * Moves the cursor to the next or the previous word. A selection is left at its end, or at its beginning when
   * moving back.
   */
  const stepWord = async (by: 1 | -1): Promise<void> => {
    const block = blockInFocus();
    if (!block) return;
    const scope = scopeOf(block);
    const selected = selectedRange()?.range;
    if (selected) clearSelection();
    const at = cursor.value?.word;
    const from = selected
      ? by > 0
        ? selected.end - 1
        : selected.start + 1
      : (at?.start ?? (by > 0 ? block.start - 1 : block.end));
    const word = neighbouringWord(scope, from, by);
    if (word) await moveCursorTo(blockAt(scope.flat, word.start), word);
  };

  /** Selects the sentence with the cursor's word, or the first sentence of the cursor's block. */
  const selectSentence = (): void => {
    const block = blockInFocus();
    if (!block) return;
    const scope = scopeOf(block);
    const at = cursor.value?.word?.start ?? startOfFirst(block, 'sentence', scope.language);
    if (at === null) return;
    const start = nearestEdge(scope, 'sentence', 'start', at + 1, -1) ?? at;
    const end = nearestEdge(scope, 'sentence', 'end', at, 1);
    if (end !== null) select({ start: Math.max(start, block.start), end });
  };

  /** Moves cursor and focus to a range and selects it. */
  const selectAt = async (range: TextRange): Promise<void> => {
    const block = blockAt(session.flat, range.start);
    await moveCursorTo(block, null);
    if (session.isLeft) return;
    setCursor({ blockId: block.block.id, word: range });
    select(range);
  };

  return { scopeOf, select, stretchSelection, stepWord, selectSentence, selectAt };
});

/** The offset at which the first unit of a block begins; null when the block has no words. */
const startOfFirst = ({ block, start }: FlatBlock, unit: Unit, language: string): number | null => {
  const [first] = unitsOf(block.text, unit, language);
  return first ? start + first.start : null;
};
