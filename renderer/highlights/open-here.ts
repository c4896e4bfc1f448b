import type { TextRange } from '#core/annotation/annotation';
import type { FlatBlock } from '#core/text/flat-text';
import { overlaps } from '#core/text/ranges';
import { smallestFirst } from './hit-test';
import { usePopover } from '../study/popover';
import { domRanges, liveRange } from '../page/dom-ranges';
import { useMarksStore } from '../stores/marks';
import { definePart } from '../stores/text-session';
import { useStudyStore } from '../study/study-store';
import { useReadingCursor } from '../cursor/reading-cursor';

/** What can be opened at the reading cursor: links and highlights. */
export const useOpenHere = definePart((session) => {
  const popover = usePopover(session);
  const { blockInFocus, cursor } = useReadingCursor(session);
  const marks = useMarksStore(session);
  const study = useStudyStore(session);

  /** The cursor's word if it has one, else its whole block; null while the cursor does not have the focus. */
  const rangeAtCursor = (block: FlatBlock | null): TextRange | null => block && (cursor.value?.word ?? block);

  /** The links at the cursor, in order: references to notes and pages, and backlinks. */
  const linksHere = (): HTMLElement[] => {
    const block = blockInFocus();
    const around = rangeAtCursor(block);
    if (!block || !around) return [];
    const { flat } = session;
    const spans = block.block.spans.filter(
      ({ type, start, end }) =>
        (type === 'noteref' || type === 'backlink' || type === 'page-reference') &&
        overlaps({ start: block.start + start, end: block.start + end }, around),
    );
    return spans.flatMap(({ start, end }) => {
      const [range] = domRanges(flat, { start: block.start + start, end: block.start + end });
      const link = range?.endContainer.parentElement?.closest<HTMLElement>('a');
      return link ? [link] : [];
    });
  };

  const highlightsHere = () => {
    const around = rangeAtCursor(blockInFocus());
    return around ? marks.touching({ start: around.start, end: around.end }) : [];
  };

  const hasLinksHere = (): boolean => linksHere().length > 0;
  const hasHighlightsHere = (): boolean => highlightsHere().length > 0;

  /** Follows the link at the cursor. Of several it focuses the first, from which Tab leads to the others. */
  const openLinkHere = (): void => {
    const [first, second] = linksHere();
    if (second) first?.focus();
    else first?.click();
  };

  /** Opens the popover for the highlights at the cursor. */
  const openHighlightsHere = (): void => {
    const found = highlightsHere();
    const around = rangeAtCursor(blockInFocus());
    const first = found[0]?.range;
    if (!first || !around) return;
    const shown = { start: Math.max(first.start, around.start), end: Math.min(first.end, around.end) };
    const [domRange] = domRanges(session.flat, shown);
    if (!domRange) return;
    const box = liveRange(domRange).getClientRects()[0];
    if (!box) return;
    const ids = smallestFirst(found).map(({ annotation }) => annotation.id);
    study.active = ids[0] ?? null;
    popover.value = {
      ids,
      at: { start: around.start, end: around.end },
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
      byKey: true,
    };
  };

  return { hasLinksHere, hasHighlightsHere, openLinkHere, openHighlightsHere };
});
