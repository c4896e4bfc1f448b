import type { ReadNote } from './facts';
import { readHtml, writeHtml } from './html';
import { writeMarkdown } from './markdown';
import { readMarkdownFolder, writeMarkdownFolder, type FolderFile } from './markdown-folder';
import { readMarkdown } from './markdown-read';
import { prepareTemplate } from './markdown-template';
import type { ExportedNotes } from './model';
import type { ExportFormat, ExportOptions } from './options';
import { readReadium, writeReadium } from './readium';
import { readTable, writeTable } from './table';
import { readWebAnnotations, writeWebAnnotations } from './web-annotation';

/** A form in which notes leave. A new one is a module and a line here (and one in options.ts). */
export interface NotesFormat {
  /** The file in pieces; `prepareFormat` gives the one that knows a template. */
  readonly write: (notes: ExportedNotes, options: ExportOptions) => Iterable<string>;
  /** Throws a SyntaxError for what was not written by `write`. A part that was left out is absent. */
  readonly read: (content: string) => readonly ReadNote[];
  /** The same for a file that comes in pieces, so that tens of thousands of notes need not be in memory twice. */
  readonly readPieces?: (pieces: Iterable<string>) => Iterable<ReadNote>;
  /** The same as a folder with a file for each note, which knows no groups. */
  readonly folder?: NotesFolder;
}

interface NotesFolder {
  readonly write: (notes: ExportedNotes, options: ExportOptions) => Iterable<FolderFile>;
  /** Null where nothing can be read back. */
  readonly read: ((files: Iterable<FolderFile>) => readonly ReadNote[]) | null;
}

const inPieces = (
  write: NotesFormat['write'],
  readPieces: (pieces: Iterable<string>) => Iterable<ReadNote>,
): NotesFormat => ({ write, read: (content) => [...readPieces([content])], readPieces });

/** The mark by which spreadsheets know that a table is UTF-8. */
const utf8Mark = '\ufeff';

const table = (separator: string): NotesFormat =>
  inPieces(
    function* (notes, { parts, byteOrderMark }) {
      if (byteOrderMark) yield utf8Mark;
      yield* writeTable(notes, separator, parts);
    },
    (pieces) => readTable(pieces, separator),
  );

export const notesFormats: Readonly<Record<ExportFormat, NotesFormat>> = {
  markdown: {
    ...inPieces(writeMarkdown, readMarkdown),
    folder: { write: writeMarkdownFolder, read: readMarkdownFolder },
  },
  html: inPieces(writeHtml, readHtml),
  csv: table(','),
  tsv: table('\t'),
  w3c: inPieces(writeWebAnnotations, readWebAnnotations),
  readium: inPieces(writeReadium, readReadium),
};

/**
 * The format with what its options ask for. `read` is null for Markdown in a template of the reader's own, which may
 * leave out anything.
 *
 * @throws TemplateError when the template is wrong
 */
export const prepareFormat = async (
  format: ExportFormat,
  { template }: Pick<ExportOptions, 'template'>,
): Promise<Omit<NotesFormat, 'read'> & { readonly read: NotesFormat['read'] | null }> => {
  if (format !== 'markdown' || template === null) return notesFormats[format];
  const prepared = await prepareTemplate(template);
  return {
    write: (notes, options) => writeMarkdown(notes, options, prepared),
    read: null,
    folder: { write: (notes, options) => writeMarkdownFolder(notes, options, prepared), read: null },
  };
};
