import { join } from 'node:path';
import type { BackendPorts } from '../backend';
import { recordPaths, segmentsIn, snapshotsIn, type SnapshotName } from './record-paths';

/** The files of one text's record that there are, by absolute paths. */
export interface RecordFiles {
  readonly document: string | null;
  readonly segments: readonly string[];
  /** Newest first. */
  readonly snapshots: readonly (SnapshotName & { readonly path: string })[];
}

export const recordFiles = (ports: BackendPorts, textId: string): RecordFiles => {
  const { files } = ports;
  const { document, recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  return {
    document: files.list(recordsFolder).includes(`${textId}.json`) ? document : null,
    segments: segmentsIn(files.list(journalFolder), textId).map(({ name }) => join(journalFolder, name)),
    snapshots: snapshotsIn(files.list(snapshotsFolder), textId).map((snapshot) => ({
      ...snapshot,
      path: join(snapshotsFolder, snapshot.name),
    })),
  };
};

const named = /^([a-z0-9][a-z0-9-]{0,99})(\.\d{1,15}\.jsonl|\.\d{1,15}\.\d{8}\.json|\.json)$/;

/** Of which texts there is any file of a record, in order. */
export const recordedTexts = ({ files, app }: BackendPorts): string[] => {
  const names = ['records', 'journal', 'snapshots'].flatMap((folder) =>
    files.list(join(app.dataDir, folder)),
  );
  return [...new Set(names.flatMap((name) => named.exec(name)?.[1] ?? []))].sort();
};
