import type { ErrorCode } from './result';

/** `work`: any name by which the caller calls a long command, unique among those that run: for `work.progress` and `work.cancel`. */
export interface Work {
  readonly work?: string;
}

/** Where the reader's words lie and how much there is of them. All sizes in bytes, all times ISO 8601 in UTC. */
export interface RecordOverview {
  readonly dataDir: string;
  /** When `record.check` last read everything, and whether all of it was whole; null: never, or it is not known. */
  readonly lastChecked: { readonly at: string; readonly ok: boolean } | null;
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

/** From what a merge takes: a snapshot of the data folder by its name, or the content of a file that `backup.make` made. */
export type RestoreSource =
  | { readonly kind: 'snapshot'; readonly name: string }
  | { readonly kind: 'backup'; readonly content: string };

export interface RestorePreview {
  /** When the source was written; null when that part of it is damaged. */
  readonly written: string | null;
  /** How many entries of the source are damaged and so are not in what follows; null: it cannot be said how many. */
  readonly lost: number | null;
  readonly texts: readonly TextPreview[];
  /** Whether the source holds settings. */
  readonly settings: boolean;
}

/** What the entries of the source are here; `core/merge/merge.ts` says what each word means. */
export interface TextPreview {
  readonly textId: string;
  readonly missing: number;
  readonly trashed: number;
  readonly changed: number;
  readonly same: number;
  readonly deleted: number;
  /** The first three of each but `same`. */
  readonly examples: readonly RestoreExample[];
}

export interface RestoreExample {
  readonly id: string;
  readonly standing: 'missing' | 'trashed' | 'changed' | 'deleted';
  /** Of the source's note, or of the words that it highlights; at most 120 UTF-16 units, for `changed` from a little before the difference. */
  readonly excerpt: string;
  /** The same of what stands here; null when nothing does. */
  readonly present: string | null;
}

export interface Restored {
  /** Annotations that have been added, brought out of the trash, or given their older content; and those added to the trash. */
  readonly restored: number;
  /** As in `RestorePreview`. */
  readonly lost: number | null;
  /**
   * When not all could be written: why, and the texts of which nothing has been restored. What is counted above is
   * on disk. Restoring once more brings back the rest.
   */
  readonly stopped?: { readonly code: ErrorCode; readonly untouched: readonly string[] };
}
