import type { Colour, Style, TextRange } from '#core/annotation/annotation';

export interface MarkedRange extends TextRange {
  readonly colour: Colour;
  readonly style: Style;
  /** Filtered out of the list, and painted so that it does not draw the eye. */
  readonly dimmed?: boolean;
}

/** Layers that the style sheets know (styles/highlights.css): of grounds and the lines below words, and of those through them. */
export const layerCount = 5;

/**
 * Puts ranges that would hide each other on different layers: grounds of one colour would merge under one highlight name, and lines
 * of whatever colour would lie on the same spot. Returns the ranges by highlight name. With more than `layerCount`
 * on one spot the rest share the last layer. All that are dimmed share a name of their own and take no layer from the others.
 */
export const layer = <R extends MarkedRange>(ranges: readonly R[]): ReadonlyMap<string, R[]> => {
  const names = new Map<string, R[]>();
  const ends = new Map<string, number>();
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const name = range.dimmed ? 'lectern-dimmed' : takeLayer(range, ends);
    const members = names.get(name);
    if (members) members.push(range);
    else names.set(name, [range]);
  }
  return names;
};

/** The name of the first layer that is free; it is taken up to the end of the range. */
const takeLayer = (range: MarkedRange, ends: Map<string, number>): string => {
  const index = freeLayer(range, ends);
  const place = `${placeOf(range)}-${index}`;
  ends.set(place, Math.max(range.end, ends.get(place) ?? 0));
  return nameOf(range, index);
};

const nameOf = ({ colour, style }: MarkedRange, index: number): string =>
  style === 'solid' ? `lectern-${colour}-${index}` : `lectern-${colour}-${style}-${index}`;

/** What ranges must not share. Grounds have lines below words too, where colour alone does not do. */
const placeOf = ({ style }: MarkedRange): string => (style === 'strike-through' ? 'through' : 'below');

const freeLayer = (range: MarkedRange, ends: ReadonlyMap<string, number>): number => {
  const place = placeOf(range);
  for (let index = 0; index < layerCount - 1; index++)
    if ((ends.get(`${place}-${index}`) ?? 0) <= range.start) return index;
  return layerCount - 1;
};
