import type { TextRange } from '#core/annotation/annotation';
import type { FlatBlock } from '#core/text/flat-text';
import { overlaps } from '#core/text/ranges';
import { smallestFirst } from './hit-test';
import { popover } from '../study/popover';
import { domRanges, liveRange } from '../page/dom-ranges';
import { useMarksStore } from '../stores/marks';
import { useStudyStore } from '../study/study-store';
import { useTextStore } from '../stores/text';
import { blockInFocus, cursor } from '../cursor/reading-cursor';

/** The cursor's word if it has one, else its whole paragraph; null while the cursor has not the focus. */
const reachOf = (block: FlatBlock | null): TextRange | null => block && (cursor.value?.word ?? block);

/** Links in the cursor's reach, in order: references to notes and to pages, and the marks in notes that lead back. */
const linksHere = (): HTMLElement[] => {
  const block = blockInFocus();
  const reach = reachOf(block);
  if (!block || !reach) return [];
  const { flat } = useTextStore();
  const inReach = block.block.spans.filter(
    ({ type, start, end }) =>
      (type === 'noteref' || type === 'backlink' || type === 'page-reference') &&
      overlaps({ start: block.start + start, end: block.start + end }, reach),
  );
  return inReach.flatMap(({ start, end }) => {
    const [range] = domRanges(flat, { start: block.start + start, end: block.start + end });
    const link = range?.endContainer.parentElement?.closest<HTMLElement>('a');
    return link ? [link] : [];
  });
};

const highlightsHere = () => {
  const reach = reachOf(blockInFocus());
  return reach ? useMarksStore().touching({ start: reach.start, end: reach.end }) : [];
};

export const hasLinksHere = (): boolean => linksHere().length > 0;
export const hasHighlightsHere = (): boolean => highlightsHere().length > 0;

/** Follows the only reference in the cursor's reach; goes to the first of several, from where Tab leads to the next. */
export const openLinkHere = (): void => {
  const [first, second] = linksHere();
  if (second) first?.focus();
  else first?.click();
};

/** What can be done with the highlights in the cursor's reach. */
export const openHighlightsHere = (): void => {
  const found = highlightsHere();
  const reach = reachOf(blockInFocus());
  const first = found[0]?.range;
  if (!first || !reach) return;
  const shown = { start: Math.max(first.start, reach.start), end: Math.min(first.end, reach.end) };
  const [place] = domRanges(useTextStore().flat, shown);
  if (!place) return;
  const box = liveRange(place).getClientRects()[0];
  if (!box) return;
  const ids = smallestFirst(found).map(({ annotation }) => annotation.id);
  useStudyStore().active = ids[0] ?? null;
  popover.value = {
    ids,
    at: { start: reach.start, end: reach.end },
    x: box.left + box.width / 2,
    y: box.top + box.height / 2,
    byKey: true,
  };
};
