import type { NoteGrouping } from '#core/notes/note-groups';
import type { NoteOrder } from '#core/notes/note-order';

/** What the reader can leave out or ask for. What is not named here always comes. */
export const exportParts = [
  'quotes',
  'sentences',
  'notes',
  'tags',
  'colours',
  'locators',
  'dates',
  'versions',
  'ids',
] as const;
export type ExportPart = (typeof exportParts)[number];

/** A web page is the list of the notes, or the whole text with its highlights and the notes at its foot. */
export const exportLayouts = ['list', 'text'] as const;
export type ExportLayout = (typeof exportLayouts)[number];

/** UTF-16 units. */
export const longestTemplate = 20_000;

export interface ExportOptions {
  /** Those that the format does not offer have no effect. */
  readonly parts: readonly ExportPart[];
  readonly order: NoteOrder;
  readonly grouping: NoteGrouping;
  readonly layout: ExportLayout;
  /** Of each note, in LiquidJS; null: the one that Lectern brings. */
  readonly template: string | null;
  /** Whether it is a folder with a file for each note, where the format can be one. */
  readonly folder: boolean;
  /** Whether a table begins with the mark by which spreadsheets know UTF-8. */
  readonly byteOrderMark: boolean;
}

export const exportFormats = ['markdown', 'html', 'csv', 'tsv', 'w3c', 'readium'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What can be chosen of a format, and what is chosen until the reader chooses. */
export interface FormatFeatures {
  readonly extension: string;
  readonly mediaType: string;
  /** All that it can leave out or take in; it always carries the others that it has a place for. */
  readonly parts: readonly ExportPart[];
  readonly chosen: readonly ExportPart[];
  /** Whether it has headings for groups. */
  readonly grouped: boolean;
  /** Whether it can be a folder with a file for each note. */
  readonly folder: boolean;
}

const prose = {
  parts: exportParts,
  chosen: ['quotes', 'notes', 'tags', 'colours', 'locators'],
  grouped: true,
} as const;
const table = {
  parts: ['quotes', 'sentences', 'notes', 'tags', 'colours', 'locators', 'dates'],
  chosen: ['quotes', 'notes', 'tags', 'colours', 'locators', 'dates'],
  grouped: false,
  folder: false,
} as const;
/** For other programs: always whole. */
const exchange = { parts: [], chosen: [], grouped: false, folder: false } as const;

export const formatFeatures: Readonly<Record<ExportFormat, FormatFeatures>> = {
  markdown: { extension: 'md', mediaType: 'text/markdown', ...prose, folder: true },
  html: { extension: 'html', mediaType: 'text/html', ...prose, folder: false },
  csv: { extension: 'csv', mediaType: 'text/csv', ...table },
  tsv: { extension: 'tsv', mediaType: 'text/tab-separated-values', ...table },
  w3c: { extension: 'jsonld', mediaType: 'application/ld+json', ...exchange },
  readium: { extension: 'annotation', mediaType: 'application/rd-annotations+json', ...exchange },
};

/** What a reader gets who chooses nothing. */
export const defaultOptions = (format: ExportFormat): ExportOptions => ({
  parts: formatFeatures[format].chosen,
  order: { by: 'place', descending: false },
  grouping: formatFeatures[format].grouped ? 'section' : 'none',
  layout: 'list',
  template: null,
  folder: false,
  byteOrderMark: true,
});
