import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { snapToGraphemes, trimWhiteSpace } from '#core/text/graphemes';
import { useReadingCursor } from '../cursor/reading-cursor';
import { firstIn } from '../page/on-screen';
import { domRanges, elementOf, flatRangeOf, liveRange } from '../page/dom-ranges';
import { definePart } from '../stores/text-session';

export interface PageSelection {
  readonly range: TextRange;
  /** Boxes of the first and the last line in view (CSS pixels in the window). */
  readonly first: DOMRect;
  readonly last: DOMRect;
  /** The lower edge of the line after the last (CSS pixels in the window), which is read next. */
  readonly after: number;
}

/** The words that are selected in the page. */
export const usePageSelection = definePart((session) => {
  const { flatBlock } = useReadingCursor(session);

  /**
   * The selection in the text or the editor's notes; null when nothing of them is selected, or none of it is in
   * view.
   */
  const pageSelection = shallowRef<PageSelection | null>(null);
  session.onLeave(() => (pageSelection.value = null));

  /**
   * The flat range of the browser's selection, clamped to the scroller in which it began; null when no words of
   * it are selected.
   */
  const selectedRange = (): { range: TextRange; scroller: HTMLElement } | null => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !selection.anchorNode)
      return null;
    const scroller = elementOf(selection.anchorNode)?.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return null;
    const { flat } = session;
    const found = flatRangeOf(flat, selection.getRangeAt(0), scroller);
    const range = found && trimWhiteSpace(flat, found);
    return range && { range: snapToGraphemes(flat, range), scroller };
  };

  /**
   * After a drag that ended in another pane, selects only the words that count, so that the reader sees what a
   * highlight will cover.
   */
  const clampSelection = (): void => {
    const selection = document.getSelection();
    const selected = selectedRange();
    if (!selection?.focusNode || !selected || selected.scroller.contains(selection.focusNode)) return;
    const parts = domRanges(session.flat, selected.range);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return;
    selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  };

  const readSelection = (): void => {
    const selected = selectedRange();
    if (!selected || selected.scroller.closest('[inert]')) {
      pageSelection.value = null; // nothing is selected, or a drawer covers it
      return;
    }
    const lines = linesInView(selected.scroller, selected.range);
    const first = lines[0];
    const last = lines.at(-1);
    pageSelection.value =
      first && last
        ? { range: selected.range, first, last, after: lineAfter(selected.scroller, last) }
        : null;
  };

  /**
   * Measures only blocks in view: measuring a long selection would make the browser lay out the whole text at
   * each scroll.
   */
  const linesInView = (scroller: HTMLElement, range: TextRange): DOMRect[] => {
    const { flat } = session;
    const frame = scroller.getBoundingClientRect();
    const [top, bottom] = [frame.top, frame.bottom].map((line) =>
      flatBlock(firstIn(scroller, 'block', line)?.id ?? ''),
    );
    if (!top) return [];
    const shown = {
      start: Math.max(range.start, top.start),
      end: Math.min(range.end, bottom?.end ?? Infinity),
    };
    if (shown.start >= shown.end) return [];
    return domRanges(flat, shown)
      .flatMap((part) => [...liveRange(part).getClientRects()])
      .filter(
        (r) =>
          r.width > 0 &&
          r.right > frame.left &&
          r.left < frame.right &&
          r.bottom > frame.top &&
          r.top < frame.bottom,
      );
  };

  const clearSelection = (): void => {
    document.getSelection()?.removeAllRanges();
    pageSelection.value = null;
  };

  /**
   * Whether a key may move the focus to the selection's toolbar: something is selected, and the focused element
   * does not use the key itself.
   */
  const canFocusToolbar = (): boolean =>
    pageSelection.value !== null &&
    !document.activeElement?.closest('a, button, input, textarea, select, [role="toolbar"]');

  return { pageSelection, selectedRange, clampSelection, readSelection, clearSelection, canFocusToolbar };
});

/**
 * The lower edge of the line after one (CSS pixels in the window). After the last line of a block that is the first
 * line of the next block, as far as that is in the page.
 */
const lineAfter = (scroller: HTMLElement, { bottom }: DOMRect): number => {
  const block = firstIn(scroller, 'block', bottom - 1);
  const words = block?.querySelector('.words');
  if (!block || !words) return bottom;
  const lineOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).lineHeight);
  if (words.getBoundingClientRect().bottom > bottom + lineOf(words) / 2) return bottom + lineOf(words);
  const next = firstIn(scroller, 'block', block.getBoundingClientRect().bottom + 1)?.querySelector('.words');
  return next && next !== words ? next.getBoundingClientRect().top + lineOf(next) : bottom;
};

export const focusToolbar = (): void =>
  document.querySelector<HTMLElement>('[data-keeps-selection] button')?.focus();
