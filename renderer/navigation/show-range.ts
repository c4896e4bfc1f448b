import type { TextRange } from '#core/annotation/annotation';
import { blockAt } from '#core/text/flat-text';
import { setCursor } from '../cursor/reading-cursor';
import { painter } from '../page/painter';
import { revealBlock } from '../page/reveal-block';
import { visit } from './visits';
import { scrollToShow } from '../page/scroll-to-show';
import { useTextStore } from '../stores/text';
import { domRanges, liveRange } from '../page/dom-ranges';

/**
 * Jumps to a range: opens its pane, scrolls there, moves the reading cursor to its block and flashes the
 * range. The focus stays.
 */
export const showRange = (range: TextRange): Promise<void> =>
  visit(async () => {
    const { flat } = useTextStore();
    const block = blockAt(flat, range.start);
    const scroller = (await revealBlock(block))?.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return;
    setCursor({ blockId: block.block.id, word: null });
    const [first] = domRanges(flat, range);
    if (first) scrollToShow(scroller, () => liveRange(first).getBoundingClientRect());
    painter.flash(range);
  });
