import type { ReadNote } from './facts';
import { cellOf, lineBreak, rowsOf } from './separated';
import type { ExportedNote, ExportedNotes, ExportedPassage, ExportedText, FoundPassage } from './model';
import type { ExportPart } from './options';

// A note has a row for each of its passages, and one when it has none. What belongs to the note stands in the first of
// them only, so that a sum over a column is right.

interface Row {
  readonly text: ExportedText;
  readonly note: ExportedNote;
  /** Null for a note on the whole text. */
  readonly passage: ExportedPassage | null;
  /** Of the passage, from 0. */
  readonly index: number;
}
type Cell = (row: Row) => string;

const ofNote =
  (cell: (note: ExportedNote) => string): Cell =>
  ({ note, index }) =>
    index === 0 ? cell(note) : '';

const ofPassage =
  (cell: (passage: ExportedPassage) => string): Cell =>
  ({ passage }) =>
    passage === null ? '' : cell(passage);

const ofFound = (cell: (found: FoundPassage) => string | null): Cell =>
  ofPassage(({ found }) => (found === null ? '' : (cell(found) ?? '')));

/** In their order: what a reader looks for first, what programs need last. */
const columns = {
  quote: ofPassage(({ target }) => target.quote.exact),
  note: ofNote(({ annotation }) => annotation.note),
  tags: ofNote(({ annotation }) => listed(annotation.tags)),
  colour: ofNote(({ colour }) => colour),
  'colour label': ofNote(({ label }) => label ?? ''),
  sentence: ofFound((found) => found.sentence()),
  section: ofFound(({ section }) => section),
  paragraph: ofFound(({ paragraphs }) => paragraphs),
  title: ({ text }) => text.metadata.title,
  creator: ({ text }) => text.metadata.creator ?? '',
  created: ofNote(({ annotation }) => annotation.created),
  modified: ofNote(({ annotation }) => annotation.modified),
  kind: ofNote(({ annotation }) => annotation.motivation),
  style: ofNote(({ annotation }) => annotation.style),
  place: ofFound(({ place }) => place),
  passage: ({ passage, index }) => (passage === null ? '' : String(index + 1)),
  before: ofPassage(({ target }) => target.quote.prefix),
  after: ofPassage(({ target }) => target.quote.suffix),
  locator: ofFound(({ locator }) => locator),
  start: ofPassage(({ target }) => String(target.position.start)),
  end: ofPassage(({ target }) => String(target.position.end)),
  edition: ofPassage(({ target }) => target.contentHash),
  text: ({ text }) => text.id,
  id: ({ note }) => note.annotation.id,
} satisfies Readonly<Record<string, Cell>>;
type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];

/** Columns that the reader can leave out; the others are always there. */
const partOf: Readonly<Partial<Record<Column, ExportPart>>> = {
  quote: 'quotes',
  before: 'quotes',
  after: 'quotes',
  sentence: 'sentences',
  note: 'notes',
  tags: 'tags',
  colour: 'colours',
  'colour label': 'colours',
  style: 'colours',
  place: 'locators',
  section: 'locators',
  paragraph: 'locators',
  locator: 'locators',
  start: 'locators',
  end: 'locators',
  edition: 'locators',
  created: 'dates',
  modified: 'dates',
};

export function* writeTable(
  { texts }: ExportedNotes,
  separator: string,
  parts: readonly ExportPart[],
): Generator<string, void> {
  const chosen = names.filter((name) => {
    const part = partOf[name];
    return part === undefined || parts.includes(part);
  });
  yield chosen.map((name) => cellOf(name, separator)).join(separator) + lineBreak;
  const cells = chosen.map((name) => written(columns[name], separator));
  const line = (row: Row): string => cells.map((cell) => cell(row)).join(separator) + lineBreak;
  for (const text of texts)
    for (const note of text.notes) {
      if (note.passages.length === 0) yield line({ text, note, passage: null, index: 0 });
      for (const [index, passage] of note.passages.entries()) yield line({ text, note, passage, index });
    }
}

/** Writes the cells of a column. Neighbours are often the same, such as the text, the section or the colour. */
const written = (cell: Cell, separator: string): Cell => {
  let [words, asWritten] = ['', ''];
  return (row) => {
    const next = cell(row);
    if (next !== words) [words, asWritten] = [next, cellOf(next, separator)];
    return asWritten;
  };
};

/** The tags as one row of their own, so that one may hold a comma. */
const listed = (tags: readonly string[]): string =>
  tags
    .map((tag) => (/[",]|^\s|\s$/u.test(tag) || tag === '' ? `"${tag.replaceAll('"', '""')}"` : tag))
    .join(', ');

const listedTags = (cell: string): string[] =>
  cell === ''
    ? []
    : Array.from(
        cell.matchAll(/"((?:[^"]|"")*)"(?:, |$)|([^",]+)(?:, |$)/gu),
        ([, marked, plain]) => plain ?? (marked ?? '').replaceAll('""', '"'),
      );

/**
 * The notes in a table that comes in pieces. The rows of a note stand below each other.
 *
 * @throws SyntaxError for what is no table of notes
 */
export function* readTable(pieces: Iterable<string>, separator: string): Generator<ReadNote, void> {
  const rows = rowsOf(pieces, separator);
  const head = rows.next().value ?? [];
  const at = Object.fromEntries(names.map((name) => [name, head.indexOf(name)])) as Record<Column, number>;
  const has = (name: Column): boolean => at[name] >= 0;
  if (!names.every((name) => has(name) || partOf[name] !== undefined))
    throw new SyntaxError('It has not the columns of a table of notes.');
  let note: TableNote | null = null;
  for (const row of rows) {
    const cell = (name: Column): string => row[at[name]] ?? '';
    if (note?.id !== cell('id') || note.text !== cell('text') || Number(cell('passage')) < 2) {
      if (note) yield note;
      note = noteOf(cell, has);
    }
    if (cell('passage') === '') continue;
    note.quotes?.push(cell('quote'));
    note.contexts?.push([cell('before'), cell('after')]);
    note.positions?.push([Number(cell('start')), Number(cell('end')), cell('edition')]);
  }
  if (note) yield note;
}

/** What is read of a note, while its passages come. */
type TableNote = ReadNote & {
  readonly quotes?: string[];
  readonly contexts?: (readonly [string, string])[];
  readonly positions?: (readonly [number, number, string])[];
};

const noteOf = (cell: (name: Column) => string, has: (name: Column) => boolean): TableNote => ({
  id: cell('id'),
  text: cell('text'),
  motivation: cell('kind'),
  ...(has('note') && { note: cell('note') }),
  ...(has('tags') && { tags: listedTags(cell('tags')) }),
  ...(has('colour') && {
    colour: cell('colour'),
    label: cell('colour label') || null,
    style: cell('style'),
  }),
  ...(has('created') && { created: cell('created'), modified: cell('modified') }),
  ...(has('quote') && { quotes: [], contexts: [] }),
  ...(has('start') && { positions: [] }),
});
