import { join } from 'node:path';
import type { RecordOverview, SnapshotOverview, TextOverview } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { ReadPorts } from '../ports/backend-ports';
import { headOf } from '../record/document-format';
import { recordedTexts, recordFiles, sizeOf } from '../record/record-files';
import type { Records } from '../annotations/records';
import { readLastCheck } from './last-check';

/** Every text that is in the library or has a record, the library's first. */
export const allTexts = (ports: Pick<ReadPorts, 'app' | 'files'>, library: readonly string[]): string[] => [
  ...new Set([...library, ...recordedTexts(ports)]),
];

export const overview = (ports: ReadPorts, records: Records, library: readonly string[]): RecordOverview => {
  const { files, app, documents } = ports;
  const textIds = allTexts(ports, library);
  const texts = textIds.map((textId) => textOverview(ports, records, textId));
  const snapshots = textIds
    .flatMap((textId) => snapshotOverviews(ports, textId))
    .sort((one, other) => ((one.written ?? '') < (other.written ?? '') ? 1 : -1));
  const folder = join(app.dataDir, 'set-aside');
  const setAside = files
    .list(folder)
    .map((name) => ({ name, bytes: sizeOf(files, join(folder, name)) }))
    .reverse();
  const settings = sizeOf(files, documents.path('settings'));
  const sizes = [...texts, ...snapshots, ...setAside].map(({ bytes }) => bytes);
  return {
    dataDir: app.dataDir,
    lastChecked: readLastCheck(ports),
    texts,
    snapshots,
    setAside,
    totalBytes: sizes.reduce((sum, bytes) => sum + bytes, settings),
  };
};

const textOverview = (ports: ReadPorts, records: Records, textId: string): TextOverview => {
  const { document, segments } = recordFiles(ports, textId);
  const paths = document === null ? segments : [document, ...segments];
  const bytes = paths.reduce((sum, path) => sum + sizeOf(ports.files, path), 0);
  try {
    const { annotations, trash } = records.record(textId).state;
    return { textId, annotations: annotations.size, trash: trash.size, bytes, problem: null };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { textId, annotations: 0, trash: 0, bytes, problem: error.code };
  }
};

/** Bytes. A head has a few hundred; the rest is room for what a later version may add. */
const longestHead = 64 * 1024;

const snapshotOverviews = (ports: ReadPorts, textId: string): SnapshotOverview[] =>
  recordFiles(ports, textId).snapshots.map(({ name, path }) => {
    const head = headOf(startOf(ports, path));
    return {
      name,
      textId,
      written: head?.written ?? null,
      annotations: head?.annotations ?? null,
      bytes: sizeOf(ports.files, path),
    };
  });

const startOf = ({ files }: Pick<ReadPorts, 'files'>, path: string): Buffer => {
  try {
    return files.readStart(path, longestHead) ?? Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0); // a folder in place of the file
  }
};
