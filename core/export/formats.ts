import type { ReadNote } from './facts';
import { writeHtml } from './html';
import { readHtml } from './html-read';
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
  /**
   * Reads a file that comes in pieces, note by note, so that tens of thousands of notes need not be in memory twice. A part
   * that was left out is absent. Throws a SyntaxError for what was not written by `write`.
   */
  readonly read: (pieces: Iterable<string>) => Iterable<ReadNote>;
  /** The same as a folder with a file for each note, which knows no groups. */
  readonly folder?: NotesFolder;
}

export interface NotesFolder {
  readonly write: (notes: ExportedNotes, options: ExportOptions) => Iterable<FolderFile>;
  /** Null where nothing can be read back. */
  readonly read: ((files: Iterable<FolderFile>) => readonly ReadNote[]) | null;
}

/** The mark by which spreadsheets know that a table is UTF-8. */
const utf8Mark = '\ufeff';

const table = (separator: string): NotesFormat => ({
  *write(notes, { parts, byteOrderMark }) {
    if (byteOrderMark) yield utf8Mark;
    yield* writeTable(notes, separator, parts);
  },
  read: (pieces) => readTable(pieces, separator),
});

export const notesFormats: Readonly<Record<ExportFormat, NotesFormat>> = {
  markdown: {
    write: writeMarkdown,
    read: readMarkdown,
    folder: { write: writeMarkdownFolder, read: readMarkdownFolder },
  },
  html: { write: writeHtml, read: readHtml },
  csv: table(','),
  tsv: table('\t'),
  w3c: { write: writeWebAnnotations, read: readWebAnnotations },
  readium: { write: writeReadium, read: readReadium },
};

/** `read` is null for Markdown in a template of the reader's own, which may leave out anything. */
export type PreparedFormat = Omit<NotesFormat, 'read'> & { readonly read: NotesFormat['read'] | null };

/**
 * The format with what its options ask for.
 *
 * @throws TemplateError when the template is wrong
 */
export const prepareFormat = async (
  format: ExportFormat,
  { template }: Pick<ExportOptions, 'template'>,
): Promise<PreparedFormat> => {
  if (format !== 'markdown' || template === null) return notesFormats[format];
  const prepared = await prepareTemplate(template);
  return {
    write: (notes, options) => writeMarkdown(notes, options, prepared),
    read: null,
    folder: { write: (notes, options) => writeMarkdownFolder(notes, options, prepared), read: null },
  };
};
