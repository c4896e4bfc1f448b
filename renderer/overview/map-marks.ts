import type { TextRange } from '#core/annotation/annotation';
import { overlaps } from '#core/text/ranges';

/** Units of the map's height: finer than any window is high. */
export const mapHeight = 1000;
const leastHeight = 3;

/** Where a range lies on the map of a place, in units from its top; at least so high that it can be seen. */
export const onMap = (
  range: TextRange,
  place: TextRange,
): { readonly top: number; readonly bottom: number } => {
  const length = Math.max(1, place.end - place.start);
  const unit = (offset: number): number =>
    Math.round((Math.min(Math.max(0, offset - place.start), length) / length) * mapHeight);
  const top = Math.min(unit(range.start), mapHeight - leastHeight);
  return { top, bottom: Math.max(unit(range.end), top + leastHeight) };
};

/** How many ranges cover each unit of a place's map: one more or less costs its own height, however many there are. */
export interface MapTally {
  /** Of those that touch the place. */
  readonly count: number;
  readonly add: (range: TextRange) => void;
  /** One that was added. */
  readonly remove: (range: TextRange) => void;
  /** One SVG path over all of them, `width` units wide; what covers the same units is drawn once. Empty where there are none. */
  path(width: number): string;
}

export const createMapTally = (place: TextRange): MapTally => {
  const covered = new Uint32Array(mapHeight + leastHeight);
  let count = 0;
  const change = (range: TextRange, by: 1 | -1): void => {
    if (!overlaps(range, place)) return;
    const { top, bottom } = onMap(range, place);
    for (let at = top; at < bottom; at += 1) covered[at] = (covered[at] ?? 0) + by;
    count += by;
  };
  return {
    get count() {
      return count;
    },
    add: (range) => change(range, 1),
    remove: (range) => change(range, -1),
    path(width) {
      const pieces: string[] = [];
      for (let at = 0; at < covered.length; at += 1) {
        if (!covered[at]) continue;
        const top = at;
        while (covered[at]) at += 1;
        pieces.push(`M0 ${top}h${width}V${at}H0z`);
      }
      return pieces.join('');
    },
  };
};

const near = 5; // units on either side of a point in which a mark is meant

/**
 * Of some ranges the one that is meant at a share (0 … 1) of the map's height: the nearest, of several that lie there the smallest; null
 * when none is near.
 */
export const nearestOnMap = (
  ranges: readonly TextRange[],
  share: number,
  place: TextRange,
): TextRange | null => {
  const at = share * mapHeight;
  const found = ranges
    .filter((range) => overlaps(range, place))
    .map((range) => {
      const { top, bottom } = onMap(range, place);
      const distance = Math.max(0, top - at, at - bottom);
      return { range, distance, height: bottom - top, fromMiddle: Math.abs((top + bottom) / 2 - at) };
    })
    .filter(({ distance }) => distance <= near)
    .sort((a, b) => a.distance - b.distance || a.height - b.height || a.fromMiddle - b.fromMiddle);
  return found[0]?.range ?? null;
};

/** The offset in the text that stands at a share (0 … 1) of the map's height. */
export const offsetOnMap = (share: number, place: TextRange): number => {
  const last = Math.max(place.start, place.end - 1);
  return Math.min(last, place.start + Math.floor(Math.max(0, share) * (place.end - place.start)));
};
