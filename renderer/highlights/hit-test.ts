import { snapToGraphemes } from '#core/text/graphemes';
import type { TextRange } from '#core/annotation/annotation';
import { blockAt } from '#core/text/flat-text';
import { domRanges, flatOffsetAt, liveRange } from '../page/dom-ranges';
import { useMarksStore, type Mark } from '../stores/marks';
import type { AnchoredAnnotation } from '../stores/annotations';
import { definePart } from '../stores/text-session';

/** A letter (grapheme) of the text, and the annotations that are painted on it, the shortest first. */
export interface Hit {
  readonly letter: TextRange;
  readonly entries: readonly AnchoredAnnotation[];
}

/** The letter at a point of the window (CSS pixels) with its annotations; null where there is no letter. */
export const useHitAt = definePart((session) => {
  const { flat } = session;
  const marks = useMarksStore(session);

  return (x: number, y: number): Hit | null => {
    const caret = document.caretPositionFromPoint(x, y);
    const offset = caret && flatOffsetAt(flat, caret.offsetNode, caret.offset);
    if (offset === null) return null;
    const block = blockAt(flat, offset);
    const around = { start: Math.max(block.start, offset - 1), end: Math.min(block.end, offset + 1) };
    // The caret stands between two letters, and far from any text at the nearest: only a letter's
    // rectangle decides.
    const letter = [
      { start: around.start, end: offset },
      { start: offset, end: around.end },
    ]
      .filter(({ start, end }) => end > start)
      .map((range) => snapToGraphemes(flat, range))
      .find((range) => domRanges(flat, range).some((dom) => covers(liveRange(dom), x, y)));
    return letter ? { letter, entries: smallestFirst(marks.touching(letter)) } : null;
  };
});

const length = ({ start, end }: TextRange): number => end - start;

/** The annotations of the marks, each once, the shortest mark first. */
export const smallestFirst = (marks: readonly Mark[]): AnchoredAnnotation[] => [
  ...new Set([...marks].sort((a, b) => length(a.range) - length(b.range)).map(({ entry }) => entry)),
];

const covers = (range: Range, x: number, y: number): boolean =>
  [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
