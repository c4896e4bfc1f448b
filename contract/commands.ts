import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import type { ChangesForMany } from '#core/annotation/change-many';
import type { Trashed } from '#core/annotation/trash';
import type { NoteVersion } from '#core/annotation/versions';
import type { BringBack } from '#core/merge/merge';
import type { SearchHit, SearchOrder } from '#core/search/hit';
import type { StudyText } from '#core/text/study-text';
import type { CopiedExport, ExportedFile, ExportPreview, ExportRequest, SavedExport } from './export';
import type { HistoryDepth, HistoryRequest, HistoryStep } from './history';
import type { OfferedAction } from './menu';
import type {
  BackupPart,
  CheckReport,
  RecordOverview,
  Restored,
  RestorePreview,
  RestoreSource,
  WrittenFile,
  Work,
} from './my-data';
import type { ArrivedLink } from './program-link';
import type { ErrorCode } from './result';
import type { Settings, SettingsPatch } from './settings';

/**
 * The whole API between the interface and the backend. Arguments and values are JSON values: no `undefined`,
 * no dates, no maps. The backend parses every argument by the schema of the same name (contract/schemas.ts).
 */
export interface Commands {
  /**
   * All that the first paint needs, in one answer. `textId` null means the text that was read last, else the
   * first; when its record cannot be opened, the next text whose record can (`Boot.instead`). Fails with
   * `newer-format` or `unreadable` when the requested record, or every record, cannot be opened;
   * `record.overview` and `record.check` still answer. When the folder is read-only, this command reads the
   * records again. `client` as in `text.open`.
   */
  'app.boot': { argument: { textId: string | null; client?: string }; value: Boot };
  /** The answer to the event `app.flush`: this window has handed over all that was typed. */
  'app.flushed': { argument: null; value: null };
  /**
   * At each change: whether this window holds anything that it has not handed over. The desktop lets the system end
   * the session at once only when no window does; to the web shell the page says it on its socket.
   */
  'app.unsent': { argument: { unsent: boolean }; value: null };
  /**
   * What the page offers where a context menu is about to open; the desktop shell puts it into the menu. The page
   * says so at each `contextmenu` event that it leaves to the system, outside text fields.
   */
  'app.offered': { argument: { actions: readonly OfferedAction[] }; value: null };
  /** What the program runs on. In the web shell, the page runs on another engine. */
  'app.engines': { argument: null; value: readonly Engine[] };
  /** What a bug report needs, as text that holds nothing that the reader wrote. */
  'app.diagnose': { argument: null; value: string };
  /** The link or the backup that the program was asked to open, once; null when there is none. */
  'app.link': { argument: null; value: ArrivedLink | null };
  'library.list': { argument: null; value: readonly TextSummary[] };
  /**
   * The text with what the reader has written on it, never another text instead. Fails with `not-found`,
   * `text-damaged`, `newer-format` or `unreadable`. With `client`, any name for the window, that window uses this
   * text from now on, as after `text.use`. When the folder is read-only, this command reads the record again.
   */
  'text.open': { argument: { textId: string; client?: string }; value: OpenedText };
  /**
   * The window `client` shows this text from now on, null: none. A window uses at most one text. The backend keeps
   * in memory what the windows use. A text that has disappeared or is damaged can be used too: it is on screen.
   */
  'text.use': { argument: { textId: string | null; client: string }; value: null };
  /** The text that a note is on; null when no text of the library has it, or only its trash. */
  'note.find': { argument: { id: string }; value: { textId: string; id: string } | null };
  'annotations.list': { argument: { textId: string }; value: AnnotationList };
  /**
   * May be repeated when the answer was lost: the id of the annotation identifies the request, and a
   * repetition gets the first answer again, whatever has become of the annotation since. Fails with
   * `bad-argument` when the id is known to belong to a creation with another content.
   */
  'annotations.create': {
    argument: { textId: string; annotation: NewAnnotation; client?: string };
    value: Annotation;
  };
  /**
   * `base` is the `modified` of the annotation as this window last saw it. If a field that this call replaces
   * (note, tags, colour, style or targets) was changed since, the present wording is kept as a version and
   * the answer says `conflict`. Tags that are on disk stay as they are; others are cleaned (`tagsToWrite`).
   * `client` is any name for the window; a change by another client ends the editing session. `request` is a
   * UUID of this call: when the answer was lost, the same call with the same `request` gets the first answer
   * again, whatever has become of the annotation since, and changes nothing. The backend remembers the last
   * thousand, also after its process was killed.
   */
  'annotations.update': {
    argument: {
      textId: string;
      id: string;
      changes: AnnotationChanges;
      base?: string;
      client?: string;
      request?: string;
    };
    value: UpdatedAnnotation;
  };
  /**
   * The earlier wordings of a note, one for each editing session, newest first; also of a note in the trash.
   */
  'annotations.versions': { argument: { textId: string; id: string }; value: readonly NoteVersion[] };
  /**
   * Restores note, tags and colour of a version; the present wording becomes a version first. `not-found`
   * when there is no version of that time.
   */
  'annotations.revert': {
    argument: { textId: string; id: string; at: string; client?: string };
    value: Annotation;
  };
  /** Moves it to the trash, if it is not there already. */
  'annotations.delete': { argument: { textId: string; id: string; client?: string }; value: null };
  /**
   * Removes a note whose editor was closed, if it has neither words nor tags. One that never had any is forgotten
   * altogether; but it stays, as a highlight and a bookmark do, when the person gave it a colour, a style or a
   * passage. One that had words goes to the trash, and undo brings it back with them. Null: it is not removed.
   */
  'annotations.removeEmpty': {
    argument: { textId: string; id: string; client?: string };
    value: 'forgotten' | 'trashed' | null;
  };
  /**
   * Applies one change to many annotations, all or none: one line of the journal and one undo step. Fails
   * with `not-found` when one of them does not exist. `changed` does not count annotations that needed no
   * change.
   */
  'annotations.changeMany': {
    argument: { textId: string; ids: readonly string[]; changes: ChangesForMany; client?: string };
    value: { readonly changed: number };
  };
  /**
   * Moves all of them to the trash, or none, as one undo step. Those that are there already are left alone.
   */
  'annotations.deleteMany': {
    argument: { textId: string; ids: readonly string[]; client?: string };
    value: null;
  };
  /** What was deleted, newest first. */
  'trash.list': { argument: { textId: string }; value: readonly Trashed[] };
  /**
   * Takes all of them out of the trash as they were, or none, as one undo step. Those that are out already are
   * left alone. Fails with `not-found` when one of them is neither in the trash nor out of it.
   */
  'trash.restore': {
    argument: { textId: string; ids: readonly string[]; client?: string };
    value: null;
  };
  /**
   * Deletes these entries of the trash for good, with their versions, or all entries when there are no `ids`.
   * Neither this nor earlier changes to these notes can be undone. A window names what it shows, so that
   * nothing goes for good that another window deleted meanwhile.
   */
  'trash.empty': {
    argument: { textId: string; ids?: readonly string[] };
    value: { readonly removed: number };
  };
  /**
   * Undoes the last change since the program started; null when there is none. When another window is known to
   * have made it, `client` is given, and `agreed` is not the number of that step, nothing is undone: the answer
   * says in `asked` what it would be.
   */
  'history.undo': { argument: HistoryRequest; value: HistoryStep | null };
  /** The same for what was undone last; the other window is then the one that undid it. */
  'history.redo': { argument: HistoryRequest; value: HistoryStep | null };
  'record.overview': { argument: null; value: RecordOverview };
  /**
   * Reads and verifies every file. Writes only the time and result of the check
   * (`RecordOverview.lastChecked`).
   */
  'record.check': { argument: Work; value: CheckReport };
  /**
   * Sends the next part of a backup file, for `restore.preview` and `restore.apply`. The backend keeps what it
   * finds in the last two files. The part that was sent last may be sent again. Fails with `not-found` when the
   * file is not kept and has to be sent from its beginning, with `bad-argument` for a part out of order, and with
   * `too-large`. When it is cancelled, the file is not kept.
   */
  'restore.receive': { argument: BackupPart; value: null };
  /**
   * As `restore.receive` for a whole file: the backup that the program was asked to open last. Fails with `unreadable`
   * when there is none or it cannot be read.
   */
  'restore.receiveOpened': { argument: { reading: string } & Work; value: null };
  /** The backend need not keep a file any longer. */
  'restore.forget': { argument: { reading: string }; value: null };
  /**
   * What a merge from the source would change. Changes nothing. Fails with `not-found` for a snapshot that is not
   * there or a file that is not kept, and with `bad-argument` for a file that is no backup.
   */
  'restore.preview': { argument: { source: RestoreSource } & Work; value: RestorePreview };
  /**
   * Merges the source into the record. A wording that is replaced becomes a version, so nothing is lost. One
   * undo step for each text. It can be cancelled until it begins to write.
   */
  'restore.apply': {
    argument: { source: RestoreSource; bringBack: BringBack & { settings?: boolean } } & Work;
    value: Restored;
  };
  /**
   * Writes everything into one file, for `restore.*` on this machine or another, chunk by chunk: its bytes never
   * travel through this call. The desktop shell first asks for a path, and the answer is null when the person
   * cancels; the web shell gives an address. The file contains the state at the moment at which it is known where
   * it goes. Fails when a record cannot be read, and with `not-on-disk`; then there is no new file.
   */
  'backup.save': { argument: Work; value: WrittenFile | null };
  /**
   * Makes the command with this `work` fail with `cancelled`, without any change. Has no effect once it has
   * ended or begun to write.
   */
  'work.cancel': { argument: { work: string }; value: null };
  /** `contentHash`: that of the text which the window shows; fails with `other-edition` when there is another. */
  'search.query': {
    argument: { textId: string; contentHash?: string; query: string; order: SearchOrder; limit: number };
    value: SearchResults;
  };
  /** Searches the notes that the reader has written on a text, in the order of what they stand on. */
  'search.mine': { argument: { textId: string; query: string; limit: number }; value: SearchResults };
  /**
   * Writes notes into a file as `backup.save` does, and reads it back before. Null when the person cancels the question
   * for its place. Fails with `not-exported` when the file does not say what it was made of, with `wrong-template`,
   * `unfit-place` and `not-on-disk`; then there is no new file.
   */
  'export.save': { argument: ExportRequest & Work; value: SavedExport | null };
  /** The whole file in the answer, for the clipboard. It is not read back. */
  'export.copy': { argument: ExportRequest & Work; value: CopiedExport };
  /** The beginning of the file: the first notes. */
  'export.preview': { argument: ExportRequest & Work; value: ExportPreview };
  /**
   * Asks for a path with the system's dialog and writes the file atomically; null when the person cancels.
   * Only with `Boot.app.canSaveFiles`.
   */
  'file.save': { argument: ExportedFile; value: { readonly path: string } | null };
  /**
   * Shows the data folder in the system's file manager. Only with `Boot.app.canOpenFolder`; may fail with
   * `not-opened`.
   */
  'folder.open': { argument: null; value: null };
  /** Opens another window with the text of the one that asks. Only in the desktop shell. */
  'window.open': { argument: null; value: null };
  /**
   * Opens an address of one of the schemes of links (core/links/addresses.ts) in the system's program for it.
   * The page has asked before, where that is due. May fail with `not-opened`.
   */
  'link.open': { argument: { url: string }; value: null };
  'settings.get': { argument: null; value: Settings };
  'settings.change': { argument: SettingsPatch; value: Settings };
}

export type CommandName = keyof Commands;
export type Argument<Name extends CommandName> = Commands[Name]['argument'];
export type Value<Name extends CommandName> = Commands[Name]['value'];

/** A text with what the reader has written on it. */
export interface OpenedText {
  readonly text: StudyText;
  readonly annotations: AnnotationList;
  readonly record: RecordStatus;
}

export interface Boot extends OpenedText {
  readonly app: AppInfo;
  readonly settings: Settings;
  readonly library: readonly TextSummary[];
  /**
   * The text that should have been shown, and why its record could not be opened; absent when it is shown.
   */
  readonly instead?: { readonly textId: string; readonly code: ErrorCode };
  /**
   * A later version wrote the settings. Lectern uses what it understands of them, and keeps changes until the
   * program ends.
   */
  readonly settingsAreNewer?: true;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'desktop' | 'web';
  /** `process.platform` */
  readonly platform: string;
  readonly dataDir: string;
  readonly readOnly: boolean;
  /** Whether `file.save` works here; if not, the page offers files as downloads. */
  readonly canSaveFiles: boolean;
  /** Whether `folder.open` works here. */
  readonly canOpenFolder: boolean;
}

export interface Engine {
  /** Such as `Chromium`. */
  readonly name: string;
  readonly version: string;
}

export interface TextSummary {
  readonly id: string;
  readonly title: string;
  readonly creator: string | null;
}

export interface UpdatedAnnotation extends Annotation {
  /**
   * Another window changed the same field in the meantime. Its wording is now the newest version, and undo
   * restores its content.
   */
  readonly conflict?: true;
}

export interface AnnotationList {
  readonly annotations: readonly Annotation[];
  readonly history: HistoryDepth;
  /** How many are in the trash. */
  readonly trashed: number;
}

/**
 * Why nothing can be written: the disk is full, can only be read, or reports an error; the system forbids it; or the
 * file system does not confirm what is on disk.
 */
export type DiskProblem = 'full' | 'only-readable' | 'denied' | 'no-flush' | 'defective';

export interface RecordStatus {
  /** `failing`: the last change could not be written. */
  readonly state: 'ok' | 'failing' | 'read-only';
  /** With `failing`, where the system says it. */
  readonly problem?: DiskProblem;
  /** Whether a file was damaged or missing when it was read; everything that could be read is there. */
  readonly damaged: boolean;
  /** Names of the files that were set aside because of damage; empty when the folder is read-only. */
  readonly setAside: readonly string[];
}

export interface SearchResults {
  /** Of all hits. */
  readonly total: number;
  /** The first ones, at most `limit`. */
  readonly hits: readonly SearchHit[];
}
