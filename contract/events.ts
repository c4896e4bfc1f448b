import type { Annotation } from '#core/annotation/annotation';
import type { RecordStatus } from './commands';
import type { HistoryDepth } from './history';
import type { MenuAction } from './menu';
import type { Settings } from './settings';

/** The events that the backend sends to every window or tab. Payloads are JSON values, as in commands. */
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
  /**
   * Progress of the command with this `work`; `done` is a share, 0 … 1. `ended`: this is the last of it, whether
   * the work was done, failed or was cancelled.
   */
  'work.progress': { readonly work: string; readonly done: number; readonly ended?: true };
  /** The program is about to close: hand over what has been typed, then call `app.flushed`. */
  'app.flush': null;
  /** A link has arrived for this window, which `app.link` gives. */
  'app.linkArrived': null;
  /** The person chose an item of the application menu. */
  'app.action': { readonly action: MenuAction; readonly byKey?: true };
}

export type EventName = keyof Events;

export const eventNames = [
  'annotations.changed',
  'settings.changed',
  'record.changed',
  'work.progress',
  'app.flush',
  'app.linkArrived',
  'app.action',
] as const satisfies readonly EventName[];
