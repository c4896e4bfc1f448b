import { join } from 'node:path';
import type { BackendPorts } from '../ports/backend-ports';

/** Where the files of one text's record lie. */
export interface RecordPaths {
  /** For the document store. */
  readonly documentName: string;
  readonly document: string;
  readonly recordsFolder: string;
  readonly journalFolder: string;
  readonly snapshotsFolder: string;
}

export const recordPaths = ({ app, documents }: BackendPorts, textId: string): RecordPaths => ({
  documentName: `records/${textId}`,
  document: documents.path(`records/${textId}`),
  recordsFolder: join(app.dataDir, 'records'),
  journalFolder: join(app.dataDir, 'journal'),
  snapshotsFolder: join(app.dataDir, 'snapshots'),
});

/** A segment of the journal, by the number of its first line. */
export interface SegmentName {
  readonly name: string;
  readonly first: number;
}

export const segmentName = (textId: string, first: number): string => `${textId}.${first}.jsonl`;

/** The text's segments among the names of a folder, oldest first. */
export const segmentsIn = (names: readonly string[], textId: string): SegmentName[] =>
  names
    .flatMap((name) => {
      const found = /^([^.]+)\.(\d{1,15})\.jsonl$/.exec(name);
      return found?.[1] === textId ? [{ name, first: Number(found[2]) }] : [];
    })
    .sort((one, other) => one.first - other.first);

/** A document as it was when `through` was the last line folded in. */
export interface SnapshotName {
  readonly name: string;
  readonly through: number;
  /** The UTC day on which it was written, `YYYYMMDD`. */
  readonly day: string;
}

/** `written`: ISO 8601 in UTC. */
export const snapshotName = (textId: string, through: number, written: string): string =>
  `${textId}.${through}.${written.slice(0, 10).replaceAll('-', '')}.json`;

/** The text's snapshots among the names of a folder, newest first. */
export const snapshotsIn = (names: readonly string[], textId: string): SnapshotName[] =>
  names
    .flatMap((name) => {
      const found = /^([^.]+)\.(\d{1,15})\.(\d{8})\.json$/.exec(name);
      return found?.[1] === textId ? [{ name, through: Number(found[2]), day: found[3] ?? '' }] : [];
    })
    .sort((one, other) => other.through - one.through);

const newestKept = 10;
const daysKept = 30;

/** Which snapshots are no longer needed, of a list that is newest first: neither of the last ten, nor the newest of one of the last thirty days. */
export const staleSnapshots = (snapshots: readonly SnapshotName[], now: Date): SnapshotName[] => {
  const earliest = new Date(now.getTime() - daysKept * 24 * 60 * 60 * 1000);
  const earliestDay = earliest.toISOString().slice(0, 10).replaceAll('-', '');
  return snapshots.filter(
    ({ day }, index) =>
      index >= newestKept && (day < earliestDay || snapshots.findIndex((other) => other.day === day) < index),
  );
};

/** What is left of a write that was cut off: the store library's temporary files (atomically's names) and our own. */
export const leftoversIn = (names: readonly string[], textId: string): string[] =>
  names.filter((name) => name.startsWith(`${textId}.json.tmp-`) && /\.tmp-\d{10}[0-9a-f]{6}$/.test(name));

/** A name in the form of the library's, under which a copy waits to be renamed to the document. */
export const passageName = (textId: string): string => `${textId}.json.tmp-0000000000000000`;
