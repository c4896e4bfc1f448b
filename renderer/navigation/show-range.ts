import type { TextRange } from '#core/annotation/annotation';
import { blockAt } from '#core/text/flat-text';
import { useReadingCursor } from '../cursor/reading-cursor';
import { usePainter } from '../page/painter';
import { useRevealBlock } from '../page/reveal-block';
import { useVisits } from './visits';
import { scrollToShow } from '../page/scroll-to-show';
import { domRanges, liveRange } from '../page/dom-ranges';
import { definePart } from '../stores/text-session';

interface Jump {
  /** Whether it is one of several steps, of which Back takes back all together. */
  readonly isStep?: boolean;
  /** Whether the range is still to be shown when its words are in the page. */
  readonly isWanted?: () => boolean;
}

/**
 * Jumps to a range: opens its pane, scrolls there, moves the reading cursor to its block and flashes the range. The
 * focus stays.
 */
export const useShowRange = definePart((session) => {
  const { setCursor } = useReadingCursor(session);
  const painter = usePainter(session);
  const revealBlock = useRevealBlock(session);
  const { visit } = useVisits(session);

  const show = async (range: TextRange, isWanted: () => boolean): Promise<void> => {
    const { flat } = session;
    const block = blockAt(flat, range.start);
    const scroller = (await revealBlock(block))?.closest<HTMLElement>('[data-scroller]');
    if (!scroller || !isWanted()) return;
    setCursor({ blockId: block.block.id, word: null });
    const [first] = domRanges(flat, range);
    if (first) scrollToShow(scroller, () => liveRange(first).getBoundingClientRect());
    painter.flash(range);
  };

  return (range: TextRange, { isStep = false, isWanted = () => true }: Jump = {}): Promise<void> =>
    isStep ? show(range, isWanted) : visit(() => show(range, isWanted));
});
