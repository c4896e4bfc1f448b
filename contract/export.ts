import type { Loss } from '#core/export/facts';
import type { TemplateProblem } from '#core/export/markdown-template';
import type { ExportFormat, ExportOptions } from '#core/export/options';
import type { WrittenFile } from './my-data';

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Which notes are exported, and how. */
export interface ExportRequest {
  /** Null: the notes on all texts. */
  readonly textId: string | null;
  /** Only these annotations; ids that do not exist are ignored. */
  readonly ids?: readonly string[];
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

export interface SavedExport {
  readonly file: WrittenFile;
  /** How many notes it was made of. */
  readonly notes: number;
  /** How many of the notes that were asked for are not in it, because the library has no longer the text they are on. */
  readonly notInLibrary: number;
  /**
   * What the file does not hold of what was asked for; empty: nothing is lost. Null: it was not read back, because notes in
   * a template of the reader's own may leave out anything.
   */
  readonly losses: readonly Loss[] | null;
}

export interface CopiedExport {
  readonly content: string;
  readonly notes: number;
}

export interface ExportPreview {
  /** The beginning of the file. */
  readonly content: string;
  /** How many notes the whole file is made of. */
  readonly notes: number;
  /** What is wrong with the template of the reader's own; there is no content then. Null: nothing. */
  readonly problem: TemplateProblem | null;
  /** Whether it is all of it. */
  readonly whole: boolean;
}
