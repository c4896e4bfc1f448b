import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex } from '#core/intervals/interval-index';
import { layer, type MarkedRange } from './layers';

/** Shows ranges in the page without touching its elements. Only what lies in the parts that are near the window is live. */
export interface Painter {
  /** The marks in a part of the text. */
  marksIn: (part: TextRange) => readonly MarkedRange[];
  /** Where a range lies in the page. */
  resolve: (range: TextRange) => readonly AbstractRange[];
  /** A part of the text is near the window from now on. */
  come(part: TextRange): void;
  gone(part: TextRange): void;
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
/** What lies over what; layers of one colour lie in their order, a thinner line over a thicker one. */
const priorities: Readonly<Record<string, number>> = { dimmed: -1, hit: 20, flash: 21, word: 22 };
const priorityOf = (name: string): number => {
  const index = Number(name.at(-1));
  return priorities[name.slice(prefix.length)] ?? (name.includes('strike') ? 10 - index : index);
};

/** The ranges that one part of the text shows, by highlight name and place. */
type Shown = Map<string, { readonly name: string; readonly ranges: readonly AbstractRange[] }>;

const touch = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** The CSS Custom Highlight API, https://drafts.csswg.org/css-highlight-api-1/. Only names with our prefix are touched. */
const createCssPainter = (): Painter => {
  const near = new Map<TextRange, Shown>();
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

  const wantedIn = (part: TextRange): ReadonlyMap<string, readonly TextRange[]> =>
    new Map<string, readonly TextRange[]>([
      ...layer(painter.marksIn(part)),
      [`${prefix}hit`, hits.touching(part)],
      [`${prefix}word`, word ? [word] : []],
      [`${prefix}flash`, flashed ? [flashed] : []],
    ]);

  /** Brings one part up to date; what is right already is not touched. */
  const paint = (part: TextRange, shown: Shown): void => {
    const next: Shown = new Map();
    for (const [name, members] of wantedIn(part)) {
      for (const { start, end } of members) {
        const clipped = { start: Math.max(start, part.start), end: Math.min(end, part.end) };
        const key = `${name} ${clipped.start} ${clipped.end}`;
        if (clipped.start >= clipped.end || next.has(key)) continue;
        const known = shown.get(key);
        const ranges = known?.ranges ?? painter.resolve(clipped);
        if (!known) add(name, ranges);
        next.set(key, { name, ranges });
      }
    }
    for (const [key, { name, ranges }] of shown) if (!next.has(key)) remove(name, ranges);
    near.set(part, next);
  };
  const paintAgain = (ranges: readonly (TextRange | null)[] | 'all'): void => {
    for (const [part, shown] of near)
      if (ranges === 'all' || ranges.some((range) => range && touch(range, part))) paint(part, shown);
  };

  const painter: Painter = {
    marksIn: () => [],
    resolve: () => [],
    come: (part) => paint(part, near.get(part) ?? (new Map() as Shown)),
    gone(part) {
      for (const { name, ranges } of near.get(part)?.values() ?? []) remove(name, ranges);
      near.delete(part);
    },
    refresh: paintAgain,
    paintHits(ranges) {
      hits.clear();
      for (const { start, end } of ranges) hits.add({ start, end, id: 'hit' });
      paintAgain('all');
    },
    paintWord(range) {
      const before = word;
      word = range;
      paintAgain([before, range]);
    },
    flash(range) {
      const before = flashed;
      const show = (next: TextRange | null): void => {
        flashed = next;
        paintAgain([before, range]);
      };
      clearTimeout(flashing);
      show(range);
      flashing = setTimeout(() => show(null), flashFor);
    },
  };
  return painter;
};

export const painter: Painter = createCssPainter();
