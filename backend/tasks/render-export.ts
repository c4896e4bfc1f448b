import { unzipSync, zipSync } from 'fflate/browser'; // its build for Node declares a `require` of its own, as electron-vite does
import type { Annotation } from '#core/annotation/annotation';
import type { NoteVersion } from '#core/annotation/versions';
import { findLosses, ReadBackError, type Loss } from '#core/export/facts';
import { prepareFormat, type NotesFolder, type PreparedFormat } from '#core/export/formats';
import { withoutGroups, type FolderFile } from '#core/export/markdown-folder';
import { checkTemplate, TemplateError, type TemplateProblem } from '#core/export/markdown-template';
import { gather } from '#core/export/gather';
import type { ColourLabels, ExportedNotes, ExportedText } from '#core/export/model';
import { formatFeatures, type ExportFormat, type ExportOptions, type ExportPart } from '#core/export/options';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { localDay } from '#contract/local-day';
import { CommandError } from '#contract/result';
import type { ChunkedWork, WaitingWork } from '../work/chunked-work';

export interface RenderStart {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly labels: ColourLabels;
  /** Of Lectern. */
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly made: string;
  /** How many notes there are. */
  readonly total: number;
  /** The file is read back, unless only a beginning of it is wanted: of so many notes. */
  readonly limit: number | null;
  /** Where a folder is asked for: its files one by one, or all in one archive. */
  readonly pack: 'files' | 'zip';
}

/** A text, and then notes on it. */
export type RenderPiece =
  | { readonly text: StudyText }
  | {
      readonly annotations: readonly Annotation[];
      /** By the ids of the notes. */
      readonly versions: readonly (readonly [string, readonly NoteVersion[]])[];
    };

export interface Rendered {
  /** UTF-8. */
  readonly chunks: Uint8Array<ArrayBuffer>[];
  /** What the file does not hold; null: it was not read back, as with a template of the reader's own. */
  readonly losses: readonly Loss[] | null;
  /** Names of the files of a folder, one for each of `chunks`; null: all chunks are one file. */
  readonly names: readonly string[] | null;
  /** What is wrong with the template, where only a beginning is wanted. */
  readonly problem: TemplateProblem | null;
}

/** The share of the work that is done when all notes have come, and when all are written. */
const [taken, written] = [0.2, 0.6];

/**
 * Writes notes in a format, and reads them back.
 *
 * @throws CommandError `not-exported` when the file does not say what it was made of, `wrong-template` when the template
 * fails
 */
export async function* renderTask(
  start: RenderStart,
  pieces: AsyncIterable<RenderPiece>,
): WaitingWork<Rendered> {
  try {
    return yield* renderPieces(start, pieces);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    if (start.limit !== null) return { chunks: [], names: null, losses: null, problem: error.problem };
    const { line, column } = error.problem;
    throw new CommandError('wrong-template', `The template is wrong in line ${line}, column ${column}.`);
  }
}

async function* renderPieces(start: RenderStart, pieces: AsyncIterable<RenderPiece>): WaitingWork<Rendered> {
  const notes = yield* gatherPieces(start, pieces);
  const { format, options, limit } = start;
  if (limit !== null && format === 'markdown' && options.template !== null) {
    const problem = await checkTemplate(options.template);
    if (problem) return { chunks: [], names: null, losses: null, problem };
  }
  const prepared = await prepareFormat(format, options);
  const { folder = null } = prepared;
  return folder && options.folder && limit === null
    ? yield* renderFolder(start, notes, folder)
    : yield* renderFile(start, notes, prepared);
}

async function* gatherPieces(
  { format, options, labels, version, made, limit, total }: RenderStart,
  pieces: AsyncIterable<RenderPiece>,
): WaitingWork<ExportedNotes> {
  const texts: {
    text: StudyText;
    annotations: Annotation[];
    versions: Map<string, readonly NoteVersion[]>;
  }[] = [];
  let came = 0;
  for await (const piece of pieces) {
    if ('text' in piece) texts.push({ text: piece.text, annotations: [], versions: new Map() });
    else {
      const on = texts.at(-1);
      on?.annotations.push(...piece.annotations);
      for (const [id, earlier] of piece.versions) on?.versions.set(id, earlier);
      came += piece.annotations.length;
    }
    yield (taken * came) / (total || 1);
  }
  const dayOf = (moment: string): string => localDay(new Date(moment));
  const grouping = formatFeatures[format].grouped ? options.grouping : 'none';
  const how = { labels, order: options.order, grouping, dayOf, limit };
  const gathered: ExportedText[] = [];
  for (const { text, annotations, versions } of texts) {
    gathered.push(gather(text, flatten(text), annotations, { ...how, versions }));
    yield taken;
  }
  return { made, version, texts: gathered };
}

/** The share of the work that is done when so many notes are written. */
const shareWritten = ({ total }: RenderStart, count: number): number =>
  taken + (written - taken) * Math.min(1, count / (total || 1));

function* renderFolder(start: RenderStart, notes: ExportedNotes, folder: NotesFolder): ChunkedWork<Rendered> {
  const files: FolderFile[] = [];
  for (const file of folder.write(notes, start.options)) {
    files.push(file);
    if (files.length % 100 === 0) yield shareWritten(start, files.length);
  }
  yield written;
  const { read } = folder;
  const { chunks, names } = packed(files, start.pack, start.made);
  const losses = checked(() => {
    const found = unpacked(chunks, names);
    if (found.length !== files.length) throw new ReadBackError('Files are missing.');
    return read && findLosses(withoutGroups(notes), read(found), leftOutOf(start));
  });
  return { chunks, names, losses, problem: null };
}

function* renderFile(
  start: RenderStart,
  notes: ExportedNotes,
  format: PreparedFormat,
): ChunkedWork<Rendered> {
  const { write, read } = format;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let [waiting, count] = ['', 0];
  for (const piece of write(notes, start.options)) {
    waiting += piece;
    count += 1; // most pieces are a note
    if (waiting.length < chunkLength) continue;
    chunks.push(encoder.encode(waiting));
    waiting = '';
    yield shareWritten(start, count);
  }
  chunks.push(encoder.encode(waiting));
  const rendered = { chunks, names: null, problem: null };
  if (start.limit !== null || read === null) return { ...rendered, losses: null };
  yield written;
  const losses = checked(() => findLosses(notes, read(decoded(chunks)), leftOutOf(start)));
  return { ...rendered, losses };
}

const leftOutOf = ({ format, options }: RenderStart): readonly ExportPart[] =>
  formatFeatures[format].parts.filter((part) => !options.parts.includes(part));

/** Reads a file back; one that does not say what it was made of is a failure of the export. */
const checked = <Losses>(read: () => Losses): Losses => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReadBackError || error instanceof SyntaxError)) throw error;
    throw new CommandError('not-exported', 'The file does not say what it was made of.', { cause: error });
  }
};

const encoder = new TextEncoder();

const packed = (
  files: readonly FolderFile[],
  pack: RenderStart['pack'],
  made: string,
): Pick<Rendered, 'chunks' | 'names'> => {
  const named = files.map(({ name, content }) => [name, encoder.encode(content)] as const);
  if (pack === 'files')
    return { names: named.map(([name]) => name), chunks: named.map(([, bytes]) => bytes) };
  const archive = zipSync(Object.fromEntries(named), { mtime: new Date(made) });
  return { names: null, chunks: [archive] }; // fflate makes it in memory of its own
};

/** The files as another program finds them: an archive has names for no more than 65,535. */
const unpacked = (chunks: readonly Uint8Array[], names: readonly string[] | null): readonly FolderFile[] => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const files = names
    ? chunks.map((bytes, index) => [names[index] ?? '', bytes] as const)
    : chunks.flatMap((bytes) => Object.entries(unzipSync(bytes)));
  return files.map(([name, bytes]) => ({ name, content: decoder.decode(bytes) }));
};

/** UTF-16 units. */
const chunkLength = 128 * 1024;

/** The file's words with its byte order mark, as another program finds them on disk. */
function* decoded(chunks: readonly Uint8Array[]): Generator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
