import type { TextRange } from '#core/annotation/annotation';
import { overlaps } from '#core/text/ranges';

/** The height of the map in its own units, which are scaled to the window. */
export const mapHeight = 1000;
/** The least height of a mark, in units of the map. */
const minHeight = 3;

/** Where a range lies on the map of the range `mapped`, in units from its top; high enough to be seen. */
export const onMap = (
  range: TextRange,
  mapped: TextRange,
): { readonly top: number; readonly bottom: number } => {
  const length = Math.max(1, mapped.end - mapped.start);
  const unit = (offset: number): number =>
    Math.round((Math.min(Math.max(0, offset - mapped.start), length) / length) * mapHeight);
  const top = Math.min(unit(range.start), mapHeight - minHeight);
  return { top, bottom: Math.max(unit(range.end), top + minHeight) };
};

/**
 * Counts how many ranges cover each unit of a map. To add or remove a range takes time in proportion to its
 * height on the map, however many ranges there are.
 */
export interface MapTally {
  /** The number of ranges that touch what is mapped. */
  readonly count: number;
  readonly add: (range: TextRange) => void;
  /** `range` must have been added before. */
  readonly remove: (range: TextRange) => void;
  /** The covered units as one SVG path, `width` units wide; an empty string when there are none. */
  path(width: number): string;
}

export const createMapTally = (mapped: TextRange): MapTally => {
  /** The number of ranges over each unit; null while there are none, as on most of the maps that are made. */
  let covered: Uint32Array | null = null;
  let count = 0;
  const change = (range: TextRange, by: 1 | -1): void => {
    if (!overlaps(range, mapped)) return;
    covered ??= new Uint32Array(mapHeight + minHeight);
    const { top, bottom } = onMap(range, mapped);
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
      if (!covered) return '';
      const bars: string[] = [];
      for (let at = 0; at < covered.length; at += 1) {
        if (!covered[at]) continue;
        const top = at;
        while (covered[at]) at += 1;
        bars.push(`M0 ${top}h${width}V${at}H0z`);
      }
      return bars.join('');
    },
  };
};

const reach = 5; // units around a mark in which a click means it

/**
 * The range that a click at a share (0 … 1) of the map's height means: the nearest one, and of several
 * equally near the one that is smallest on the map. Null when none is near.
 */
export const nearestOnMap = (
  ranges: readonly TextRange[],
  share: number,
  mapped: TextRange,
): TextRange | null => {
  const at = share * mapHeight;
  const found = ranges
    .filter((range) => overlaps(range, mapped))
    .map((range) => {
      const { top, bottom } = onMap(range, mapped);
      const distance = Math.max(0, top - at, at - bottom);
      return { range, distance, height: bottom - top, fromMiddle: Math.abs((top + bottom) / 2 - at) };
    })
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || a.height - b.height || a.fromMiddle - b.fromMiddle);
  return found[0]?.range ?? null;
};

/** The offset in the text that stands at a share (0 … 1) of the map's height. */
export const offsetOnMap = (share: number, mapped: TextRange): number => {
  const last = Math.max(mapped.start, mapped.end - 1);
  return Math.min(last, mapped.start + Math.floor(Math.max(0, share) * (mapped.end - mapped.start)));
};
