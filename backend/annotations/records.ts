import type { RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import { createAnnotations, type Annotations } from './annotations';
import type { RecordPorts } from '../ports/backend-ports';
import { createRunMemory, type RunMemory } from './run-memory';
import { createUndoableRecord } from './undoable-record';
import { createDaysInUse } from '../record/days-in-use';
import { loadRecord } from '../record/load-record';
import { hasRecordFiles } from '../record/record-files';
import { openStudyRecord, type RecordHealth, type StudyRecord } from '../record/study-record';
import type { SettingsHealth } from '../settings/settings-store';
import { drain } from '../work/chunked-work';

/** The study records of all texts. Each is read when it is asked for and not in memory. */
export interface Records {
  /** Throws `newer-format` and `unreadable`. */
  annotations(textId: string): Annotations;
  /** The record behind the annotations, as it is in memory. Throws `newer-format` and `unreadable`. */
  record(textId: string): StudyRecord;
  /** Whether this run has opened the record of this text, or there is one on disk. */
  has(textId: string): boolean;
  /**
   * Removes the record from memory and closes its files, unless something is wrong with it. What can be undone
   * and what was answered stays known.
   */
  letGo(textId: string): void;
  /**
   * Read-only, another program may have changed the files: forgets the records, so that the next call reads
   * them again.
   */
  forgetIfReadOnly(): void;
  /** The worst state among the records that have been read and the settings. */
  status(): RecordStatus;
  /** Compacts the records that were written in this run, those that were let go included. */
  close(): void;
}

interface OpenRecord {
  readonly record: StudyRecord;
  readonly annotations: Annotations;
  readonly memory: RunMemory;
}

/** More records stay in memory only while something is wrong with them. */
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
  const open = new Map<string, OpenRecord>(); // the last used one last
  const seen = new Set<string>();
  const memories = new Map<string, RunMemory>(); // of records that were let go
  /** Records that are not in memory and whose journal holds more than their document. */
  const uncompacted = new Set<string>();
  const readRecord = createReader(ports, memories, announce);
  let closed = false;
  const letGo = (textId: string): void => {
    const known = open.get(textId);
    if (known === undefined || isWrong(known.record.health)) return;
    const { record, memory } = known;
    open.delete(textId);
    record.release();
    if (record.needsCompaction) uncompacted.add(textId);
    if (record.wasWritten || memory.answers.added) memories.set(textId, memory);
  };
  const letGoUnused = (): void => {
    for (const textId of open.keys()) if (open.size >= openRecords) letGo(textId);
  };
  const opened = (textId: string): OpenRecord => {
    const known = open.get(textId);
    if (known !== undefined) {
      open.delete(textId);
      open.set(textId, known);
      return known;
    }
    if (closed) throw new CommandError('read-only', 'The program is closing.');
    const fresh = readRecord(textId);
    letGoUnused();
    open.set(textId, fresh);
    seen.add(textId);
    uncompacted.delete(textId);
    announce.status();
    return fresh;
  };
  return {
    annotations: (textId) => opened(textId).annotations,
    record: (textId) => opened(textId).record,
    has: (textId) => seen.has(textId) || hasRecordFiles(ports, textId),
    letGo,
    forgetIfReadOnly() {
      if (!ports.app.readOnly) return;
      for (const { record } of open.values()) record.release(); // it wrote until the folder was taken over
      for (const kept of [open, memories, uncompacted]) kept.clear();
    },
    status: () =>
      statusOf(
        ports.app.readOnly,
        settings(),
        Array.from(open.values(), ({ record }) => record.health),
      ),
    close() {
      closed = true;
      for (const { record } of open.values()) record.close();
      const others = ports.app.readOnly ? [] : [...uncompacted];
      uncompacted.clear();
      for (const textId of others) {
        try {
          // If it was damaged meanwhile, the next start shall find that, and tell the person.
          if (drain(loadRecord(ports, textId)).intact) readRecord(textId).record.close();
        } catch (error) {
          ports.report(error); // the journal holds everything
        }
      }
    },
  };
};

/** Gives a function that reads a record. `memories`: by text, what this run knows of it; only read here. */
const createReader = (
  ports: RecordPorts,
  memories: ReadonlyMap<string, RunMemory>,
  announce: Announcers,
): ((textId: string) => OpenRecord) => {
  const days = createDaysInUse(ports);
  const context = { now: () => ports.now(), today: () => days.today(), announce: announce.annotations };
  return (textId) => {
    let annotations: Annotations | null = null;
    const record = openStudyRecord(ports, textId, {
      health: announce.status,
      beforeCompaction: () => annotations?.purgeTrash(),
    });
    const memory = memories.get(textId) ?? createRunMemory(record.requests);
    annotations = createAnnotations(textId, createUndoableRecord(textId, record, memory, context));
    return { record, annotations, memory };
  };
};

const isWrong = ({ damaged, failing }: RecordHealth): boolean => damaged || failing;

const statusOf = (
  readOnly: boolean,
  settings: SettingsHealth,
  healths: readonly RecordHealth[],
): RecordStatus => {
  const all = [settings, ...healths];
  const setAside = all.flatMap((health) => health.setAside);
  const failing = healths.filter((health) => health.failing);
  const problem = readOnly ? undefined : failing.find((health) => health.problem !== null)?.problem;
  return {
    state: readOnly ? 'read-only' : failing.length > 0 ? 'failing' : 'ok',
    ...(problem ? { problem } : {}),
    damaged: setAside.length > 0 || all.some((health) => health.damaged),
    setAside,
  };
};
