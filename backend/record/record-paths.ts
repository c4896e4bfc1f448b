import { join } from 'node:path';
import type { LocationPorts } from '../ports/backend-ports';

/** Where the files of one text's record are. Paths are absolute. */
export interface RecordPaths {
  /** The document's name in the document store. */
  readonly documentName: string;
  readonly document: string;
  readonly recordsFolder: string;
  readonly journalFolder: string;
  readonly snapshotsFolder: string;
}

export const recordPaths = ({ app, documents }: LocationPorts, textId: string): RecordPaths => ({
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

/** A copy of the document as it was when it held the journal's lines up to `through`. */
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

/**
 * The snapshots that are no longer needed, of a list that is newest first. The last ten are kept, and of each
 * of the last thirty days that have one the newest. The present time does not matter, so a wrong clock can at
 * most take the place of one day.
 */
export const staleSnapshots = (snapshots: readonly SnapshotName[]): SnapshotName[] => {
  const seen = new Set<string>();
  return snapshots.filter(({ day }, index) => {
    const isNewestOfDay = !seen.has(day);
    seen.add(day);
    return index >= newestKept && !(isNewestOfDay && seen.size <= daysKept);
  });
};
