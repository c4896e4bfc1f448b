import { join } from 'node:path';
import { CommandError } from '#contract/result';
import type { ReadPorts } from '../ports/backend-ports';
import { forEachInChunks, scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { decodeDocument, type DecodedDocument, type DocumentHead } from './document-format';
import { readJournal, type LoadedJournal } from './load-journal';
import { readOrDamaged } from './read-file';
import { recordPaths, snapshotsIn } from './record-paths';
import { applyChange, emptyState, overlay, type RecordState } from './record-state';

export interface LoadedRecord {
  readonly state: RecordState;
  /** The head of the document that was read, with its unknown fields; null when there is none. */
  readonly head: DocumentHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** The last journal line that an undamaged document on disk holds; 0: there is no such document. */
  readonly through: number;
  /** The highest line number that was ever used, as far as the files show. */
  readonly last: number;
  readonly journal: LoadedJournal;
  /** Paths of damaged snapshots, among those that had to be read. */
  readonly damagedSnapshots: readonly string[];
  /** False: a file is damaged or missing, or lines are missing; `state` is what could be read. */
  readonly intact: boolean;
  /**
   * Whether snapshot and journal together hold what the document holds. They do unless one of them was
   * removed.
   */
  readonly hasSecondCopy: boolean;
}

/** A document or snapshot, which gives the state after line `through`. */
interface StateSource {
  readonly through: number;
  readonly document: DecodedDocument;
}

/**
 * Reads a record and writes nothing. Throws `newer-format` when a later version of the program wrote any of
 * its files.
 */
export function* loadRecord(ports: ReadPorts, textId: string): ChunkedWork<LoadedRecord> {
  const document = yield* scaleProgress(
    readDocument(ports, recordPaths(ports, textId).document, textId),
    0,
    0.5,
  );
  const whole = document?.complete === true ? toSource(document) : null;
  const snapshots = yield* scaleProgress(readSnapshots(ports, textId, whole?.through ?? -1), 0.5, 0.6);
  const base = snapshots.whole ?? whole;
  const from = base?.through ?? 0;
  const partial = [...snapshots.partial, ...damagedDocument(document, from)];
  const journal = yield* scaleProgress(readJournal(ports, textId, from), 0.6, 0.9);

  const state = base?.document.state ?? emptyState();
  yield* scaleProgress(replay(state, partial, journal), 0.9, 1);
  return {
    state,
    head: (base?.document ?? document)?.head ?? null,
    extra: base?.document.extra ?? {},
    through: whole?.through ?? 0,
    last: Math.max(journal.last, from, ...partial.map(({ through }) => through)),
    journal,
    damagedSnapshots: snapshots.damaged,
    intact: isIntact(document) && base === whole && snapshots.damaged.length === 0 && journal.intact,
    hasSecondCopy: coversDocument(whole?.through ?? 0, snapshots.newest, journal.numbers),
  };
}

const toSource = (document: DecodedDocument): StateSource => ({
  through: document.head?.through ?? 0,
  document,
});

/** `through` is the last line that the document holds, `snapshot` the last that the newest snapshot holds. */
const coversDocument = (through: number, snapshot: number, numbers: readonly number[]): boolean =>
  new Set(numbers.filter((number) => number > snapshot && number <= through)).size >= through - snapshot;

const isIntact = (document: DecodedDocument | null): boolean => document === null || document.complete;

/**
 * The damaged document, if it may hold anything later than line `from`. Without its head, nobody can say how
 * late it is.
 */
const damagedDocument = (document: DecodedDocument | null, from: number): StateSource[] => {
  if (document === null || document.complete) return [];
  return document.head === null || document.head.through > from ? [toSource(document)] : [];
};

/**
 * Null when there is no file. A file that cannot be read counts as a document in which everything is damaged.
 */
function* readDocument(
  { files }: Pick<ReadPorts, 'files'>,
  path: string,
  textId: string,
): ChunkedWork<DecodedDocument | null> {
  const bytes = readOrDamaged(files, path);
  if (bytes === null) return null;
  const document = yield* decodeDocument(bytes === 'damaged' ? Buffer.alloc(0) : bytes, textId);
  if (document.newer) throw new CommandError('newer-format', `${path} was written by a later version.`);
  return document;
}

interface LoadedSnapshots {
  /** The newest undamaged one that is newer than the document. */
  readonly whole: StateSource | null;
  /** Damaged ones that are newer than `whole`. */
  readonly partial: readonly StateSource[];
  readonly damaged: readonly string[];
  /** The last journal line that the newest snapshot holds, by its name; 0: there is no snapshot. */
  readonly newest: number;
}

/**
 * Reads only the snapshots that are newer than the document. There are none unless the document is damaged or
 * missing.
 */
function* readSnapshots(ports: ReadPorts, textId: string, newerThan: number): ChunkedWork<LoadedSnapshots> {
  const folder = recordPaths(ports, textId).snapshotsFolder;
  const partial: StateSource[] = [];
  const damaged: string[] = [];
  const names = snapshotsIn(ports.files.list(folder), textId);
  const newest = names[0]?.through ?? 0;
  for (const { name, through } of names) {
    if (through <= newerThan) break;
    const path = join(folder, name);
    const document = yield* readDocument(ports, path, textId);
    if (document === null) continue;
    const source = { through, document };
    if (document.complete && document.head?.through === through) {
      return { whole: source, partial, damaged, newest };
    }
    partial.push(source);
    damaged.push(path);
  }
  return { whole: null, partial, damaged, newest };
}

/**
 * Advances `state` to the newest one: applies the journal's lines and, between them, what damaged documents
 * still hold.
 */
function* replay(
  state: RecordState,
  partial: readonly StateSource[],
  { changes }: LoadedJournal,
): ChunkedWork<void> {
  const waiting = partial.toSorted((one, other) => one.through - other.through);
  yield* forEachInChunks(changes, ({ number, change }) => {
    while (waiting[0] !== undefined && waiting[0].through < number) overlayNext(state, waiting);
    applyChange(state, change);
  });
  while (waiting.length > 0) overlayNext(state, waiting);
}

const overlayNext = (state: RecordState, waiting: StateSource[]): void => {
  const source = waiting.shift();
  if (source !== undefined) overlay(state, source.document.state);
};
