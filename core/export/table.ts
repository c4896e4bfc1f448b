import type { ReadNote } from './facts';
import { rowOf, rowsOf } from './separated';
import type { ExportedNote, ExportedNotes, ExportedPassage, ExportedText } from './model';

/**
 * The columns of a table of notes. A note has a row for each of its passages, and one when it has none. What belongs to
 * the note stands in the first of them only, so that a sum over a column is right.
 */
const columns = [
  'id',
  'text',
  'title',
  'creator',
  'kind',
  'passage',
  'quote',
  'sentence',
  'note',
  'tags',
  'colour',
  'colour label',
  'style',
  'place',
  'section',
  'paragraph',
  'locator',
  'start',
  'end',
  'before',
  'after',
  'edition',
  'created',
  'modified',
] as const;
type Column = (typeof columns)[number];
type Row = Readonly<Partial<Record<Column, string>>>;

export function* writeTable({ texts }: ExportedNotes, separator: string): Generator<string, void> {
  yield rowOf(columns, separator);
  for (const text of texts)
    for (const note of text.notes)
      for (const row of rowsOfNote(text, note))
        yield rowOf(
          columns.map((column) => row[column] ?? ''),
          separator,
        );
}

const rowsOfNote = (text: ExportedText, note: ExportedNote): readonly Row[] => {
  const { annotation, passages } = note;
  const same = {
    id: annotation.id,
    text: text.id,
    title: text.metadata.title,
    creator: text.metadata.creator ?? '',
  };
  const first = {
    kind: annotation.motivation,
    note: annotation.note,
    tags: listed(annotation.tags),
    colour: note.colour,
    'colour label': note.label ?? '',
    style: annotation.style,
    created: annotation.created,
    modified: annotation.modified,
  };
  if (passages.length === 0) return [{ ...same, ...first }];
  return passages.map((passage, index) => ({
    ...same,
    ...(index === 0 && first),
    passage: String(index + 1),
    ...cellsOf(passage),
  }));
};

const cellsOf = ({ target, found }: ExportedPassage): Row => ({
  quote: target.quote.exact,
  before: target.quote.prefix,
  after: target.quote.suffix,
  start: String(target.position.start),
  end: String(target.position.end),
  edition: target.contentHash,
  ...(found && {
    sentence: found.sentence() ?? '',
    place: found.place,
    section: found.section ?? '',
    paragraph: found.paragraphs,
    locator: found.locator,
  }),
});

/** The tags as one row of their own, so that one may hold a comma. */
const listed = (tags: readonly string[]): string =>
  tags
    .map((tag) => (/[",]|^\s|\s$/u.test(tag) || tag === '' ? `"${tag.replaceAll('"', '""')}"` : tag))
    .join(', ');

const listedTags = (cell: string): string[] =>
  Array.from(
    cell.matchAll(/"((?:[^"]|"")*)"(?:, |$)|([^",]+)(?:, |$)/gu),
    ([, marked, plain]) => plain ?? (marked ?? '').replaceAll('""', '"'),
  );

/** @throws SyntaxError for what is no table of notes */
export const readTable = (content: string, separator: string): readonly ReadNote[] => {
  const [names = [], ...rows] = rowsOf(content, separator);
  const at = new Map(names.map((name, index) => [name, index]));
  if (!columns.every((column) => at.has(column)))
    throw new SyntaxError('It has not the columns of a table of notes.');
  const read = new Map<
    string,
    { note: Omit<ReadNote, 'quotes' | 'contexts' | 'positions'>; passages: Row[] }
  >();
  for (const cells of rows) {
    const row = Object.fromEntries(
      columns.map((column) => [column, cells[at.get(column) ?? -1] ?? '']),
    ) as Required<Row>;
    const key = JSON.stringify([row.text, row.id]); // two texts may have notes of the same id
    const known = read.get(key) ?? { note: noteOf(row), passages: [] };
    read.set(key, known);
    if (row.passage !== '') known.passages.push(row);
  }
  return Array.from(read.values(), ({ note, passages }) => ({
    ...note,
    quotes: passages.map(({ quote = '' }) => quote),
    contexts: passages.map(({ before = '', after = '' }) => [before, after]),
    positions: passages.map(({ start, end, edition = '' }) => [Number(start), Number(end), edition]),
  }));
};

const noteOf = (row: Required<Row>): Omit<ReadNote, 'quotes' | 'contexts' | 'positions'> => ({
  id: row.id,
  text: row.text,
  motivation: row.kind,
  note: row.note,
  tags: listedTags(row.tags),
  colour: row.colour,
  label: row['colour label'] || null,
  style: row.style,
  created: row.created,
  modified: row.modified,
});
