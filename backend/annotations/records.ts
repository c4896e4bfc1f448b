import type { RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import { createAnnotations, type Annotations } from './annotations';
import type { RecordPorts } from '../ports/backend-ports';
import { createUndoableRecord, type UndoableRecord } from './undoable-record';
import { createDaysInUse } from '../record/days-in-use';
import { openStudyRecord, type StudyRecord } from '../record/study-record';
import type { SettingsHealth } from '../settings/settings-store';

/** The study records of all texts. Each is read when it is first asked for. */
export interface Records {
  /** Throws `newer-format` and `unreadable`. */
  annotations(textId: string): Annotations;
  /** The record behind the annotations, as it is in memory. Throws `newer-format` and `unreadable`. */
  record(textId: string): StudyRecord;
  /**
   * Read-only, another program may have changed the files: forgets the records, so that the next call reads
   * them again.
   */
  forgetIfReadOnly(): void;
  /** The worst state among the records that have been read and the settings. */
  status(): RecordStatus;
  close(): void;
}

interface OpenRecord {
  readonly record: StudyRecord;
  readonly annotations: Annotations;
  readonly undoable: UndoableRecord;
}

/** More records stay in memory only while a step in them can be undone, or something is wrong with them. */
const openRecords = 8;

interface Announcers {
  readonly annotations: (event: Events['annotations.changed']) => void;
  /** Called when `status` may have changed. */
  readonly status: () => void;
}

/** `settings` gives the health of the settings file, which is part of the status. */
export const createRecords = (
  ports: RecordPorts,
  settings: () => SettingsHealth,
  announce: Announcers,
): Records => {
  const open = new Map<string, OpenRecord>();
  const days = createDaysInUse(ports);
  let closed = false;
  /** Closes the records that were not used for longest, until few enough are open; they are read again. */
  const closeUnused = (): void => {
    for (const [textId, { record, undoable }] of open) {
      if (open.size < openRecords) return;
      const { undo, redo } = undoable.depth;
      const { damaged, failing } = record.health;
      if (undo + redo > 0 || damaged || failing) continue;
      open.delete(textId);
      record.close();
    }
  };
  const opened = (textId: string): OpenRecord => {
    const known = open.get(textId);
    if (known !== undefined) {
      open.delete(textId);
      open.set(textId, known); // the last used one last
      return known;
    }
    if (closed) throw new CommandError('read-only', 'The program is closing.');
    const record = openStudyRecord(ports, textId, {
      health: announce.status,
      beforeCompaction: () => open.get(textId)?.annotations.purgeTrash(),
    });
    const undoable = createUndoableRecord(
      textId,
      record,
      () => ports.now(),
      () => days.today(),
      announce.annotations,
    );
    const annotations = createAnnotations(textId, undoable);
    const fresh = { record, annotations, undoable };
    closeUnused();
    open.set(textId, fresh);
    announce.status();
    return fresh;
  };
  return {
    annotations: (textId) => opened(textId).annotations,
    record: (textId) => opened(textId).record,
    forgetIfReadOnly() {
      if (!ports.app.readOnly) return;
      for (const { record } of open.values()) record.close(); // it wrote until the folder was taken over
      open.clear();
    },
    status() {
      const healths = Array.from(open.values(), ({ record }) => record.health);
      const all = [settings(), ...healths];
      const setAside = all.flatMap((health) => health.setAside);
      const failing = healths.some((health) => health.failing);
      return {
        state: ports.app.readOnly ? 'read-only' : failing ? 'failing' : 'ok',
        damaged: setAside.length > 0 || all.some((health) => health.damaged),
        setAside,
      };
    },
    close() {
      closed = true;
      for (const { record } of open.values()) record.close();
    },
  };
};
