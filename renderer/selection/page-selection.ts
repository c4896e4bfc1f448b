import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { snapToGraphemes, trimWhiteSpace } from '#core/text/graphemes';
import { flatBlock } from '../cursor/reading-cursor';
import { firstIn } from '../page/on-screen';
import { domRanges, elementOf, flatRangeOf, liveRange } from '../page/dom-ranges';
import { useTextStore } from '../stores/text';

export interface PageSelection {
  readonly range: TextRange;
  /** The last line of the selection in the window, where the toolbar goes, and the first, if there is no room. */
  readonly first: DOMRect;
  readonly last: DOMRect;
}

/** What is selected of the text or the editor's notes; null when nothing is. */
export const pageSelection = shallowRef<PageSelection | null>(null);

/** The flat range of the browser's selection, clamped to the pane in which it began. */
export const selectedRange = (): { range: TextRange; pane: HTMLElement } | null => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !selection.anchorNode) return null;
  const pane = elementOf(selection.anchorNode)?.closest<HTMLElement>('[data-scroller]');
  if (!pane) return null;
  const { flat } = useTextStore();
  const found = flatRangeOf(flat, selection.getRangeAt(0), pane);
  const range = found && trimWhiteSpace(flat, found);
  return range && { range: snapToGraphemes(flat, range), pane };
};

/** A drag that ended in another pane: what is selected is only what counts, so that one sees what a mark will be on. */
export const selectWhatCounts = (): void => {
  const selection = document.getSelection();
  const selected = selectedRange();
  if (!selection?.focusNode || !selected || selected.pane.contains(selection.focusNode)) return;
  const parts = domRanges(useTextStore().flat, selected.range);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
};

export const readSelection = (): void => {
  const selected = selectedRange();
  if (!selected || selected.pane.closest('[inert]')) {
    pageSelection.value = null; // nothing, or under the drawer
    return;
  }
  const lines = linesInView(selected.pane, selected.range);
  const first = lines[0];
  const last = lines.at(-1);
  pageSelection.value = first && last ? { range: selected.range, first, last } : null;
};

/** Only blocks in view are asked for their lines: for those of a long selection the whole text would be laid out, at each scroll. */
const linesInView = (pane: HTMLElement, range: TextRange): DOMRect[] => {
  const { flat } = useTextStore();
  const frame = pane.getBoundingClientRect();
  const [top, bottom] = [frame.top, frame.bottom].map((line) =>
    flatBlock(firstIn(pane, 'block', line)?.id ?? ''),
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

export const clearSelection = (): void => {
  document.getSelection()?.removeAllRanges();
  pageSelection.value = null;
};

/** Whether a key may lead into the toolbar: something is selected, and the focus is on nothing that wants the key itself. */
export const canFocusToolbar = (): boolean =>
  pageSelection.value !== null &&
  !document.activeElement?.closest('a, button, input, textarea, select, [role="toolbar"]');

export const focusToolbar = (): void =>
  document.querySelector<HTMLElement>('[data-keeps-selection] button')?.focus();
