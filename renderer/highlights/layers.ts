import type { Colour, TextRange } from '#core/annotation/annotation';

export interface ColouredRange extends TextRange {
  readonly colour: Colour;
}

/** Layers of one colour that the style sheet knows (styles/highlights.css). */
export const layerCount = 4;

/**
 * Puts ranges of one colour that overlap on different layers, since ranges under one highlight name merge. Returns the
 * ranges by highlight name. With more than `layerCount` on one spot the rest share the last layer.
 */
export const layer = <R extends ColouredRange>(ranges: readonly R[]): ReadonlyMap<string, R[]> => {
  const names = new Map<string, R[]>();
  const ends = new Map<string, number>();
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const name = freeLayer(range, ends);
    ends.set(name, Math.max(range.end, ends.get(name) ?? 0));
    const members = names.get(name);
    if (members) members.push(range);
    else names.set(name, [range]);
  }
  return names;
};

const freeLayer = ({ colour, start }: ColouredRange, ends: ReadonlyMap<string, number>): string => {
  for (let index = 0; index < layerCount - 1; index++) {
    const name = `lectern-${colour}-${index}`;
    if ((ends.get(name) ?? 0) <= start) return name;
  }
  return `lectern-${colour}-${layerCount - 1}`;
};
