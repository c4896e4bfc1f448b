import type { Annotation } from '#core/annotation/annotation';
import type { HistoryDepth, RecordStatus } from './commands';
import type { MenuAction } from './menu';
import type { Settings } from './settings';

/** What the backend announces to every window or tab. JSON values, as in commands. */
export interface Events {
  'annotations.changed': {
    readonly textId: string;
    readonly put: readonly Annotation[];
    readonly removed: readonly string[];
    readonly history: HistoryDepth;
    /** How many are in the trash now; every change of the trash is announced. */
    readonly trashed: number;
  };
  'settings.changed': Settings;
  'record.changed': RecordStatus;
  /** A command with this `work` goes on; `done`: 0 … 1. */
  'work.progress': { readonly work: string; readonly done: number };
  /** The program is about to close: hand over what has been typed, then call `app.flushed`. */
  'app.flush': null;
  /** A choice from the application menu. */
  'app.action': { readonly action: MenuAction };
}

export type EventName = keyof Events;

export const eventNames = [
  'annotations.changed',
  'settings.changed',
  'record.changed',
  'work.progress',
  'app.flush',
  'app.action',
] as const satisfies readonly EventName[];
