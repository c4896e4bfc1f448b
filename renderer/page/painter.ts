import { onScopeDispose } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex } from '#core/intervals/interval-index';
import { overlaps } from '#core/text/ranges';
import { definePart } from '../stores/text-session';
import { addRanges, prefix, removeRanges } from './highlight-ranges';
import { layer, type MarkedRange } from './layers';

/**
 * Paints ranges of the text without changing elements of the page. Only ranges in blocks near the window are
 * registered with the browser, because Chromium goes through all registered ranges at each change of the page
 * and repaints their words.
 */
export interface Painter {
  /** The marks in a part of the text. */
  marksIn: (part: TextRange) => readonly MarkedRange[];
  /** The DOM ranges of a range of the text, as far as it is in the page. */
  resolve: (range: TextRange) => readonly AbstractRange[];
  /**
   * A block is near the window from now on. `part` is the part of the text around it within which overlapping
   * marks are distributed over layers together, so that a mark has the same layer in all of its blocks.
   */
  enter(block: TextRange, part: TextRange): void;
  leave(block: TextRange): void;
  /** The marks on these ranges, or anywhere, have changed. */
  refresh(ranges: readonly TextRange[] | 'all'): void;
  /** Paints the hits of the search. */
  paintHits(ranges: readonly TextRange[]): void;
  /** Paints the hit that was gone to; null: none. */
  paintCurrentHit(range: TextRange | null): void;
  /** Paints the word at the reading cursor; null: none. */
  paintWord(range: TextRange | null): void;
  /** Paints a range for a moment to draw attention to it. */
  flash(range: TextRange): void;
}

const flashFor = 1400; // ms
/** The DOM ranges that are painted in a block, by highlight name and range. */
type Shown = Map<string, { readonly name: string; readonly ranges: readonly AbstractRange[] }>;
type Layers = ReadonlyMap<string, readonly TextRange[]>;

interface NearBlock {
  readonly part: TextRange;
  readonly shown: Shown;
}

/**
 * Uses the CSS Custom Highlight API, https://drafts.csswg.org/css-highlight-api-1/, and only highlight names
 * with our prefix. Sessions share the names, and each adds and removes its own ranges only.
 */
export const usePainter = definePart((): Painter => {
  const near = new Map<TextRange, NearBlock>();
  /** For each part with a block that is near: its marks by highlight name. */
  const layers = new Map<TextRange, Layers>();
  const hits = createIntervalIndex();
  let currentHit: TextRange | null = null;
  let word: TextRange | null = null;
  let flashed: TextRange | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const layersOf = (part: TextRange): Layers => {
    const known = layers.get(part);
    if (known) return known;
    const marks = painter.marksIn(part);
    const signs = marks.flatMap(({ sign, dimmed }) => (sign && !dimmed ? [sign] : []));
    const assigned = new Map<string, readonly TextRange[]>([...layer(marks), [`${prefix}noted`, signs]]);
    layers.set(part, assigned);
    return assigned;
  };
  const wantedIn = (block: TextRange, part: TextRange): Layers =>
    new Map([
      ...layersOf(part),
      [`${prefix}hit`, hits.touching(block)],
      [`${prefix}current-hit`, currentHit ? [currentHit] : []],
      [`${prefix}word`, word ? [word] : []],
      [`${prefix}flash`, flashed ? [flashed] : []],
    ]);

  /** Brings one block up to date; ranges that are painted already stay. */
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
        if (!known) addRanges(name, ranges);
        next.set(key, { name, ranges });
      }
    }
    for (const [key, { name, ranges }] of shown) if (!next.has(key)) removeRanges(name, ranges);
    near.set(block, { part, shown: next });
  };
  const paintWhere = (includes: (block: TextRange, part: TextRange) => boolean): void => {
    for (const [block, known] of near) if (includes(block, known.part)) paint(block, known);
  };
  const paintOn = (...ranges: readonly (TextRange | null)[]): void =>
    paintWhere((block) => ranges.some((range) => range && overlaps(range, block)));

  const painter: Painter = {
    marksIn: () => [],
    resolve: () => [],
    enter: (block, part) => paint(block, near.get(block) ?? { part, shown: new Map() }),
    leave(block) {
      const known = near.get(block);
      if (!known) return;
      for (const { name, ranges } of known.shown.values()) removeRanges(name, ranges);
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
    paintCurrentHit(range) {
      const before = currentHit;
      currentHit = range;
      paintOn(before, range);
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
  onScopeDispose(() => {
    clearTimeout(flashing);
    for (const block of [...near.keys()]) painter.leave(block);
  });
  return painter;
});
