import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import type { FlatBlock } from '#core/text/flat-text';
import { painter } from '../page/painter';
import { t } from '../i18n';
import { blockInPage } from '../page/block-in-page';
import { firstBlockInView, inView, placeInFocus, scrollerOf } from '../page/scrollers';
import { bringIntoView } from '../page/scroll-pane';
import { domRanges, liveRange } from '../page/dom-ranges';
import { useNoticesStore } from '../stores/notices';
import { useTextStore } from '../stores/text';

/** The paragraph that the reading cursor stands at, and the word in it, if it has been moved to one. */
export interface Cursor {
  readonly blockId: string;
  readonly word: TextRange | null;
}

export const cursor = shallowRef<Cursor | null>(null);

export const flatBlock = (blockId: string): FlatBlock | undefined => useTextStore().flat.byId.get(blockId);

const elementOfCursor = (): HTMLElement | null =>
  cursor.value && document.getElementById(cursor.value.blockId);

/**
 * Puts the cursor at a block and marks it in the page, or takes it away. The focus stays where it is, unless it was at the cursor
 * or on its locator: then it goes along, or to the pane.
 */
export const setCursor = (next: Cursor | null): void => {
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

const inLocator = (element: Element | null): boolean => element?.closest('[data-locator]') != null;

/** The block at the cursor while it has the focus itself, so that keys may mean it. */
export const blockInFocus = (): FlatBlock | null => {
  const here = cursor.value;
  return here && document.activeElement?.id === here.blockId ? (flatBlock(here.blockId) ?? null) : null;
};

/** Moves the focus to the cursor; to the pane `otherwise`, where there is none or its pane is closed. */
export const focusCursor = (otherwise: HTMLElement | null = scrollerOf('text')): void => {
  const element = elementOfCursor();
  (element?.checkVisibility() ? element : otherwise)?.focus({ preventScroll: true });
};

/** Where one reads: at the cursor if it is in view, else at the first block in view of the pane one is in. */
export const presentBlock = (): FlatBlock | null => {
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

/** Puts cursor and focus at a block and brings it into view. */
export const moveCursorTo = async (next: FlatBlock, word: TextRange | null = null): Promise<void> => {
  const element = await blockInPage(next);
  if (!element) return;
  setCursor({ blockId: next.block.id, word });
  element.focus({ preventScroll: true });
  const [range] = word ? domRanges(useTextStore().flat, word) : [];
  const scroller = element.closest<HTMLElement>('[data-scroller]');
  if (scroller) bringIntoView(scroller, () => (range ? liveRange(range) : element).getBoundingClientRect());
};

/** To the next paragraph or the one before, within the pane; the first time to where one reads. */
export const stepCursor = async (by: 1 | -1): Promise<void> => {
  const here = presentBlock();
  if (!here) return;
  if (cursor.value?.blockId !== here.block.id) return moveCursorTo(here);
  const { blocks } = useTextStore().flat;
  const next = blocks[blocks.indexOf(here) + by];
  if (next?.section.place === here.section.place) return moveCursorTo(next);
  focusCursor();
  useNoticesStore().announce(t(by > 0 ? 'cursor.last' : 'cursor.first'));
};
