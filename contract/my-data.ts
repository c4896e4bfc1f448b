import type { ErrorCode } from './result';

/** Where the reader's words lie and how much there is of them. All sizes in bytes, all times ISO 8601 in UTC. */
export interface RecordOverview {
  readonly dataDir: string;
  /** When everything was last verified by `record.check`; null: never. */
  readonly lastChecked: string | null;
  /** Every text that is in the library or has a record. */
  readonly texts: readonly TextOverview[];
  /** Newest first. */
  readonly snapshots: readonly SnapshotOverview[];
  /** Damaged files that were set aside, newest first. */
  readonly setAside: readonly { readonly name: string; readonly bytes: number }[];
  /** Of all files of the record: documents, journal, snapshots, what was set aside, and settings. */
  readonly totalBytes: number;
}

export interface TextOverview {
  readonly textId: string;
  readonly annotations: number;
  readonly trash: number;
  /** Of the document and the journal. */
  readonly bytes: number;
  /** Null, or why the record cannot be opened; then the counts are 0. */
  readonly problem: ErrorCode | null;
}

export interface SnapshotOverview {
  /** For `restore.preview`. */
  readonly name: string;
  readonly textId: string;
  /** When it was written, and how many annotations it holds; null when its head is damaged. */
  readonly written: string | null;
  readonly annotations: number | null;
  readonly bytes: number;
}

export interface CheckReport {
  readonly checked: string;
  /** Whether nothing is wrong with any file or record. */
  readonly ok: boolean;
  readonly files: readonly CheckedFile[];
  readonly records: readonly CheckedRecord[];
}

export interface CheckedFile {
  /** Path within the data folder. */
  readonly name: string;
  readonly kind: 'document' | 'journal' | 'snapshot' | 'settings';
  readonly ok: boolean;
  readonly problem: FileProblem | null;
  /** What could be read of it: annotations and trash of a document or snapshot, lines of a journal, keys of the settings. */
  readonly entries: number;
  readonly bytes: number;
}

/** `damaged`: a checksum is wrong, or something is missing or doubled. `unreadable`: the system does not give it out. */
export type FileProblem = 'damaged' | 'newer-format' | 'unreadable';

/** What all files of one text say together. */
export interface CheckedRecord {
  readonly textId: string;
  readonly ok: boolean;
  readonly problem: RecordProblem | null;
  readonly annotations: number;
  readonly trash: number;
}

/** `incomplete`: a file of it is damaged, or changes are missing. `differs`: the program shows something else than what is on disk. */
export type RecordProblem = 'incomplete' | 'differs' | 'newer-format' | 'unreadable';
