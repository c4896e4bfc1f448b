import type { TextRange } from '#core/annotation/annotation';
import { blockAt } from '#core/text/flat-text';
import { setCursor } from '../cursor/reading-cursor';
import { painter } from '../page/painter';
import { blockInPage } from '../page/block-in-page';
import { visit } from './places';
import { bringIntoView } from '../page/scroll-pane';
import { useTextStore } from '../stores/text';
import { domRanges, liveRange } from '../page/dom-ranges';

/** Jumps to a range: opens its pane if need be, scrolls there, puts the reading cursor at it and flashes it. The focus stays. */
export const showRange = (range: TextRange): Promise<void> =>
  visit(async () => {
    const { flat } = useTextStore();
    const block = blockAt(flat, range.start);
    const pane = (await blockInPage(block))?.closest<HTMLElement>('[data-scroller]');
    if (!pane) return;
    setCursor({ blockId: block.block.id, word: null });
    const [first] = domRanges(flat, range);
    if (first) bringIntoView(pane, () => liveRange(first).getBoundingClientRect());
    painter.flash(range);
  });
