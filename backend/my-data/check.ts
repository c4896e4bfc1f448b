import { relative } from 'node:path';
import type { CheckedFile, CheckedRecord, CheckReport, FileProblem, RecordProblem } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import { decodeDocument, verifyDocument } from '../record/document-format';
import { decodeSegment } from '../record/journal-format';
import { loadRecord } from '../record/load-record';
import { recordFiles, sizeOf } from '../record/record-files';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../annotations/records';
import { settingsProblem } from '../settings/settings-store';
import { part, type Slices } from '../work/chunked-work';
import { rememberCheck } from './last-check';
import { standStill } from './frozen-record';

/**
 * Reads everything anew and verifies it, also against what the program has in memory. Of each text it takes document,
 * journal and memory in one go and then looks at them in slices, so that what is written meanwhile is not in question.
 */
export function* check(
  ports: BackendPorts,
  records: Records,
  textIds: readonly string[],
): Slices<CheckReport> {
  const files: CheckedFile[] = [];
  const checkedRecords: CheckedRecord[] = [];
  const sizes = textIds.map((textId) => bytesOf(ports, textId));
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1;
  let before = 0;
  for (const [index, textId] of textIds.entries()) {
    const after = before + (sizes[index] ?? 0);
    const found = yield* part(checkText(ports, records, textId), before / total, after / total);
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

const bytesOf = (ports: BackendPorts, textId: string): number => {
  const { document, segments, snapshots } = recordFiles(ports, textId);
  const paths = [...(document === null ? [] : [document]), ...segments, ...snapshots.map(({ path }) => path)];
  return paths.reduce((sum, path) => sum + sizeOf(ports.files, path), 0);
};

interface CheckedText {
  readonly files: readonly CheckedFile[];
  readonly record: CheckedRecord;
}

/** The share of the work that is the files, and not putting them together. */
const filesShare = 0.7;

function* checkText(ports: BackendPorts, records: Records, textId: string): Slices<CheckedText> {
  const shown = stateOf(records, textId);
  const still = standStill(ports, textId);
  const { document, segments, snapshots } = recordFiles(still, textId);
  const tasks: [CheckedFile['kind'], string][] = [
    ...(document === null ? [] : [document]).map((path): [CheckedFile['kind'], string] => ['document', path]),
    ...segments.map((path): [CheckedFile['kind'], string] => ['journal', path]),
    ...snapshots.map(({ path }): [CheckedFile['kind'], string] => ['snapshot', path]),
  ];
  const files: CheckedFile[] = [];
  for (const [index, [kind, path]] of tasks.entries()) {
    const share = filesShare / tasks.length;
    files.push(...(yield* part(checkFile(still, kind, path, textId), index * share, (index + 1) * share)));
  }
  return { files, record: yield* part(checkRecord(still, shown, textId), filesShare, 1) };
}

interface Verdict {
  readonly problem: FileProblem | null;
  readonly entries: number;
}

/** None when it has gone in the meantime, as an old snapshot may. */
function* checkFile(
  ports: BackendPorts,
  kind: CheckedFile['kind'],
  path: string,
  textId: string,
): Slices<CheckedFile[]> {
  const name = relative(ports.app.dataDir, path);
  let bytes;
  try {
    bytes = ports.files.read(path);
  } catch {
    return [{ name, kind, ok: false, problem: 'unreadable', entries: 0, bytes: 0 }];
  }
  if (bytes === null) return [];
  const judge = kind === 'journal' ? segmentVerdict : documentVerdict;
  const { problem, entries } = yield* judge(bytes, textId);
  return [{ name, kind, ok: problem === null, problem, entries, bytes: bytes.length }];
}

function* documentVerdict(bytes: Buffer, textId: string): Slices<Verdict> {
  const whole = yield* part(verifyDocument(bytes, textId), 0, 0.5);
  if (whole !== null) return { problem: null, entries: whole.entries };
  const { state, newer } = yield* part(decodeDocument(bytes, textId), 0.5, 1);
  return { problem: newer ? 'newer-format' : 'damaged', entries: state.annotations.size + state.trash.size };
}

function* segmentVerdict(bytes: Buffer, textId: string): Slices<Verdict> {
  const { numbers, damaged, newer } = yield* decodeSegment(bytes, textId, 0);
  return { problem: newer ? 'newer-format' : damaged ? 'damaged' : null, entries: numbers.length };
}

const checkSettings = (ports: BackendPorts): CheckedFile => {
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
    entries: Object.keys(document as object).length, // it has just been found to be an object
    bytes,
  };
};

/** What is in memory at this moment; or why the record is not open. */
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
  ports: BackendPorts,
  shown: RecordState | CommandError,
  textId: string,
): Slices<CheckedRecord> {
  try {
    if (shown instanceof CommandError) throw shown;
    const { state, intact } = yield* loadRecord(ports, textId);
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
}

const isSame = (one: RecordState, other: RecordState): boolean =>
  holdsTheSame(one.annotations, other.annotations) &&
  holdsTheSame(one.trash, other.trash) &&
  holdsTheSame(one.versions, other.versions);

const holdsTheSame = (
  one: ReadonlyMap<string, Entry<unknown>>,
  other: ReadonlyMap<string, Entry<unknown>>,
): boolean =>
  one.size === other.size && [...one].every(([id, entry]) => other.get(id)?.checksum === entry.checksum);
