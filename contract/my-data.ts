import type { ErrorCode } from './result';

/**
 * `work` is a name that the caller gives to a long command, for `work.progress` and `work.cancel`. It must be
 * unique among running commands.
 */
export interface Work {
  readonly work?: string;
}

/**
 * How much of what was set aside is kept: so many files, and so many bytes beside the newest files, which are
 * kept whatever their size.
 */
export const setAsideBounds = { files: 200, bytes: 500_000_000, newest: 10 } as const;

/** The files of the record. All sizes are in bytes, all times ISO 8601 in UTC. */
export interface RecordOverview {
  readonly dataDir: string;
  /**
   * When `record.check` was last completed, and whether everything was intact; null when that never happened
   * or is not known.
   */
  readonly lastChecked: { readonly at: string; readonly ok: boolean } | null;
  /** Every text that is in the library or has a record. */
  readonly texts: readonly TextOverview[];
  /** Newest first. */
  readonly snapshots: readonly SnapshotOverview[];
  /** Damaged files that were set aside, newest first, within `setAsideBounds`. */
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
  /** Why the record cannot be opened, and then the counts are 0; null when it can. */
  readonly problem: ErrorCode | null;
}

export interface SnapshotOverview {
  /** For `restore.preview`. */
  readonly name: string;
  readonly textId: string;
  /** When it was written; null when its head is damaged, and then `annotations` is null too. */
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
  /**
   * Number of entries that could be read: annotations and trash of a document or snapshot, lines of a
   * journal, keys of the settings.
   */
  readonly entries: number;
  readonly bytes: number;
}

/**
 * `damaged`: a checksum is wrong, or something is missing or duplicated. `unreadable`: the system does not
 * let the program read it.
 */
export type FileProblem = 'damaged' | 'newer-format' | 'unreadable';

/** The record of one text, as all its files together give it. */
export interface CheckedRecord {
  readonly textId: string;
  readonly ok: boolean;
  readonly problem: RecordProblem | null;
  readonly annotations: number;
  readonly trash: number;
}

/**
 * `incomplete`: a file is damaged, or changes are missing. `differs`: the running program's state is not that
 * of the disk.
 */
export type RecordProblem = 'incomplete' | 'differs' | 'newer-format' | 'unreadable';

/**
 * The source of a merge: a snapshot of the data folder by its name, or a file that `backup.save` made and that
 * the page has sent with `restore.receive`, by the id of that reading.
 */
export type RestoreSource =
  | { readonly kind: 'snapshot'; readonly name: string }
  | { readonly kind: 'backup'; readonly reading: string };

/** One piece of the text of a backup file. */
export interface BackupPart extends Work {
  /** A UUID that the page makes for each file. */
  readonly reading: string;
  /** 0, 1, 2 … in the order of the file. */
  readonly part: number;
  /** At most `longestPart`. The file may be cut anywhere. */
  readonly text: string;
  /** Whether the file ends with this part. */
  readonly last: boolean;
}

/** UTF-16 units. In JSON each of them takes up to six bytes, and the web shell takes 16 MiB at a time. */
export const longestPart = 2 * 1024 * 1024;

/**
 * Where a file went: into a file at a path that the person chose, or to an address of the page's own origin,
 * from which the page can download it once, within a minute, as a file of that name.
 */
export type WrittenFile = { readonly path: string } | { readonly address: string; readonly fileName: string };

export interface RestorePreview {
  /** When the source was written; null when that part of it is damaged. */
  readonly written: string | null;
  /**
   * The number of damaged entries of the source, which are not counted below; null when that number is not
   * known.
   */
  readonly lost: number | null;
  /** Entries of a backup that are undamaged and not such as Lectern writes. They are not counted below. */
  readonly refused: readonly RefusedEntry[];
  readonly texts: readonly TextPreview[];
  /** Whether the source holds settings that differ from the present ones, apart from where somebody reads. */
  readonly settings: boolean;
}

export interface RefusedEntry {
  /** Its number among the entries of the backup, from 1. */
  readonly entry: number;
  /** The field that is wrong, such as `annotation.colour`. */
  readonly field: string;
}

/** The number of the source's entries by status; `MergeStatus` in core/merge/merge.ts explains each. */
export interface TextPreview {
  readonly textId: string;
  readonly missing: number;
  readonly trashed: number;
  readonly changed: number;
  readonly same: number;
  readonly deleted: number;
  /** The first three of each status but `same`. */
  readonly examples: readonly RestoreExample[];
}

export interface RestoreExample {
  readonly id: string;
  readonly status: 'missing' | 'trashed' | 'changed' | 'deleted';
  /**
   * Of the source's note, in Markdown, else of the highlighted words; at most 120 UTF-16 units, cut between words
   * and with an ellipsis where it is cut. For `changed`, it begins just before the difference.
   */
  readonly excerpt: string;
  /** The same of the present annotation; null when there is none. */
  readonly present: string | null;
}

export interface Restored {
  /**
   * The number of annotations that were added, taken out of the trash, given the source's content, or added
   * to the trash.
   */
  readonly restored: number;
  /** As in `RestorePreview`. */
  readonly lost: number | null;
  /**
   * Present when not everything could be written: the reason, and the texts of which nothing was restored.
   * The annotations that are counted above are on disk; restoring again brings back the rest.
   */
  readonly stopped?: { readonly code: ErrorCode; readonly untouched: readonly string[] };
}
