import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex } from '#core/intervals/interval-index';
import { overlaps } from '#core/text/ranges';
import { layer, type MarkedRange } from './layers';

/**
 * Shows ranges in the page without touching its elements. Only what lies in blocks near the window is live: at each change of the page
 * Chromium goes through all that is, and paints its words anew.
 */
export interface Painter {
  /** The marks in a part of the text. */
  marksIn: (part: TextRange) => readonly MarkedRange[];
  /** Where a range lies in the page. */
  resolve: (range: TextRange) => readonly AbstractRange[];
  /** A block is near the window from now on. What overlaps is told apart in the same way in the whole part of the text about it. */
  come(block: TextRange, part: TextRange): void;
  gone(block: TextRange): void;
  /** The marks on these words, or anywhere, have changed. */
  refresh(ranges: readonly TextRange[] | 'all'): void;
  /** The words that the search found. */
  paintHits(ranges: readonly TextRange[]): void;
  /** The word at the reading cursor. */
  paintWord(range: TextRange | null): void;
  /** Draws the eye to a range for a moment. */
  flash(range: TextRange): void;
}

const prefix = 'lectern-';
const flashFor = 1400; // ms
/** What lies over what; layers lie in their order, lines through words over all others. */
const priorities: Readonly<Record<string, number>> = { dimmed: -1, hit: 20, flash: 21, word: 22 };
const priorityOf = (name: string): number => {
  const index = Number(name.at(-1));
  return priorities[name.slice(prefix.length)] ?? (name.includes('strike') ? 10 + index : index);
};

/** The ranges that a block shows, by highlight name and place. */
type Shown = Map<string, { readonly name: string; readonly ranges: readonly AbstractRange[] }>;
type Layers = ReadonlyMap<string, readonly TextRange[]>;

interface NearBlock {
  readonly part: TextRange;
  readonly shown: Shown;
}

/** The CSS Custom Highlight API, https://drafts.csswg.org/css-highlight-api-1/. Only names with our prefix are touched. */
const createCssPainter = (): Painter => {
  const near = new Map<TextRange, NearBlock>();
  /** Parts with blocks that are near, and how overlaps are told apart in them. */
  const layers = new Map<TextRange, Layers>();
  const hits = createIntervalIndex();
  let word: TextRange | null = null;
  let flashed: TextRange | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const add = (name: string, ranges: readonly AbstractRange[]): void => {
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.priority = priorityOf(name);
    for (const range of ranges) highlight.add(range);
    CSS.highlights.set(name, highlight);
  };
  const remove = (name: string, ranges: readonly AbstractRange[]): void => {
    const highlight = CSS.highlights.get(name);
    for (const range of ranges) highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
  };

  const layersOf = (part: TextRange): Layers => {
    const known = layers.get(part);
    if (known) return known;
    const made = layer(painter.marksIn(part));
    layers.set(part, made);
    return made;
  };
  const wantedIn = (block: TextRange, part: TextRange): Layers =>
    new Map([
      ...layersOf(part),
      [`${prefix}hit`, hits.touching(block)],
      [`${prefix}word`, word ? [word] : []],
      [`${prefix}flash`, flashed ? [flashed] : []],
    ]);

  /** Brings one block up to date; what is right already is not touched. */
  const paint = (block: TextRange, { part, shown }: NearBlock): void => {
    const next: Shown = new Map();
    for (const [name, members] of wantedIn(block, part)) {
      for (const { start, end } of members) {
        const clipped = { start: Math.max(start, block.start), end: Math.min(end, block.end) };
        if (clipped.start >= clipped.end) continue;
        const key = `${name} ${clipped.start} ${clipped.end}`;
        if (next.has(key)) continue;
        const known = shown.get(key);
        const ranges = known?.ranges ?? painter.resolve(clipped);
        if (!known) add(name, ranges);
        next.set(key, { name, ranges });
      }
    }
    for (const [key, { name, ranges }] of shown) if (!next.has(key)) remove(name, ranges);
    near.set(block, { part, shown: next });
  };
  const paintWhere = (meant: (block: TextRange, part: TextRange) => boolean): void => {
    for (const [block, known] of near) if (meant(block, known.part)) paint(block, known);
  };
  const paintOn = (...ranges: readonly (TextRange | null)[]): void =>
    paintWhere((block) => ranges.some((range) => range && overlaps(range, block)));

  const painter: Painter = {
    marksIn: () => [],
    resolve: () => [],
    come: (block, part) => paint(block, near.get(block) ?? { part, shown: new Map() }),
    gone(block) {
      const known = near.get(block);
      if (!known) return;
      for (const { name, ranges } of known.shown.values()) remove(name, ranges);
      near.delete(block);
      if (![...near.values()].some(({ part }) => part === known.part)) layers.delete(known.part);
    },
    refresh(ranges) {
      const touched = (part: TextRange): boolean =>
        ranges === 'all' || ranges.some((range) => overlaps(range, part));
      const changed = new Set([...layers.keys()].filter(touched));
      for (const part of changed) layers.delete(part);
      paintWhere((_, part) => changed.has(part));
    },
    paintHits(ranges) {
      hits.clear();
      for (const { start, end } of ranges) hits.add({ start, end, id: 'hit' });
      paintWhere(() => true);
    },
    paintWord(range) {
      const before = word;
      word = range;
      paintOn(before, range);
    },
    flash(range) {
      const before = flashed;
      const show = (next: TextRange | null): void => {
        flashed = next;
        paintOn(before, range);
      };
      clearTimeout(flashing);
      show(range);
      flashing = setTimeout(() => show(null), flashFor);
    },
  };
  return painter;
};

export const painter: Painter = createCssPainter();
