import type { Annotation } from '#core/annotation/annotation';
import { findLosses, ReadBackError } from '#core/export/facts';
import { notesFormats } from '#core/export/formats';
import { gather } from '#core/export/gather';
import { exportMarkdown } from '#core/export/markdown';
import type { ColourLabels } from '#core/export/model';
import { defaultOptions, formatFeatures, type ExportFormat } from '#core/export/options';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { wellFormed } from '#core/text/well-formed';
import type { RenderedExport } from '#contract/export';
import { localDay } from '#contract/local-day';
import { CommandError } from '#contract/result';

/** The notes of one text that are exported. */
export interface NotesOfText {
  readonly text: StudyText;
  readonly annotations: readonly Annotation[];
}

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly labels: ColourLabels;
  /** Of Lectern. */
  readonly version: string;
  readonly now: Date;
  /** Whether only some of the notes were chosen. */
  readonly chosen: boolean;
}

/**
 * Makes the file and reads it back.
 *
 * @throws CommandError `not-exported` when it does not say what it was made of
 */
export const renderExport = (
  all: readonly NotesOfText[],
  { format, labels, version, now, chosen }: ExportOptions,
): RenderedExport => {
  const [only, ...more] = all;
  const subject = only && more.length === 0 ? only.text.id : 'lectern-notes';
  const fileName = `${subject}-${chosen ? 'selection-' : ''}${localDay(now)}`;
  const notes = all.reduce((sum, { annotations }) => sum + annotations.length, 0);
  if (format === 'markdown') {
    const content = all
      .map(({ text, annotations }) => exportMarkdown(text, flatten(text), annotations, labels))
      .join('\n');
    const file = { fileName: `${fileName}.md`, mediaType: 'text/markdown', content: wellFormed(content) };
    return { file, notes, losses: null };
  }
  const { extension, mediaType } = formatFeatures[format];
  const { write, read } = notesFormats[format];
  const given = {
    made: now.toISOString(),
    version,
    texts: all.map(({ text, annotations }) => gather(text, flatten(text), annotations, { labels })),
  };
  const content = [...write(given, defaultOptions(format))].join('');
  try {
    const losses = findLosses(given, read(content));
    return { file: { fileName: `${fileName}.${extension}`, mediaType, content }, notes, losses };
  } catch (error) {
    if (!(error instanceof ReadBackError || error instanceof SyntaxError)) throw error;
    throw new CommandError('not-exported', 'The file does not say what it was made of.', { cause: error });
  }
};
