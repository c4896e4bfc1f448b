import { blockAt, type FlatBlock } from '#core/text/flat-text';
import { useReadingCursor } from '../cursor/reading-cursor';
import { inView } from '../page/scrollers';
import { definePart } from '../stores/text-session';
import { usePageSelection } from './page-selection';

/**
 * Gives the block that a key means which acts on a block: the one in which the selection begins, if that is in view,
 * or else the current one. Null when no block is in view.
 */
export const useBlockMeant = definePart((session) => {
  const { currentBlock } = useReadingCursor(session);
  const { selectedRange } = usePageSelection(session);

  return (): FlatBlock | null => {
    const selected = selectedRange();
    const block = selected && blockAt(session.flat, selected.range.start);
    const element = block && document.getElementById(block.block.id);
    return element && inView(element) ? block : currentBlock();
  };
});
