import { join } from 'node:path';
import type { BackendPorts, RecordPorts } from '../ports/backend-ports';
import { replaceDocument } from '../ports/replace-document';
import { isThere } from './read-file';
import { setAside } from './set-aside';
import { drain } from '../work/chunked-work';
import { encodeDocument, verifyDocument, type DocumentHead } from './document-format';
import { recordPaths, snapshotName, snapshotsIn, staleSnapshots } from './record-paths';
import type { RecordState } from './record-state';

export interface Compaction {
  readonly head: DocumentHead;
  /**
   * The last journal line that a verified snapshot holds; 0: there is no such snapshot. Lines up to it are no
   * longer needed.
   */
  readonly snapshotThrough: number;
  /** The new paths, within the data folder, of files that were found damaged. */
  readonly setAside: readonly string[];
}

export interface CompactionInput {
  readonly textId: string;
  readonly state: RecordState;
  /** The head of the document that was read, for its unknown fields; null: there was none. */
  readonly head: DocumentHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** The last journal line whose change `state` holds. */
  readonly through: number;
}

type CompactionPorts = Omit<RecordPorts, 'report'>;

/**
 * Compacts the journal: writes the whole state as a new document. The new document is written under another
 * name and read back, because on a nearly full disk the store library may write a part without an error. Only
 * when it is whole, the old document becomes the newest snapshot and the new one takes its place. Throws when
 * that fails; then the old document is in its place, or the new one, and the journal holds the later changes.
 */
export const compact = (ports: CompactionPorts, input: CompactionInput): Compaction => {
  const { textId, state, through } = input;
  const began = performance.now();
  const paths = recordPaths(ports, textId);
  const head: DocumentHead = { ...input.head, textId, through, written: ports.now().toISOString() };
  let kept: KeptDocument = { through: 0, setAside: [] };
  replaceDocument(ports, paths.documentName, encodeDocument(state, head, input.extra), {
    isWhole: (bytes) => drain(verifyDocument(bytes, textId))?.head.through === through,
    beforeRename: () => (kept = snapshotDocument(ports, textId)),
  });
  const damaged = dropStaleSnapshots(ports, textId);
  ports.log({
    what: 'compacted',
    annotations: state.annotations.size + state.trash.size,
    milliseconds: performance.now() - began,
  });
  return { head, snapshotThrough: kept.through, setAside: [...kept.setAside, ...damaged] };
};

interface KeptDocument {
  /** The last journal line that the document holds; 0: the document was missing or damaged. */
  readonly through: number;
  readonly setAside: readonly string[];
}

/** Makes a snapshot of the document, or sets it aside when it is damaged. */
const snapshotDocument = (ports: CompactionPorts, textId: string): KeptDocument => {
  const { files, app } = ports;
  const { document, snapshotsFolder } = recordPaths(ports, textId);
  const head = readVerifiedHead(ports, document, textId);
  if (head === null) {
    return { through: 0, setAside: isThere(files, document) ? [setAside(ports, document)] : [] };
  }
  files.makeFolder(snapshotsFolder);
  const name = snapshotName(textId, head.through, head.written);
  const snapshot = join(snapshotsFolder, name);
  const isTaken = files.list(snapshotsFolder).includes(name);
  const isDamaged = isTaken && readVerifiedHead(ports, snapshot, textId)?.through !== head.through;
  const names = isDamaged ? [setAside(ports, snapshot)] : [];
  if (isDamaged && isThere(files, snapshot)) files.remove(snapshot);
  if (!isTaken || isDamaged) files.link(document, snapshot);
  files.flushFolder(snapshotsFolder);
  files.flushFolder(app.dataDir);
  return { through: head.through, setAside: names };
};

const readVerifiedHead = (
  { files }: Pick<BackendPorts, 'files'>,
  path: string,
  textId: string,
): DocumentHead | null => {
  try {
    const bytes = files.read(path);
    return bytes === null ? null : (drain(verifyDocument(bytes, textId))?.head ?? null);
  } catch {
    return null;
  }
};

/**
 * Removes the snapshots that are no longer needed. Damaged ones are set aside first; gives their new paths
 * within the data folder.
 */
const dropStaleSnapshots = (ports: CompactionPorts, textId: string): string[] => {
  const folder = recordPaths(ports, textId).snapshotsFolder;
  const snapshots = snapshotsIn(ports.files.list(folder), textId);
  return staleSnapshots(snapshots).flatMap(({ name }) => {
    const path = join(folder, name);
    const kept = readVerifiedHead(ports, path, textId) === null ? [setAside(ports, path)] : [];
    if (isThere(ports.files, path)) ports.files.remove(path);
    return kept;
  });
};
