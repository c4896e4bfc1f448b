import type { ReadNote } from './facts';
import type { ExportedNotes } from './model';
import { readTable, writeTable } from './table';
import { readWebAnnotations, writeWebAnnotations } from './web-annotation';

/** A form in which notes leave. A new one is a module and a line here. */
export interface NotesFormat {
  readonly extension: string;
  readonly mediaType: string;
  /** The file in pieces. */
  readonly write: (notes: ExportedNotes) => Iterable<string>;
  /** Throws a SyntaxError for what was not written by `write`. */
  readonly read: (content: string) => readonly ReadNote[];
}

/** The mark by which spreadsheets know that a table is UTF-8. */
const byteOrderMark = '\ufeff';

const table = (separator: string): Pick<NotesFormat, 'write' | 'read'> => ({
  *write(notes) {
    yield byteOrderMark;
    yield* writeTable(notes, separator);
  },
  read: (content) => readTable(content, separator),
});

export const notesFormats = {
  csv: { extension: 'csv', mediaType: 'text/csv', ...table(',') },
  tsv: { extension: 'tsv', mediaType: 'text/tab-separated-values', ...table('\t') },
  w3c: {
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    write: writeWebAnnotations,
    read: readWebAnnotations,
  },
} as const satisfies Readonly<Record<string, NotesFormat>>;
