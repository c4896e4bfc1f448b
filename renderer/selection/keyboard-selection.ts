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
import { bringIntoView } from '../page/scroll-pane';
import { domRanges, liveRange } from '../page/dom-ranges';
import { clearSelection, selectedRange } from './page-selection';
import { useTextStore } from '../stores/text';
import { blockInFocus, cursor, moveCursorTo, setCursor } from '../cursor/reading-cursor';

/** Where keys may lead from a block: its own pane. */
export const scopeOf = ({ section }: FlatBlock): TextScope => {
  const { flat, text } = useTextStore();
  return { flat, limits: placeRange(flat, section.place), language: text.metadata.language };
};

/** Where the block's first unit begins; null when it has no words. */
const beginningOf = ({ block, start }: FlatBlock, unit: Unit, language: string): number | null => {
  const [first] = unitsOf(block.text, unit, language);
  return first ? start + first.start : null;
};

/** Selects a range in the page, as a drag would, and shows its end. The focus stays where it is. */
export const select = (range: TextRange): void => {
  const parts = domRanges(useTextStore().flat, range);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  document
    .getSelection()
    ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  const pane = first.startContainer.parentElement?.closest<HTMLElement>('[data-scroller]');
  const whole = liveRange(last);
  if (pane) bringIntoView(pane, () => [...whole.getClientRects()].at(-1) ?? whole.getBoundingClientRect());
};

/** Makes the selection longer or shorter by a unit at its end; the first time it begins at the cursor's word, or with its paragraph. */
export const stretchSelection = (unit: Unit, by: 1 | -1): void => {
  const block = blockInFocus();
  if (!block) return;
  const scope = scopeOf(block);
  const present = selectedRange()?.range ?? null;
  const from = cursor.value?.word?.start ?? beginningOf(block, unit, scope.language) ?? block.start;
  const next = extendSelection(scope, present, from, unit, by);
  if (next) select(next);
};

/** Moves the cursor's word. From a selection it goes on at its end, or returns to its beginning. */
export const stepWord = async (by: 1 | -1): Promise<void> => {
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

/** Selects the sentence at the cursor: that of its word, or the paragraph's first. */
export const selectSentence = (): void => {
  const block = blockInFocus();
  if (!block) return;
  const scope = scopeOf(block);
  const at = cursor.value?.word?.start ?? beginningOf(block, 'sentence', scope.language);
  if (at === null) return;
  const start = nearestEdge(scope, 'sentence', 'start', at + 1, -1) ?? at;
  const end = nearestEdge(scope, 'sentence', 'end', at, 1);
  if (end !== null) select({ start: Math.max(start, block.start), end });
};

/** Puts cursor and focus at a place that was found, and selects its words. */
export const selectAt = async (range: TextRange): Promise<void> => {
  const block = blockAt(useTextStore().flat, range.start);
  await moveCursorTo(block, null);
  setCursor({ blockId: block.block.id, word: range });
  select(range);
};
