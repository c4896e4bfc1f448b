import type { RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import { createAnnotations, type Annotations } from './annotations';
import type { BackendPorts } from './backend';
import { createLedger } from './ledger';
import { openStudyRecord, type StudyRecord } from './record/study-record';

/** The study records of all texts, each read when it is first asked for. */
export interface Records {
  /** Throws `newer-format` and `unreadable`. */
  annotations(textId: string): Annotations;
  /** The record behind it, as it is in memory. Throws `newer-format` and `unreadable`. */
  record(textId: string): StudyRecord;
  /** Of all records that have been read, the worst. */
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

/** `othersSetAside`: what was set aside that belongs to no record. */
export const createRecords = (
  ports: BackendPorts,
  othersSetAside: () => readonly string[],
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
    status() {
      const healths = Array.from(open.values(), ({ record }) => record.health);
      const setAside = [...othersSetAside(), ...healths.flatMap((health) => health.setAside)];
      const recovered = setAside.length > 0 || healths.some((health) => health.recovered);
      return {
        state: stateOf(
          ports.app.readOnly,
          healths.some(({ failing }) => failing),
          recovered,
        ),
        setAside,
      };
    },
    close() {
      closed = true;
      for (const { record } of open.values()) record.close();
    },
  };
};

const stateOf = (readOnly: boolean, failing: boolean, recovered: boolean): RecordStatus['state'] => {
  if (readOnly) return 'read-only';
  if (failing) return 'failing';
  return recovered ? 'recovered' : 'ok';
};
