/** Of highlight names. */
export const prefix = 'lectern-';

/** Higher priorities are painted over lower ones; lines through words over all other layers. */
const priorities: Readonly<Record<string, number>> = {
  dimmed: -1,
  noted: 19,
  hit: 20,
  flash: 21,
  word: 22,
  'current-hit': 23,
};
const priorityOf = (name: string): number => {
  const index = Number(name.at(-1));
  return priorities[name.slice(prefix.length)] ?? (name.includes('strike') ? 10 + index : index);
};

/** Paints ranges beside those that the highlight of this name has. */
export const addRanges = (name: string, ranges: readonly AbstractRange[]): void => {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priorityOf(name);
  for (const range of ranges) highlight.add(range);
  CSS.highlights.set(name, highlight);
};

/** Paints these ranges no longer; others of the same name stay. */
export const removeRanges = (name: string, ranges: readonly AbstractRange[]): void => {
  const highlight = CSS.highlights.get(name);
  for (const range of ranges) highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
};
