import type { Annotation } from '#core/annotation/annotation';
import { formatFeatures } from '#core/export/options';
import type { StudyText } from '#core/text/study-text';
import { wellFormed } from '#core/text/well-formed';
import type { CopiedExport, ExportPreview, ExportRequest, SavedExport } from '#contract/export';
import { localDay } from '#contract/local-day';
import { CommandError } from '#contract/result';
import type { Settings } from '#contract/settings';
import type { Annotations } from '../annotations/annotations';
import type { Library } from '../library/library';
import type { BackendPorts } from '../ports/backend-ports';
import { scaleWaiting, type WaitingWork } from '../work/chunked-work';
import { runTask } from '../tasks/run-task';
import type { Rendered, RenderPiece } from '../tasks/render-export';

export interface ExportServices {
  readonly ports: Pick<BackendPorts, 'app' | 'host' | 'now' | 'threads'>;
  readonly library: Library;
  /** The ids of all texts of the library, and of those that only have notes. */
  readonly recordedTexts: () => readonly string[];
  readonly annotationsOn: (textId: string) => Annotations;
  readonly settings: () => Settings;
}

/** The notes of one text at one moment: a change replaces a note and never alters it. */
interface NotesOfText {
  readonly text: StudyText;
  readonly annotations: readonly Annotation[];
}

/** The share of the work that is done when the file is made and read back. */
const shareMade = 0.7;
/** How many notes are sent to the thread at a time. */
const notesPerPiece = 250;
/** Of a preview: notes, and UTF-16 units. */
const [previewedNotes, previewedLength] = [20, 60_000];

/** Writes the file to where the shell says; null when the person cancels the question for its place. */
export async function* saveExport(
  services: ExportServices,
  request: ExportRequest,
): WaitingWork<SavedExport | null> {
  const notes = collect(services, request); // what cannot be read is said before the person is asked
  const notInLibrary = countNotInLibrary(services, request);
  const { host } = services.ports;
  const { extension, mediaType, folder } = formatFeatures[request.format];
  const name = nameOf(services, request, notes);
  const ofFolder = folder && request.options.folder;
  if (ofFolder && host.folderDestination !== null) {
    const destination = await host.folderDestination(name);
    if (destination === null) return null;
    const { chunks, names, losses } = yield* scaleWaiting(render(services, request, notes), 0, shareMade);
    const files = chunks.map((bytes, index) => ({ name: names?.[index] ?? '', bytes }));
    const saved = yield* scaleWaiting(destination.take(files), shareMade, 1);
    return { file: saved, notes: countOf(notes), notInLibrary, losses };
  }
  const fileName = `${name}.${ofFolder ? 'zip' : extension}`;
  const destination = await host.destination(fileName, 'export');
  if (destination === null) return null;
  const { chunks, losses } = yield* scaleWaiting(render(services, request, notes), 0, shareMade);
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  const file = { fileName, mediaType: ofFolder ? 'application/zip' : mediaType, bytes, chunks: () => chunks };
  const saved = yield* scaleWaiting(destination.take(file), shareMade, 1);
  return { file: saved, notes: countOf(notes), notInLibrary, losses };
}

/** The file's words, for the clipboard. */
export async function* copyExport(
  services: ExportServices,
  request: ExportRequest,
): WaitingWork<CopiedExport> {
  const notes = collect(services, request);
  const one = { ...request, options: { ...request.options, folder: false } };
  const content = wordsOf(yield* render(services, one, notes));
  return { content, notes: countOf(notes) };
}

/** The beginning of the file. It is not read back. */
export async function* previewExport(
  services: ExportServices,
  request: ExportRequest,
): WaitingWork<ExportPreview> {
  const notes = collect(services, request);
  const { options } = request;
  // The files of a folder, one below the other.
  const shown = options.folder ? { ...options, grouping: 'none' as const } : options;
  const rendered = yield* render(services, { ...request, options: shown }, notes, previewedNotes);
  const content = wordsOf(rendered);
  const all = countOf(notes);
  return {
    content: wellFormed(content.slice(0, previewedLength)),
    notes: all,
    problem: rendered.problem,
    whole: all <= previewedNotes && content.length <= previewedLength,
  };
}

const collect = (
  { library, annotationsOn }: ExportServices,
  { textId, ids }: ExportRequest,
): readonly NotesOfText[] => {
  const wanted = wantedFrom(annotationsOn, ids);
  // Of all texts, one without notes is not even read, so that its damage stops nothing.
  return (textId === null ? library.ids() : [textId])
    .map((id) => ({ id, annotations: wanted(id) }))
    .filter(({ annotations }) => textId !== null || annotations.length > 0)
    .map(({ id, annotations }) => ({ text: library.text(id), annotations }));
};

/** Gives the notes on a text, or those of them that were chosen. */
const wantedFrom = (
  annotationsOn: ExportServices['annotationsOn'],
  ids: ExportRequest['ids'],
): ((textId: string) => readonly Annotation[]) => {
  const chosen = ids && new Set(ids);
  return (textId) =>
    annotationsOn(textId)
      .list()
      .annotations.filter(({ id }) => chosen?.has(id) ?? true);
};

const countNotInLibrary = (
  { library, recordedTexts, annotationsOn }: ExportServices,
  { textId, ids }: ExportRequest,
): number => {
  if (textId !== null) return 0;
  const known = new Set(library.ids());
  const wanted = wantedFrom(annotationsOn, ids);
  return recordedTexts()
    .filter((id) => !known.has(id))
    .reduce((sum, id) => sum + wanted(id).length, 0);
};

const countOf = (notes: readonly NotesOfText[]): number =>
  notes.reduce((sum, { annotations }) => sum + annotations.length, 0);

/** As "TEXT-notes-2026-11-29", without the ending. The id of a text may end in a date, too. */
const nameOf = (
  { ports }: ExportServices,
  { ids }: ExportRequest,
  [only, ...more]: readonly NotesOfText[],
): string => {
  const subject = only && more.length === 0 ? only.text.id : 'lectern';
  return `${subject}-notes-${ids ? 'selection-' : ''}${localDay(ports.now())}`;
};

const render = (
  services: ExportServices,
  { format, options }: ExportRequest,
  notes: readonly NotesOfText[],
  limit: number | null = null,
): WaitingWork<Rendered> => {
  const { app, now, threads } = services.ports;
  const start = {
    format,
    options,
    limit,
    pack: services.ports.host.folderDestination === null ? ('zip' as const) : ('files' as const),
    labels: services.settings().colourLabels,
    version: app.version,
    made: now().toISOString(),
    total: countOf(notes),
  };
  return runTask(
    threads,
    'render-export',
    start,
    piecesOf(services, notes, options.parts.includes('versions')),
  );
};

function* piecesOf(
  { annotationsOn }: ExportServices,
  notes: readonly NotesOfText[],
  withVersions: boolean,
): Generator<RenderPiece, void> {
  for (const { text, annotations } of notes) {
    yield { text };
    for (let from = 0; from < annotations.length; from += notesPerPiece) {
      const some = annotations.slice(from, from + notesPerPiece);
      const versions = withVersions ? some.map(({ id }) => versionsOf(annotationsOn(text.id), id)) : [];
      yield { annotations: some, versions };
    }
  }
}

/** None for a note that was deleted meanwhile. */
const versionsOf = (
  annotations: Annotations,
  id: string,
): readonly [string, ReturnType<Annotations['versions']>] => {
  try {
    return [id, annotations.versions(id)];
  } catch (error) {
    if (error instanceof CommandError && error.code === 'not-found') return [id, []];
    throw error;
  }
};

const wordsOf = ({ chunks }: Rendered): string => {
  const decoder = new TextDecoder();
  return [...chunks.map((chunk) => decoder.decode(chunk, { stream: true })), decoder.decode()].join('');
};
