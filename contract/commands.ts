import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import type { ChangesForMany } from '#core/annotation/change-many';
import type { Trashed } from '#core/annotation/trash';
import type { NoteVersion } from '#core/annotation/versions';
import type { StepKind } from '#core/history/history';
import type { BringBack } from '#core/merge/merge';
import type { StudyText } from '#core/text/study-text';
import type { CheckReport, RecordOverview, Restored, RestorePreview, RestoreSource, Work } from './my-data';
import type { ErrorCode } from './result';
import type { Settings, SettingsPatch } from './settings';

/**
 * The whole API between the interface and the backend. Arguments and values are JSON values: no `undefined`, no dates,
 * no maps. Every argument is parsed by the schema of the same name (contract/schemas.ts).
 */
export interface Commands {
  /**
   * All that the first paint needs, in one answer. `textId` null: the text read last, else the first; when its record
   * cannot be opened, the next one whose record can (`Boot.instead`). Fails with `newer-format` or `unreadable` when the
   * record asked for, or every record, cannot be opened; `record.overview` and `record.check` answer all the same.
   * Where the folder is read-only, records are read anew for it.
   */
  'app.boot': { argument: { textId: string | null }; value: Boot };
  /** The answer to the event `app.flush`: this window has handed over all that was typed. */
  'app.flushed': { argument: null; value: null };
  'library.list': { argument: null; value: readonly TextSummary[] };
  'text.open': { argument: { textId: string }; value: StudyText };
  'annotations.list': { argument: { textId: string }; value: AnnotationList };
  /** A second call with the same id and content changes nothing and answers the same, so that a lost answer can be asked again. */
  'annotations.create': {
    argument: { textId: string; annotation: NewAnnotation; client?: string };
    value: Annotation;
  };
  /**
   * `base`: the `modified` of the annotation as this window last saw it. When what this call replaces has been changed since,
   * be it note, tags, colour, style or targets, the words are kept as a version whatever the time, and the answer says `conflict`.
   * Tags that are on disk stay as they are; others are cleaned (`tagsToWrite`).
   * `client`: any name by which the window calls itself; a change by another one ends the session of editing.
   */
  'annotations.update': {
    argument: { textId: string; id: string; changes: AnnotationChanges; base?: string; client?: string };
    value: UpdatedAnnotation;
  };
  /** The earlier wordings of a note, one for each session of editing, newest first; also of a note in the trash. */
  'annotations.versions': { argument: { textId: string; id: string }; value: readonly NoteVersion[] };
  /** Brings note, tags and colour of a version back; the present ones become a version first. `not-found` when there is none of that time. */
  'annotations.revert': { argument: { textId: string; id: string; at: string }; value: Annotation };
  /** Moves it to the trash. */
  'annotations.delete': { argument: { textId: string; id: string }; value: null };
  /**
   * The same change of many, whole or not at all: one line of the journal and one step to undo. `not-found` when one of
   * them is not there; then none is changed. Gives how many it has changed: one that is so already is left alone.
   */
  'annotations.changeMany': {
    argument: { textId: string; ids: readonly string[]; changes: ChangesForMany; client?: string };
    value: { readonly changed: number };
  };
  /** Moves all of them to the trash, in the same way. */
  'annotations.deleteMany': { argument: { textId: string; ids: readonly string[] }; value: null };
  /** What was deleted, newest first. */
  'trash.list': { argument: { textId: string }; value: readonly Trashed[] };
  /** Takes all of them out of the trash, as they were: one step to undo. `not-found` when one of them is not there; then none is. */
  'trash.restore': { argument: { textId: string; ids: readonly string[] }; value: null };
  /** Removes for good all that is in the trash, with its earlier versions. It cannot be undone, nor can what was done to these before. */
  'trash.empty': { argument: { textId: string }; value: { readonly removed: number } };
  /** Undoes the last change of the running program; null when there is none. */
  'history.undo': { argument: { textId: string }; value: HistoryStep | null };
  'history.redo': { argument: { textId: string }; value: HistoryStep | null };
  'record.overview': { argument: null; value: RecordOverview };
  /** Reads and verifies every file. Writes nothing but when it was done. */
  'record.check': { argument: Work; value: CheckReport };
  /** What a merge from the source would change. Changes nothing. */
  'restore.preview': { argument: { source: RestoreSource } & Work; value: RestorePreview };
  /** Merges the source into what is here. Nothing here is lost by it: a wording that is replaced becomes a version. One step to undo for each text. It can be cancelled until it begins to write. */
  'restore.apply': {
    argument: { source: RestoreSource; bringBack: BringBack & { settings?: boolean } } & Work;
    value: Restored;
  };
  /** Everything in one file, for `restore.*` here or on another machine. The state of the moment at which it is begun. Fails when a record cannot be read. */
  'backup.make': { argument: Work; value: ExportedFile };
  /** The command with this `work` fails with `cancelled`, and has changed nothing. Nothing happens when it is over, or past the point. */
  'work.cancel': { argument: { work: string }; value: null };
  'search.query': { argument: { textId: string; query: string; limit: number }; value: SearchResults };
  /** `ids`: these only, those of them that are there. */
  'export.render': {
    argument: { textId: string; format: ExportFormat; ids?: readonly string[] };
    value: ExportedFile;
  };
  /** Asks for a place with the system's dialog and writes the file whole; null when the person cancels. Only where `Boot.app.canSaveFiles`. */
  'file.save': { argument: ExportedFile; value: { readonly path: string } | null };
  /** Shows the data folder in the system's own program for folders. Only where `Boot.app.canOpenFolder`; fails with `not-opened`. */
  'folder.open': { argument: null; value: null };
  /** Opens an https address in the system's browser. */
  'link.open': { argument: { url: string }; value: null };
  'settings.get': { argument: null; value: Settings };
  'settings.change': { argument: SettingsPatch; value: Settings };
}

export type CommandName = keyof Commands;
export type Argument<Name extends CommandName> = Commands[Name]['argument'];
export type Value<Name extends CommandName> = Commands[Name]['value'];

export interface Boot {
  readonly app: AppInfo;
  readonly settings: Settings;
  readonly library: readonly TextSummary[];
  readonly text: StudyText;
  readonly annotations: AnnotationList;
  readonly record: RecordStatus;
  /** The text that was to be shown, and why its record could not be opened; absent when it is the one shown. */
  readonly instead?: { readonly textId: string; readonly code: ErrorCode };
  /** A later version wrote the settings: they are used as far as they are understood, and what is changed holds until the program ends. */
  readonly settingsAreNewer?: true;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'desktop' | 'web';
  /** `process.platform` */
  readonly platform: string;
  readonly dataDir: string;
  readonly readOnly: boolean;
  /** Whether `file.save` works here; where not, the page hands files to the browser's download. */
  readonly canSaveFiles: boolean;
  /** Whether `folder.open` works here. */
  readonly canOpenFolder: boolean;
}

export interface TextSummary {
  readonly id: string;
  readonly title: string;
  readonly creator: string | null;
}

export interface UpdatedAnnotation extends Annotation {
  /** Another window had changed the same in the meantime: its words are now the newest version, and undoing brings all of it back. */
  readonly conflict?: true;
}

export interface AnnotationList {
  readonly annotations: readonly Annotation[];
  readonly history: HistoryDepth;
  /** How many are in the trash. */
  readonly trashed: number;
}

/** How many steps can be undone and redone. */
export interface HistoryDepth {
  readonly undo: number;
  readonly redo: number;
}

export interface HistoryStep {
  readonly kind: StepKind;
  /** All that it concerns, in no order that means anything. */
  readonly ids: readonly string[];
}

export interface RecordStatus {
  /** `failing`: the last change could not be written. */
  readonly state: 'ok' | 'failing' | 'read-only';
  /** Whether a file was damaged or missing when it was read; whatever is good is there. */
  readonly damaged: boolean;
  /** Files that were set aside because of it, by name; none where the folder is read-only. */
  readonly setAside: readonly string[];
}

export interface SearchResults {
  readonly total: number;
  /** Best first, at most `limit`. */
  readonly hits: readonly SearchHit[];
}

export interface SearchHit {
  readonly blockId: string;
  /** A piece of the block around the first marks; `start` is its offset in the block. */
  readonly excerpt: { readonly start: number; readonly text: string };
  /** Offsets into the block's text, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export const exportFormats = ['markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}
