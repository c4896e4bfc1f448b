import type { TextRange } from '#core/annotation/annotation';
import { layer, type ColouredRange } from './layers';

/** Shows ranges in the page without touching its elements. */
export interface Painter {
  /** Where ranges lie in the page; set once the text is there. */
  resolve: (range: TextRange) => readonly AbstractRange[];
  paint(ranges: readonly ColouredRange[]): void;
  /** The words that the search found. */
  paintHits(ranges: readonly TextRange[]): void;
  /** Paints again what is painted, since more of the text stands in the page. */
  repaint(): void;
  /** The word at the reading cursor. */
  paintWord(range: TextRange | null): void;
  /** Draws the eye to a range for a moment. */
  flash(range: TextRange): void;
}

const prefix = 'lectern-';
const flashFor = 1400; // ms

/** The CSS Custom Highlight API, https://drafts.csswg.org/css-highlight-api-1/. Only names with our prefix are touched. */
const createCssPainter = (): Painter => {
  let painted: readonly string[] = [];
  let coloured: readonly ColouredRange[] = [];
  let hits: readonly TextRange[] = [];
  let word: TextRange | null = null;
  let flashing: ReturnType<typeof setTimeout> | undefined;

  const set = (name: string, ranges: readonly TextRange[], priority: number): void => {
    const found = ranges.flatMap((range) => painter.resolve(range));
    if (found.length === 0) return void CSS.highlights.delete(name);
    const highlight = new Highlight(...found);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  };

  const painter: Painter = {
    resolve: () => [],
    paint(ranges) {
      coloured = ranges;
      const layers = layer(ranges);
      for (const name of painted) if (!layers.has(name)) CSS.highlights.delete(name);
      for (const [name, members] of layers) set(name, members, 0);
      painted = [...layers.keys()];
    },
    paintHits(ranges) {
      hits = ranges;
      set(`${prefix}hit`, ranges, 1);
    },
    repaint() {
      painter.paint(coloured);
      painter.paintHits(hits);
      painter.paintWord(word);
    },
    paintWord(range) {
      word = range;
      set(`${prefix}word`, range ? [range] : [], 3);
    },
    flash(range) {
      clearTimeout(flashing);
      set(`${prefix}flash`, [range], 2);
      flashing = setTimeout(() => CSS.highlights.delete(`${prefix}flash`), flashFor);
    },
  };
  return painter;
};

export const painter: Painter = createCssPainter();
