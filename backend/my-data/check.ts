import { relative } from 'node:path';
import type { CheckedFile, CheckedRecord, CheckReport, FileProblem, RecordProblem } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { ReadPorts, RecordPorts } from '../ports/backend-ports';
import { decodeDocument, verifyDocument } from '../record/document-format';
import { decodeSegment } from '../record/journal-format';
import { loadRecord } from '../record/load-record';
import { recordFiles, sizeOf } from '../record/record-files';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../annotations/records';
import { settingsProblem } from '../settings/settings-store';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { rememberCheck } from './last-check';
import { freezeRecord } from './frozen-record';

/**
 * Reads all files again and verifies them, also against what the program has in memory. Of each text it
 * captures document, journal and memory at one moment and then verifies them in chunks, so that later changes
 * cannot disturb the check.
 */
export function* check(
  ports: RecordPorts,
  records: Records,
  textIds: readonly string[],
): ChunkedWork<CheckReport> {
  const files: CheckedFile[] = [];
  const checkedRecords: CheckedRecord[] = [];
  const sizes = textIds.map((textId) => bytesOf(ports, textId));
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1;
  let before = 0;
  for (const [index, textId] of textIds.entries()) {
    const after = before + (sizes[index] ?? 0);
    const found = yield* scaleProgress(checkText(ports, records, textId), before / total, after / total);
    files.push(...found.files);
    checkedRecords.push(found.record);
    before = after;
  }
  if (ports.documents.exists('settings')) files.push(checkSettings(ports));
  const checked = ports.now().toISOString();
  const ok = [...files, ...checkedRecords].every((one) => one.ok);
  rememberCheck(ports, { at: checked, ok });
  return { checked, ok, files, records: checkedRecords };
}

const bytesOf = (ports: ReadPorts, textId: string): number => {
  const { document, segments, snapshots } = recordFiles(ports, textId);
  const paths = [...(document === null ? [] : [document]), ...segments, ...snapshots.map(({ path }) => path)];
  return paths.reduce((sum, path) => sum + sizeOf(ports.files, path), 0);
};

interface CheckedText {
  readonly files: readonly CheckedFile[];
  readonly record: CheckedRecord;
}

/**
 * The share of the progress that goes to verifying the files; the rest goes to loading the record from them.
 */
const filesShare = 0.7;

function* checkText(ports: ReadPorts, records: Records, textId: string): ChunkedWork<CheckedText> {
  const inMemory = stateOf(records, textId);
  const frozen = freezeRecord(ports, textId);
  const { document, segments, snapshots } = recordFiles(frozen, textId);
  const tasks: [CheckedFile['kind'], string][] = [
    ...(document === null ? [] : [document]).map((path): [CheckedFile['kind'], string] => ['document', path]),
    ...segments.map((path): [CheckedFile['kind'], string] => ['journal', path]),
    ...snapshots.map(({ path }): [CheckedFile['kind'], string] => ['snapshot', path]),
  ];
  const files: CheckedFile[] = [];
  for (const [index, [kind, path]] of tasks.entries()) {
    const share = filesShare / tasks.length;
    files.push(
      ...(yield* scaleProgress(checkFile(frozen, kind, path, textId), index * share, (index + 1) * share)),
    );
  }
  return { files, record: yield* scaleProgress(checkRecord(frozen, inMemory, textId), filesShare, 1) };
}

interface Verdict {
  readonly problem: FileProblem | null;
  readonly entries: number;
}

/** Empty when the file has been removed in the meantime, as an old snapshot may be. */
function* checkFile(
  ports: Pick<ReadPorts, 'app' | 'files'>,
  kind: CheckedFile['kind'],
  path: string,
  textId: string,
): ChunkedWork<CheckedFile[]> {
  const name = relative(ports.app.dataDir, path);
  let bytes;
  try {
    bytes = ports.files.read(path);
  } catch {
    return [{ name, kind, ok: false, problem: 'unreadable', entries: 0, bytes: 0 }];
  }
  if (bytes === null) return [];
  const verdictOf = kind === 'journal' ? segmentVerdict : documentVerdict;
  const { problem, entries } = yield* verdictOf(bytes, textId);
  return [{ name, kind, ok: problem === null, problem, entries, bytes: bytes.length }];
}

function* documentVerdict(bytes: Buffer, textId: string): ChunkedWork<Verdict> {
  const whole = yield* scaleProgress(verifyDocument(bytes, textId), 0, 0.5);
  if (whole !== null) return { problem: null, entries: whole.entries };
  const { state, newer } = yield* scaleProgress(decodeDocument(bytes, textId), 0.5, 1);
  return { problem: newer ? 'newer-format' : 'damaged', entries: state.annotations.size + state.trash.size };
}

function* segmentVerdict(bytes: Buffer, textId: string): ChunkedWork<Verdict> {
  const { numbers, damaged, newer } = yield* decodeSegment(bytes, textId, 0);
  return { problem: newer ? 'newer-format' : damaged ? 'damaged' : null, entries: numbers.length };
}

const checkSettings = (ports: ReadPorts): CheckedFile => {
  const problem = settingsProblem(ports);
  const name = relative(ports.app.dataDir, ports.documents.path('settings'));
  const bytes = sizeOf(ports.files, ports.documents.path('settings'));
  const isRead = problem === null || problem === 'newer-format';
  const document = isRead ? ports.documents.read('settings') : {};
  return {
    name,
    kind: 'settings',
    ok: problem === null,
    problem,
    entries: Object.keys(document as object).length, // `settingsProblem` found an object
    bytes,
  };
};

/** The state in memory at this moment, or why the record cannot be opened. */
const stateOf = (records: Records, textId: string): RecordState | CommandError => {
  try {
    const { annotations, trash, versions } = records.record(textId).state;
    return { annotations: new Map(annotations), trash: new Map(trash), versions: new Map(versions) };
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
};

function* checkRecord(
  ports: ReadPorts,
  inMemory: RecordState | CommandError,
  textId: string,
): ChunkedWork<CheckedRecord> {
  try {
    if (inMemory instanceof CommandError) throw inMemory;
    const { state, intact } = yield* loadRecord(ports, textId);
    // Read-only, another program may have written more in the meantime.
    const agrees = ports.app.readOnly || isSameState(inMemory, state);
    const problem: RecordProblem | null = !intact ? 'incomplete' : agrees ? null : 'differs';
    const { annotations, trash } = state;
    return { textId, ok: problem === null, problem, annotations: annotations.size, trash: trash.size };
  } catch (error) {
    const isNewer = error instanceof CommandError && error.code === 'newer-format';
    const problem = isNewer ? 'newer-format' : 'unreadable';
    return { textId, ok: false, problem, annotations: 0, trash: 0 };
  }
}

const isSameState = (one: RecordState, other: RecordState): boolean =>
  hasSameEntries(one.annotations, other.annotations) &&
  hasSameEntries(one.trash, other.trash) &&
  hasSameEntries(one.versions, other.versions);

const hasSameEntries = (
  one: ReadonlyMap<string, Entry<unknown>>,
  other: ReadonlyMap<string, Entry<unknown>>,
): boolean =>
  one.size === other.size && [...one].every(([id, entry]) => other.get(id)?.checksum === entry.checksum);
