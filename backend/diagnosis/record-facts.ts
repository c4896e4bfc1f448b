import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '#contract/result';
import { logFilesIn } from '../hosting/log';
import { freezeRecord } from '../my-data/frozen-record';
import { allTexts } from '../my-data/overview';
import type { ReadPorts } from '../ports/backend-ports';
import { systemErrorCode } from '../ports/system-error';
import { loadRecord } from '../record/load-record';
import { recordFiles, sizeOf as bytesOf } from '../record/record-files';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import type { DiagnosisPorts } from './diagnosis';
import { counted, sizeOf, type Row } from './layout';
import { listedOnce, type FilesOf } from './listed-once';

/** So many texts are described: reading more would take long, and a report would be long. */
const mostTexts = 100;

/** How many files and notes there are, how large, and whether they are whole. Texts are numbered, not named. */
export function* recordFacts(ports: DiagnosisPorts): ChunkedWork<Row[]> {
  const library = librarySize(ports);
  const textIds = allTexts(ports, typeof library === 'string' ? [] : library);
  const filesOf = listedOnce(ports.files);
  const rows: Row[] = [...fileFacts(ports, filesOf, textIds)];
  rows.push(['texts in the library', typeof library === 'string' ? library : String(library.length)]);
  const described = textIds.slice(0, mostTexts);
  for (const [index, textId] of described.entries()) {
    const counts = yield* scaleProgress(
      textFacts(ports, filesOf, textId),
      index / described.length,
      (index + 1) / described.length,
    );
    const isInLibrary = typeof library !== 'string' && library.includes(textId);
    rows.push([`text ${index + 1}`, `${counts}${isInLibrary ? '' : '; not in the library'}`]);
  }
  const more = textIds.length - described.length;
  if (more > 0) rows.push(['and', counted(more, 'more text')]);
  return rows;
}

const librarySize = ({ library }: DiagnosisPorts): readonly string[] | string => {
  try {
    return library.list().map(({ id }) => id);
  } catch (error) {
    return `cannot be read (${systemErrorCode(error) ?? 'damaged'})`;
  }
};

const fileFacts = (ports: DiagnosisPorts, filesOf: FilesOf, textIds: readonly string[]): Row[] => {
  const { files, documents, app } = ports;
  const found = textIds.map((textId) => recordFiles({ ...ports, files: filesOf(textId) }, textId));
  const total = (paths: readonly string[]): string =>
    `${counted(paths.length, 'file')}, ${sizeOf(paths.reduce((sum, path) => sum + bytesOf(files, path), 0))}`;
  const own = found.flatMap(({ document }) => (document === null ? [] : [document]));
  const segments = found.flatMap((one) => one.segments);
  const snapshots = found.flatMap((one) => one.snapshots.map(({ path }) => path));
  const aside = namesIn(ports, 'set-aside');
  return [
    ['documents', total(own)],
    ['journal', total(segments)],
    ['snapshots', total(snapshots)],
    ['set aside', total(aside.map((name) => join(app.dataDir, 'set-aside', name))) + kindsOf(aside)],
    ['settings', total([documents.path('settings')].filter((path) => documents.exists('settings') && path))],
    ['log', total(logFilesIn(app.dataDir).filter((path) => bytesOf(files, path) > 0))],
    ['links', linksOf([...own, ...segments, ...snapshots])],
  ];
};

const namesIn = ({ files, app }: ReadPorts, folder: string): string[] => {
  try {
    return files.list(join(app.dataDir, folder));
  } catch {
    return [];
  }
};

/** What was set aside, by the names that set-aside.ts in backend/record gives. */
const kindsOf = (names: readonly string[]): string => {
  const kinds = new Map<string, number>();
  for (const name of names) {
    const kind =
      /Z\.(records|journal|snapshots)\./.exec(name)?.[1] ??
      /Z\.(settings|days|window|checked)\.json/.exec(name)?.[1] ??
      'other';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds.size === 0 ? '' : ` (${[...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ')})`;
};

/** A snapshot is a hard link to an earlier document, or a copy where the file system has none. */
const linksOf = (paths: readonly string[]): string => {
  let [hard, symbolic] = [0, 0];
  for (const path of paths) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) symbolic += 1;
    else if (found && found.nlink > 1) hard += 1;
  }
  return `${counted(hard, 'file')} with a hard link, ${counted(symbolic, 'symbolic link')}`;
};

/** Of one moment, even while another Lectern writes. */
function* textFacts(ports: ReadPorts, filesOf: FilesOf, textId: string): ChunkedWork<string> {
  try {
    const frozen = freezeRecord({ ...ports, files: filesOf(textId) }, textId);
    const { state, intact } = yield* loadRecord(frozen, textId);
    return [
      counted(state.annotations.size, 'note or highlight', 'notes and highlights'),
      `${state.trash.size} in the trash`,
      `${state.versions.size} with earlier versions`,
      intact ? 'whole' : 'damaged or incomplete',
    ].join(', ');
  } catch (error) {
    const reason = error instanceof CommandError ? error.code : (systemErrorCode(error) ?? 'a defect');
    return `cannot be read (${reason})`;
  }
}
