import type { Loss } from '#core/export/facts';

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface RenderedExport {
  readonly file: ExportedFile;
  /** How many notes it was made of. */
  readonly notes: number;
  /**
   * What the file does not hold; empty: nothing is lost. The file was read back for this. Null for Markdown, which is
   * not read back yet.
   */
  readonly losses: readonly Loss[] | null;
}
