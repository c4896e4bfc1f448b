import type { Colour, Style, TextRange } from '#core/annotation/annotation';

export interface MarkedRange extends TextRange {
  readonly colour: Colour;
  readonly style: Style;
  /** The filter of the notes leaves it out, so it is painted faintly. */
  readonly dimmed?: boolean;
  /** It has a note: the part of its end (the last letter) on which that is shown. */
  readonly sign?: TextRange | null;
}

/**
 * Number of layers in the style sheets (styles/highlights.css): for backgrounds and lines below words, and
 * again for lines through words.
 */
export const layerCount = 5;

/**
 * Puts ranges that would hide each other on different layers: backgrounds of one colour would merge under one
 * highlight name, and lines of any colour would cover each other. Returns the ranges by highlight name. Where
 * more than `layerCount` ranges overlap, the rest share the last layer. Dimmed ranges share one name and take
 * no layer from the others.
 */
export const layer = <R extends MarkedRange>(ranges: readonly R[]): ReadonlyMap<string, R[]> => {
  const names = new Map<string, R[]>();
  const ends = new Map<string, number>();
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const name = range.dimmed ? 'lectern-dimmed' : assignLayer(range, ends);
    const members = names.get(name);
    if (members) members.push(range);
    else names.set(name, [range]);
  }
  return names;
};

/** Gives the name of the first free layer, which is occupied up to the end of the range from now on. */
const assignLayer = (range: MarkedRange, ends: Map<string, number>): string => {
  const index = freeLayer(range, ends);
  const key = `${bandOf(range)}-${index}`;
  ends.set(key, Math.max(range.end, ends.get(key) ?? 0));
  return nameOf(range, index);
};

const nameOf = ({ colour, style }: MarkedRange, index: number): string =>
  style === 'solid' ? `lectern-${colour}-${index}` : `lectern-${colour}-${style}-${index}`;

/**
 * Ranges of one band must be on different layers. Some themes draw a line below words for backgrounds too.
 */
const bandOf = ({ style }: MarkedRange): string => (style === 'strike-through' ? 'through' : 'below');

const freeLayer = (range: MarkedRange, ends: ReadonlyMap<string, number>): number => {
  const band = bandOf(range);
  for (let index = 0; index < layerCount - 1; index++)
    if ((ends.get(`${band}-${index}`) ?? 0) <= range.start) return index;
  return layerCount - 1;
};
