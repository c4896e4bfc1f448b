import type { Colour, Style } from '#core/annotation/annotation';
import type { ExportFormat, ExportOptions } from '#core/export/options';
import type { SearchOrder } from '#core/search/hit';
import {
  defaultArrangements,
  windowSizes,
  type Arrangement,
  type Arrangements,
  type WindowSize,
} from './panes';

export const themes = ['system', 'light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const faces = ['literata', 'source-sans', 'atkinson'] as const;
export type Face = (typeof faces)[number];

/**
 * The calendars in which days are shown beside the words of the text: none, Old Style, New Style, or both.
 */
export const calendarDisplays = ['as-printed', 'old', 'new', 'both'] as const;
export type CalendarDisplay = (typeof calendarDisplays)[number];

/** In steps of one eighth each; the largest is a little over three times the normal size. */
export const textSizes = { smallest: -2, largest: 10 } as const;

/** As multiples of the font size. */
export const lineHeights = { smallest: 1.2, largest: 2.4 } as const;

/** In ems of the text. */
export const measures = { smallest: 20, largest: 60 } as const;

export type ColourLabels = Readonly<Record<Colour, string>>;

/** The greatest length of a colour's label, in grapheme clusters. */
export const longestLabel = 40;
/** The same in UTF-16 units: a cluster has no greatest length of its own. */
export const longestLabelUnits = 20 * longestLabel;

export interface Settings {
  readonly theme: Theme;
  /** Steps from the normal size, within `textSizes`. */
  readonly textSize: number;
  readonly typography: Typography;
  /** The side panes. */
  readonly desk: Arrangements;
  readonly notes: NotesSettings;
  readonly calendar: CalendarDisplay;
  readonly print: PrintSettings;
  readonly lastColour: Colour;
  readonly lastStyle: Style;
  readonly searchOrder: SearchOrder;
  readonly exports: ExportSettings;
  /**
   * What a colour stands for, in the reader's own words, within `longestLabel`; empty: nothing in particular.
   */
  readonly colourLabels: ColourLabels;
  readonly lastText: string | null;
  /** Where reading stopped, by text id. */
  readonly positions: Readonly<Record<string, ReadingPosition>>;
  /** Keys that are a single letter, such as H for highlight. */
  readonly letterKeys: boolean;
  readonly hints: Hints;
}

export const hintNames = ['marking', 'keys', 'dividers'] as const;
export type HintName = (typeof hintNames)[number];
/** Which hints for newcomers may still be shown. One that was used or dismissed never comes back. */
export type Hints = Readonly<Record<HintName, boolean>>;

export interface Typography {
  readonly face: Face;
  /** Of a line, within `lineHeights`. */
  readonly lineHeight: number;
  /** The longest line, within `measures`. */
  readonly measure: number;
  readonly justified: boolean;
  readonly hyphenated: boolean;
  /** Paragraph numbers in the margin. */
  readonly numbers: boolean;
}

export interface NotesSettings {
  /** Whether the notes pane follows the text as it scrolls. */
  readonly inStep: boolean;
}

/** How the reader exported last. */
export interface ExportSettings {
  readonly format: ExportFormat;
  /** By format; one that was never chosen has none. */
  readonly options: Readonly<Partial<Record<ExportFormat, ExportOptions>>>;
  /** The reader's own template, which is kept also while it is not used; null: there is none. */
  readonly template: string | null;
}

/** What goes on paper. */
export interface PrintSettings {
  readonly text: boolean;
  /** The editor's notes. */
  readonly editor: boolean;
  readonly highlights: boolean;
  /** My notes, numbered after the rest. */
  readonly mine: boolean;
}

export interface ReadingPosition {
  readonly blockId: string;
  /** How far the block has been scrolled past the top of the pane: 0 (not at all) … 1. */
  readonly passed: number;
}

/** Values replace the present ones; objects are merged, one level deep, and arrangements value by value. */
export interface SettingsPatch {
  readonly theme?: Theme;
  readonly textSize?: number;
  readonly typography?: Partial<Typography>;
  readonly desk?: DeskPatch;
  readonly notes?: Partial<NotesSettings>;
  readonly calendar?: CalendarDisplay;
  readonly print?: Partial<PrintSettings>;
  readonly lastColour?: Colour;
  readonly lastStyle?: Style;
  readonly searchOrder?: SearchOrder;
  readonly exports?: Partial<ExportSettings>;
  readonly colourLabels?: Partial<ColourLabels>;
  readonly lastText?: string;
  readonly positions?: Readonly<Record<string, ReadingPosition>>;
  readonly letterKeys?: boolean;
  readonly hints?: Partial<Hints>;
}

export type DeskPatch = { readonly [Size in WindowSize]?: Partial<Arrangement> };

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 0,
  typography: {
    face: 'literata',
    lineHeight: 1.6,
    measure: 33,
    justified: false,
    hyphenated: true,
    numbers: true,
  },
  desk: defaultArrangements,
  notes: { inStep: true },
  calendar: 'as-printed',
  print: { text: true, editor: true, highlights: true, mine: true },
  lastColour: 'yellow',
  lastStyle: 'solid',
  searchOrder: 'reading',
  exports: { format: 'markdown', options: {}, template: null },
  colourLabels: { yellow: '', green: '', blue: '', pink: '', orange: '', purple: '' },
  lastText: null,
  positions: {},
  letterKeys: true,
  hints: { marking: true, keys: true, dividers: true },
};

const merged = <Group extends object>(
  a: Group | undefined,
  b: Partial<Group> | undefined,
): Group | undefined => (a && b ? { ...a, ...b } : a);

const mergedDesk = (a: DeskPatch | undefined, b: DeskPatch | undefined): DeskPatch | undefined =>
  a &&
  b && {
    ...a,
    ...b,
    ...definedOnly(Object.fromEntries(windowSizes.map((size) => [size, merged(a[size], b[size])]))),
  };

/**
 * Applies `b` to the settings `a`. When `a` is a patch, gives one patch with the effect of `a` and then `b`.
 */
export const mergeSettings = <S extends Settings | SettingsPatch>(a: S, b: SettingsPatch): S => ({
  ...a,
  ...b,
  ...definedOnly({
    typography: merged(a.typography, b.typography),
    desk: mergedDesk(a.desk, b.desk),
    notes: merged(a.notes, b.notes),
    print: merged(a.print, b.print),
    exports: merged(a.exports, b.exports),
    positions: merged(a.positions, b.positions),
    colourLabels: merged(a.colourLabels, b.colourLabels),
    hints: merged(a.hints, b.hints),
  }),
});

const definedOnly = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>; // the same entries, fewer
