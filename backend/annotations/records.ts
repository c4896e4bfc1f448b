import type { RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import { createAnnotations, type Annotations } from './annotations';
import type { BackendPorts } from '../ports/backend-ports';
import { createLedger } from './undoable-record';
import { openStudyRecord, type StudyRecord } from '../record/study-record';
import type { SettingsHealth } from '../settings/settings-store';

/** The study records of all texts, each read when it is first asked for. */
export interface Records {
  /** Throws `newer-format` and `unreadable`. */
  annotations(textId: string): Annotations;
  /** The record behind it, as it is in memory. Throws `newer-format` and `unreadable`. */
  record(textId: string): StudyRecord;
  /** Forgets what was read where nothing is written, so that it is read anew, as another program may have left it. */
  readAnew(): void;
  /** Of all records that have been read, the worst; and of the settings. */
  status(): RecordStatus;
  close(): void;
}

interface OpenRecord {
  readonly record: StudyRecord;
  readonly annotations: Annotations;
}

interface Announcers {
  readonly annotations: (event: Events['annotations.changed']) => void;
  /** Called when `status` may have changed. */
  readonly status: () => void;
}

/** `settings`: how their file was found, which the status tells of as well. */
export const createRecords = (
  ports: BackendPorts,
  settings: () => SettingsHealth,
  announce: Announcers,
): Records => {
  const open = new Map<string, OpenRecord>();
  let closed = false;
  const opened = (textId: string): OpenRecord => {
    const known = open.get(textId);
    if (known !== undefined) return known;
    if (closed) throw new CommandError('read-only', 'The program is closing.');
    const record = openStudyRecord(ports, textId, {
      health: announce.status,
      resting: () => open.get(textId)?.annotations.letGo(),
    });
    const ledger = createLedger(textId, record, () => ports.now(), announce.annotations);
    const annotations = createAnnotations(textId, ledger);
    const fresh = { record, annotations };
    open.set(textId, fresh);
    announce.status();
    return fresh;
  };
  return {
    annotations: (textId) => opened(textId).annotations,
    record: (textId) => opened(textId).record,
    readAnew() {
      if (ports.app.readOnly) open.clear();
    },
    status() {
      const healths = Array.from(open.values(), ({ record }) => record.health);
      const found = [settings(), ...healths];
      const setAside = found.flatMap((one) => one.setAside);
      const failing = healths.some((health) => health.failing);
      return {
        state: ports.app.readOnly ? 'read-only' : failing ? 'failing' : 'ok',
        damaged: setAside.length > 0 || found.some((one) => one.damaged),
        setAside,
      };
    },
    close() {
      closed = true;
      for (const { record } of open.values()) record.close();
    },
  };
};
