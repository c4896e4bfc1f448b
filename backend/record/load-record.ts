import { join } from 'node:path';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import { forEachSliced, part, type Slices } from '../work/chunked-work';
import { decodeDocument, type DecodedDocument, type DocumentHead } from './document-format';
import { readJournal, type LoadedJournal } from './load-journal';
import { readGood } from './read-file';
import { recordPaths, snapshotsIn } from './record-paths';
import { applyChange, emptyState, overlay, type RecordState } from './record-state';

export interface LoadedRecord {
  readonly state: RecordState;
  /** With the unknown fields of the document that was read; null when there is none. */
  readonly head: DocumentHead | null;
  readonly extra: Readonly<Record<string, unknown>>;
  /** The last line that a whole document on disk holds; 0: there is no such document. */
  readonly through: number;
  /** The highest number that was ever given, as far as can be known. */
  readonly last: number;
  readonly journal: LoadedJournal;
  /** Snapshots that were looked at and are damaged, as paths. */
  readonly damagedSnapshots: readonly string[];
  /** False: a file is damaged or missing, or lines are missing, and the state is what could be read. */
  readonly intact: boolean;
  /** Whether snapshot and journal hold what the document holds, as they do unless one of them was removed. */
  readonly backed: boolean;
}

/** A document or snapshot as a source of the state after line `through`. */
interface Source {
  readonly through: number;
  readonly document: DecodedDocument;
}

/** Reads a record and writes nothing. Throws `newer-format` when any of its files was written by a later program. */
export function* loadRecord(ports: BackendPorts, textId: string): Slices<LoadedRecord> {
  const document = yield* part(readDocument(ports, recordPaths(ports, textId).document, textId), 0, 0.5);
  const whole = document?.complete === true ? toSource(document) : null;
  const snapshots = yield* part(readSnapshots(ports, textId, whole?.through ?? -1), 0.5, 0.6);
  const base = snapshots.whole ?? whole;
  const from = base?.through ?? 0;
  const partial = [...snapshots.partial, ...damagedDocument(document, from)];
  const journal = yield* part(readJournal(ports, textId, from), 0.6, 0.9);

  const state = base?.document.state ?? emptyState();
  yield* part(replay(state, partial, journal), 0.9, 1);
  return {
    state,
    head: (base?.document ?? document)?.head ?? null,
    extra: base?.document.extra ?? {},
    through: whole?.through ?? 0,
    last: Math.max(journal.last, from, ...partial.map(({ through }) => through)),
    journal,
    damagedSnapshots: snapshots.damaged,
    intact: isIntact(document) && base === whole && snapshots.damaged.length === 0 && journal.intact,
    backed: isBacked(whole?.through ?? 0, snapshots.newest, journal.numbers),
  };
}

const toSource = (document: DecodedDocument): Source => ({ through: document.head?.through ?? 0, document });

const isBacked = (through: number, snapshot: number, numbers: readonly number[]): boolean =>
  new Set(numbers.filter((number) => number > snapshot && number <= through)).size >= through - snapshot;

const isIntact = (document: DecodedDocument | null): boolean => document === null || document.complete;

/** What a damaged document still says of the time after line `from`; one without a head says it of no certain time. */
const damagedDocument = (document: DecodedDocument | null, from: number): Source[] => {
  if (document === null || document.complete) return [];
  return document.head === null || document.head.through > from ? [toSource(document)] : [];
};

/** Null when there is no file. What cannot be read as a file is a document without anything good in it. */
function* readDocument(
  { files }: BackendPorts,
  path: string,
  textId: string,
): Slices<DecodedDocument | null> {
  const bytes = readGood(files, path);
  if (bytes === null) return null;
  const document = yield* decodeDocument(bytes === 'damaged' ? Buffer.alloc(0) : bytes, textId);
  if (document.newer) throw new CommandError('newer-format', `${path} was written by a later version.`);
  return document;
}

interface LoadedSnapshots {
  /** The newest that is whole and newer than the document. */
  readonly whole: Source | null;
  /** Damaged ones that are newer still. */
  readonly partial: readonly Source[];
  readonly damaged: readonly string[];
  /** The last line that the newest one holds, by its name; 0: there is none. */
  readonly newest: number;
}

/** Looks only at snapshots that are newer than the document, of which there are none when all is well. */
function* readSnapshots(ports: BackendPorts, textId: string, newerThan: number): Slices<LoadedSnapshots> {
  const folder = recordPaths(ports, textId).snapshotsFolder;
  const partial: Source[] = [];
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

/** Goes on to the newest state: the journal's lines, and between them what damaged documents still hold. */
function* replay(state: RecordState, partial: readonly Source[], { changes }: LoadedJournal): Slices<void> {
  const waiting = partial.toSorted((one, other) => one.through - other.through);
  yield* forEachSliced(changes, ({ number, change }) => {
    while (waiting[0] !== undefined && waiting[0].through < number) overlayNext(state, waiting);
    applyChange(state, change);
  });
  while (waiting.length > 0) overlayNext(state, waiting);
}

const overlayNext = (state: RecordState, waiting: Source[]): void => {
  const source = waiting.shift();
  if (source !== undefined) overlay(state, source.document.state);
};
