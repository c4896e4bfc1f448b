import { join } from 'node:path';
import type { BackendPorts, ReadPorts } from '../ports/backend-ports';
import type { Files } from '../ports/files';
import { recordPaths, segmentsIn, snapshotsIn, type SnapshotName } from './record-paths';

/** The existing files of one text's record, as absolute paths. */
export interface RecordFiles {
  readonly document: string | null;
  readonly segments: readonly string[];
  /** Newest first. */
  readonly snapshots: readonly (SnapshotName & { readonly path: string })[];
}

export const recordFiles = (ports: ReadPorts, textId: string): RecordFiles => {
  const { files } = ports;
  const { document, recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  return {
    document: namesIn(files, recordsFolder).includes(`${textId}.json`) ? document : null,
    segments: segmentsIn(namesIn(files, journalFolder), textId).map(({ name }) => join(journalFolder, name)),
    snapshots: snapshotsIn(namesIn(files, snapshotsFolder), textId).map((snapshot) => ({
      ...snapshot,
      path: join(snapshotsFolder, snapshot.name),
    })),
  };
};

/** Whether there is any file of this text's record. */
export const hasRecordFiles = (ports: ReadPorts, textId: string): boolean => {
  const { document, segments, snapshots } = recordFiles(ports, textId);
  return document !== null || segments.length + snapshots.length > 0;
};

/** Empty for a folder that cannot be read: opening the record reports that. */
const namesIn = (files: Files, folder: string): readonly string[] => {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
};

/** Bytes in a file; 0 when the system does not say. */
export const sizeOf = (files: Files, path: string): number => {
  try {
    return files.size(path) ?? 0;
  } catch {
    return 0;
  }
};

const recordFileName = /^([a-z0-9][a-z0-9-]{0,99})(\.\d{1,15}\.jsonl|\.\d{1,15}\.\d{8}\.json|\.json)$/;

/** The ids of all texts of which there is any file of a record, sorted. */
export const recordedTexts = ({ files, app }: Pick<BackendPorts, 'app' | 'files'>): string[] => {
  const names = ['records', 'journal', 'snapshots'].flatMap((folder) =>
    namesIn(files, join(app.dataDir, folder)),
  );
  return [...new Set(names.flatMap((name) => recordFileName.exec(name)?.[1] ?? []))].sort();
};
