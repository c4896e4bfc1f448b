/** The side panes, in the order of the page. */
export const paneNames = ['editor', 'mine', 'names', 'search'] as const;
export type PaneName = (typeof paneNames)[number];

/**
 * Where the side panes stand: beside the text, below it, or one at a time and only when it is asked for.
 */
export const placements = ['beside', 'below', 'on-demand'] as const;
export type Placement = (typeof placements)[number];

/**
 * The sizes of a window for which an arrangement is remembered: `narrow`: under 900 CSS pixels wide; `low`:
 * wider, but under 700 high; `wide`: the rest.
 */
export const windowSizes = ['wide', 'low', 'narrow'] as const;
export type WindowSize = (typeof windowSizes)[number];

/** Panes that share a place; tabs choose the one that is seen. */
export interface PaneGroup {
  readonly panes: readonly PaneName[];
}

/** Two parts, one above the other (`rows`) or side by side (`columns`). */
export interface PaneSplit {
  readonly split: 'rows' | 'columns';
  /** Of the second part, in per cent within `partShares`. */
  readonly share: number;
  readonly parts: readonly [PaneTree, PaneTree];
}

export type PaneTree = PaneGroup | PaneSplit;

/** How the side panes are arranged in a window of one size. */
export interface Arrangement {
  readonly placement: Placement;
  /** Of the side panes, of the window's width (or height, where they stand below the text), in per cent. */
  readonly side: number;
  /** Each pane stands in it at most once; null: as Lectern arranges them. */
  readonly tree: PaneTree | null;
  /** The panes that were chosen, the last one first. Each group shows the first of its panes here. */
  readonly front: readonly PaneName[];
  /** One pane has the room of all, and the tabs of all lead to the others. */
  readonly maximised: boolean;
}

/** The limits of the dividers, in per cent, so that every pane stays large enough to read. */
export const sideShares = { smallest: 20, largest: 75 } as const;
export const partShares = { smallest: 15, largest: 85 } as const;

export type Arrangements = Readonly<Record<WindowSize, Arrangement>>;

const usual = { side: 44, tree: null, front: [], maximised: false } as const;

/** A narrow window has no room for text and panes, so a pane is opened on demand. */
export const defaultArrangements: Arrangements = {
  wide: { ...usual, placement: 'beside' },
  low: { ...usual, placement: 'beside' },
  narrow: { ...usual, placement: 'on-demand' },
};
