import { domRanges, flatOffsetAt, liveRange } from '../reader/dom-ranges';
import type { FlatText } from '#core/text/flat-text';
import type { AnchoredAnnotation } from '../stores/annotations';

/** The annotations painted at a point of the window (CSS pixels), the shortest first. */
export const annotationsAt = (
  flat: FlatText,
  annotations: readonly AnchoredAnnotation[],
  x: number,
  y: number,
): AnchoredAnnotation[] => {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret) return [];
  const offset = flatOffsetAt(flat, caret.offsetNode, caret.offset);
  if (offset === null) return [];
  return annotations
    .flatMap((entry) => {
      const range = entry.ranges.find((r) => r.start <= offset && offset <= r.end);
      // The caret snaps to the nearest letter from afar, so the painted rectangles have the last word.
      const hit = range && domRanges(flat, range).some((dom) => covers(liveRange(dom), x, y));
      return hit ? [{ entry, length: range.end - range.start }] : [];
    })
    .sort((a, b) => a.length - b.length)
    .map(({ entry }) => entry);
};

const covers = (range: Range, x: number, y: number): boolean =>
  [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
