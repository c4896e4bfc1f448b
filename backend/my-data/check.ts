import { relative } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { CheckedFile, CheckedRecord, CheckReport, FileProblem, RecordProblem } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../backend';
import { decodeDocument } from '../record/document-format';
import { decodeSegment } from '../record/journal-format';
import { loadRecord } from '../record/load-record';
import { recordFiles } from '../record/record-files';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../records';
import { settingsProblem } from '../settings/settings-store';
import { rememberCheck } from './last-check';

/** Reads everything anew and verifies it, also against what the program has in memory. Others come in between the files. */
export const check = async (
  ports: BackendPorts,
  records: Records,
  textIds: readonly string[],
): Promise<CheckReport> => {
  const files: CheckedFile[] = [];
  const checkedRecords: CheckedRecord[] = [];
  for (const textId of textIds) {
    for (const read of readers(ports, textId)) {
      files.push(read());
      await othersFirst();
    }
    checkedRecords.push(checkRecord(ports, records, textId));
    await othersFirst();
  }
  if (ports.documents.exists('settings')) files.push(checkSettings(ports));
  const checked = ports.now().toISOString();
  rememberCheck(ports, checked);
  const ok = [...files, ...checkedRecords].every((one) => one.ok);
  return { checked, ok, files, records: checkedRecords };
};

interface Verdict {
  readonly problem: FileProblem | null;
  readonly entries: number;
}

const readers = (ports: BackendPorts, textId: string): (() => CheckedFile)[] => {
  const { document, segments, snapshots } = recordFiles(ports, textId);
  const decode = (bytes: Buffer): Verdict => documentVerdict(bytes, textId);
  return [
    ...(document === null ? [] : [document]).map((path) => () => checkFile(ports, 'document', path, decode)),
    ...segments.map(
      (path) => () => checkFile(ports, 'journal', path, (bytes) => segmentVerdict(bytes, textId)),
    ),
    ...snapshots.map(
      ({ path }) =>
        () =>
          checkFile(ports, 'snapshot', path, decode),
    ),
  ];
};

const checkFile = (
  ports: BackendPorts,
  kind: CheckedFile['kind'],
  path: string,
  judge: (bytes: Buffer) => Verdict,
): CheckedFile => {
  const { bytes, verdict } = judged(ports, path, judge);
  const name = relative(ports.app.dataDir, path);
  return { name, kind, ok: verdict.problem === null, ...verdict, bytes };
};

const judged = (
  { files }: BackendPorts,
  path: string,
  judge: (bytes: Buffer) => Verdict,
): { bytes: number; verdict: Verdict } => {
  try {
    const bytes = files.read(path) ?? Buffer.alloc(0);
    return { bytes: bytes.length, verdict: judge(bytes) };
  } catch {
    return { bytes: 0, verdict: { problem: 'unreadable', entries: 0 } };
  }
};

const documentVerdict = (bytes: Buffer, textId: string): Verdict => {
  const { state, complete, newer } = decodeDocument(bytes, textId);
  const problem = newer ? 'newer-format' : complete ? null : 'damaged';
  return { problem, entries: state.annotations.size + state.trash.size };
};

const segmentVerdict = (bytes: Buffer, textId: string): Verdict => {
  const { numbers, damaged, newer } = decodeSegment(bytes, textId, 0);
  return { problem: newer ? 'newer-format' : damaged ? 'damaged' : null, entries: numbers.length };
};

const checkSettings = (ports: BackendPorts): CheckedFile => {
  const path = ports.documents.path('settings');
  const problem = settingsProblem(ports);
  return checkFile(ports, 'settings', path, (bytes) => ({
    problem,
    entries: problem === 'damaged' ? 0 : Object.keys(JSON.parse(bytes.toString('utf8')) as object).length, // it has just been found to be an object
  }));
};

const checkRecord = (ports: BackendPorts, records: Records, textId: string): CheckedRecord => {
  try {
    const shown = records.record(textId).state;
    const { state, intact } = loadRecord(ports, textId);
    // Read-only, another program may have gone on.
    const agrees = ports.app.readOnly || isSame(shown, state);
    const problem: RecordProblem | null = !intact ? 'incomplete' : agrees ? null : 'differs';
    const { annotations, trash } = state;
    return { textId, ok: problem === null, problem, annotations: annotations.size, trash: trash.size };
  } catch (error) {
    const isNewer = error instanceof CommandError && error.code === 'newer-format';
    const problem = isNewer ? 'newer-format' : 'unreadable';
    return { textId, ok: false, problem, annotations: 0, trash: 0 };
  }
};

const isSame = (one: RecordState, other: RecordState): boolean =>
  holdsTheSame(one.annotations, other.annotations) &&
  holdsTheSame(one.trash, other.trash) &&
  holdsTheSame(one.versions, other.versions);

const holdsTheSame = (
  one: ReadonlyMap<string, Entry<unknown>>,
  other: ReadonlyMap<string, Entry<unknown>>,
): boolean =>
  one.size === other.size && [...one].every(([id, entry]) => other.get(id)?.checksum === entry.checksum);
