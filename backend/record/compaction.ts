import { join } from 'node:path';
import type { BackendPorts } from '../ports/backend-ports';
import { setAside } from './set-aside';
import { drain } from '../work/chunked-work';
import { encodeDocument, verifyDocument, type DocumentHead } from './document-format';
import { passageName, recordPaths, snapshotName, snapshotsIn, staleSnapshots } from './record-paths';
import type { RecordState } from './record-state';

export interface Folded {
  readonly head: DocumentHead;
  /** The last line that a verified snapshot holds; 0: there is none. Journal lines up to it are no longer needed. */
  readonly snapshotThrough: number;
  /** Files that were found damaged on the way, by their new names. */
  readonly setAside: readonly string[];
}

export interface FoldInput {
  readonly textId: string;
  readonly state: RecordState;
  /** Of the document that was read, for its unknown fields. */
  readonly head: DocumentHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** The last line whose change `state` holds. */
  readonly through: number;
}

/**
 * Writes the record's document anew. The one that is there becomes the newest snapshot first, and the new one is read
 * back, for on a nearly full disk the store library may rename a truncated file over the good one without an error.
 * Throws when the new document is not good; then the old one is in its place again, and the journal holds the rest.
 */
export const fold = (ports: BackendPorts, input: FoldInput): Folded => {
  const { textId, state, through } = input;
  const paths = recordPaths(ports, textId);
  const kept = keepDocument(ports, textId);
  const head: DocumentHead = { ...input.head, textId, through, written: ports.now().toISOString() };
  try {
    ports.documents.write(paths.documentName, encodeDocument(state, head, input.extra));
  } finally {
    // Also after an error: it does not say what has become of the file.
    ensureWhole(ports, textId, kept.copy);
  }
  const written = readWhole(ports, paths.document, textId);
  if (written?.through !== through) throw new Error('The document could not be written.');
  ports.files.flushFolder(paths.recordsFolder);
  const damaged = dropStaleSnapshots(ports, textId);
  return { head, snapshotThrough: kept.through, setAside: [...kept.setAside, ...damaged] };
};

interface KeptDocument {
  /** 0: it was not a whole one. */
  readonly through: number;
  /** Where it now lies as well: a snapshot, or set aside when it was damaged. Null: there was no such file. */
  readonly copy: string | null;
  readonly setAside: readonly string[];
}

const keepDocument = (ports: BackendPorts, textId: string): KeptDocument => {
  const { files, app } = ports;
  const { document, snapshotsFolder } = recordPaths(ports, textId);
  const head = readWhole(ports, document, textId);
  if (head === null) {
    if (!isThere(ports, document)) return { through: 0, copy: null, setAside: [] };
    const name = setAside(ports, document);
    return { through: 0, copy: isThere(ports, document) ? join(app.dataDir, name) : null, setAside: [name] };
  }
  files.makeFolder(snapshotsFolder);
  const name = snapshotName(textId, head.through, head.written);
  const snapshot = join(snapshotsFolder, name);
  const isTaken = files.list(snapshotsFolder).includes(name);
  const isDamaged = isTaken && readWhole(ports, snapshot, textId)?.through !== head.through;
  const names = isDamaged ? [setAside(ports, snapshot)] : [];
  if (isDamaged && isThere(ports, snapshot)) files.remove(snapshot);
  if (!isTaken || isDamaged) files.link(document, snapshot);
  files.flushFolder(snapshotsFolder);
  files.flushFolder(app.dataDir);
  return { through: head.through, copy: snapshot, setAside: names };
};

/** Puts back what was there before when the document is not a whole one. */
const ensureWhole = (ports: BackendPorts, textId: string, copy: string | null): void => {
  const { files } = ports;
  const { document, recordsFolder } = recordPaths(ports, textId);
  if (readWhole(ports, document, textId) !== null) return;
  if (copy !== null) {
    const passage = join(recordsFolder, passageName(textId));
    files.link(copy, passage);
    files.rename(passage, document);
  } else if (isThere(ports, document)) files.remove(document);
  files.flushFolder(recordsFolder);
};

const readWhole = ({ files }: BackendPorts, path: string, textId: string): DocumentHead | null => {
  try {
    const bytes = files.read(path);
    return bytes === null ? null : (drain(verifyDocument(bytes, textId))?.head ?? null);
  } catch {
    return null;
  }
};

const isThere = ({ files }: BackendPorts, path: string): boolean => {
  try {
    return files.read(path) !== null;
  } catch {
    return true; // a folder, or something that cannot be read
  }
};

/** Gives where those were set aside that are not whole. */
const dropStaleSnapshots = (ports: BackendPorts, textId: string): string[] => {
  const folder = recordPaths(ports, textId).snapshotsFolder;
  const snapshots = snapshotsIn(ports.files.list(folder), textId);
  return staleSnapshots(snapshots, ports.now()).flatMap(({ name }) => {
    const path = join(folder, name);
    const kept = readWhole(ports, path, textId) === null ? [setAside(ports, path)] : [];
    if (isThere(ports, path)) ports.files.remove(path);
    return kept;
  });
};
