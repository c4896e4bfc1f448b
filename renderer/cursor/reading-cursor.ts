import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import type { FlatBlock } from '#core/text/flat-text';
import { usePainter } from '../page/painter';
import { t } from '../i18n';
import { useRevealBlock } from '../page/reveal-block';
import { firstBlockInView, inView, placeInFocus, scrollerOf } from '../page/scrollers';
import { scrollToShow } from '../page/scroll-to-show';
import { domRanges, liveRange } from '../page/dom-ranges';
import { useNoticesStore } from '../stores/notices';
import { definePart } from '../stores/text-session';

/** The block at which the reading cursor is, and a word in it; null when the cursor is at no word. */
export interface Cursor {
  readonly blockId: string;
  readonly word: TextRange | null;
}

/** The reading cursor: a block that the keys act on, and a word in it. */
export const useReadingCursor = definePart((session) => {
  const painter = usePainter(session);
  const revealBlock = useRevealBlock(session);
  const notices = useNoticesStore();
  const cursor = shallowRef<Cursor | null>(null);

  const flatBlock = (blockId: string): FlatBlock | undefined => session.flat.byId.get(blockId);

  const elementOfCursor = (): HTMLElement | null =>
    cursor.value && document.getElementById(cursor.value.blockId);

  /**
   * Puts the cursor at a block and marks the block in the page; null removes the cursor. The focus stays where
   * it is, unless it was on the block of the cursor or its locator: then it goes along, or to the pane when the
   * cursor is removed.
   */
  const setCursor = (next: Cursor | null): void => {
    const before = elementOfCursor();
    const left = before && before.id !== next?.blockId ? before : null;
    const focused = document.activeElement;
    const takesFocus = left !== null && (focused === left || (left.contains(focused) && inLocator(focused)));
    cursor.value = next;
    const element = elementOfCursor();
    if (element) {
      element.dataset['cursor'] = '';
      element.tabIndex = -1;
    }
    if (takesFocus) (element ?? left.closest<HTMLElement>('[data-pane]'))?.focus({ preventScroll: true });
    left?.removeAttribute('data-cursor');
    left?.removeAttribute('tabindex');
    painter.paintWord(next?.word ?? null);
  };
  session.onLeave(() => setCursor(null));

  /** The block at the cursor while it has the focus, so that keys act on it; otherwise null. */
  const blockInFocus = (): FlatBlock | null => {
    const here = cursor.value;
    return here && document.activeElement?.id === here.blockId ? (flatBlock(here.blockId) ?? null) : null;
  };

  /**
   * Moves the focus to the block at the cursor, or to `fallback` when there is no cursor or its pane is closed.
   */
  const focusCursor = (fallback: HTMLElement | null = scrollerOf('text')): void => {
    const element = elementOfCursor();
    (element?.checkVisibility() ? element : fallback)?.focus({ preventScroll: true });
  };

  /**
   * The block that is being read: the one at the cursor if it is in view, else the first block in view of the
   * pane with the focus, or of the text. Null when no block is in view.
   */
  const currentBlock = (): FlatBlock | null => {
    const at = elementOfCursor();
    const focused = placeInFocus();
    if (at && inView(at)) {
      const block = flatBlock(at.id);
      if (block && (focused === null || focused === block.section.place)) return block;
    }
    const scroller = scrollerOf(focused ?? 'text');
    const first = scroller && firstBlockInView(scroller);
    return (first && flatBlock(first.id)) ?? null;
  };

  /** Moves cursor and focus to a block and scrolls it, or the word in it, into view. */
  const moveCursorTo = async (next: FlatBlock, word: TextRange | null = null): Promise<void> => {
    const element = await revealBlock(next);
    if (!element) return;
    setCursor({ blockId: next.block.id, word });
    element.focus({ preventScroll: true });
    const [range] = word ? domRanges(session.flat, word) : [];
    const scroller = element.closest<HTMLElement>('[data-scroller]');
    if (scroller) scrollToShow(scroller, () => (range ? liveRange(range) : element).getBoundingClientRect());
  };

  /**
   * Moves the cursor to the next or the previous block of its pane; when the cursor is not in view, to the
   * current block.
   */
  const stepCursor = async (by: 1 | -1): Promise<void> => {
    const here = currentBlock();
    if (!here) return;
    if (cursor.value?.blockId !== here.block.id) return moveCursorTo(here);
    const { blocks } = session.flat;
    const next = blocks[blocks.indexOf(here) + by];
    if (next?.section.place === here.section.place) return moveCursorTo(next);
    focusCursor();
    notices.announce(t(by > 0 ? 'cursor.last' : 'cursor.first'));
  };

  return { cursor, flatBlock, setCursor, blockInFocus, focusCursor, currentBlock, moveCursorTo, stepCursor };
});

const inLocator = (element: Element | null): boolean => element?.closest('[data-locator]') != null;
