import { basename, dirname, join } from 'node:path';
import type { Annotation } from '#core/annotation/annotation';
import type { DiskProblem } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { BackendPorts, ReadPorts, RecordPorts } from '../ports/backend-ports';
import { diskProblem } from '../ports/disk-problem';
import { removeLeftovers } from '../ports/replace-document';
import { ensureFolder, setAside } from './set-aside';
import { drain } from '../work/chunked-work';
import { compact } from './compaction';
import { createIdleTimer } from './idle-timer';
import { createJournal, type Journal } from './journal';
import { loadRecord, type LoadedRecord } from './load-record';
import { recordPaths } from './record-paths';
import { applyChange, type RecordChange, type RecordState } from './record-state';

/** What the reader has written on one text, in memory and on disk (docs/record-format.md). */
export interface StudyRecord {
  /** Only `commit` changes it. */
  readonly state: RecordState;
  readonly health: RecordHealth;
  /**
   * What the journal tells of requests that an earlier run carried out: by their id, the annotation as each
   * of them left it. The last ones, at most `rememberedRequests`.
   */
  readonly requests: ReadonlyMap<string, Annotation>;
  /**
   * Returns when the change is on disk and in `state`. Throws `not-on-disk` or `read-only`; then it is in
   * neither.
   */
  commit(change: RecordChange): void;
  /** Whether the journal holds lines that the document does not hold. */
  readonly needsCompaction: boolean;
  /** Whether anything was written since the record was opened. */
  readonly wasWritten: boolean;
  /** Compacts the journal and closes the files. Nothing can be written afterwards. */
  close(): void;
  /** Closes the files as they are. Nothing can be written afterwards. */
  release(): void;
}

export interface RecordHealth {
  /** Whether the last change could not be written. */
  readonly failing: boolean;
  /** Why, where the system says it. */
  readonly problem: DiskProblem | null;
  /** Whether anything was wrong with the files when they were read. */
  readonly damaged: boolean;
  /** Paths, within the data folder, of what was set aside. */
  readonly setAside: readonly string[];
}

/** So many requests are remembered; a window has a few under way at most. */
export const rememberedRequests = 1000;

/** The journal is compacted when it has this many bytes and nobody has written for a while. */
const largeJournal = 1_000_000;

export interface RecordListener {
  /** Called when `health` changes. */
  readonly health: () => void;
  /**
   * Called when the record is idle or closes, before its journal is compacted. It may commit, to purge the
   * trash for example.
   */
  readonly beforeCompaction: () => void;
}

/** Reads the record of a text. Throws `newer-format` and `unreadable`; then nothing has been written. */
export const openStudyRecord = (
  ports: RecordPorts,
  textId: string,
  listener: RecordListener,
): StudyRecord => {
  const loaded = load(ports, textId);
  const { state } = loaded;
  const journal = openJournal(ports, textId, loaded);
  let { head, through } = loaded;
  let health: RecordHealth = { failing: false, problem: null, damaged: !loaded.intact, setAside: [] };
  let closed = ports.app.readOnly;

  const setHealth = (changed: Partial<RecordHealth>): void => {
    health = { ...health, ...changed };
    listener.health();
  };

  /** The folder may be taken over by another program at any time; from then on nothing is written. */
  const assertWritable = (): void => {
    if (!closed && !ports.app.readOnly) return;
    listener.health();
    throw new CommandError('read-only', 'The data folder is open read-only.');
  };

  /** Whether the document now holds everything. If not, the journal still holds what the document lacks. */
  const compactNow = (): boolean => {
    try {
      const compacted = compact(ports, { textId, state, head, extra: loaded.extra, through: journal.last });
      ({ head } = compacted);
      ({ through } = compacted.head);
      if (compacted.setAside.length > 0) {
        setHealth({ damaged: true, setAside: [...health.setAside, ...compacted.setAside] });
      }
      journal.rotate();
      journal.dropThrough(compacted.snapshotThrough);
      return true;
    } catch (error) {
      ports.report(error);
      return false;
    }
  };

  const recover = (): void => {
    const kept = setAsideDamaged(ports, textId, loaded);
    setHealth({ setAside: [...health.setAside, ...kept.map(({ name }) => name)] });
    if (compactNow()) removeDamaged(ports, kept);
  };

  const idle = createIdleTimer(() => {
    if (ports.app.readOnly || journal.bytes < largeJournal) return;
    reportFailure(ports, () => listener.beforeCompaction());
    compactNow();
  });

  const release = (): void => {
    closed = true;
    idle.stop();
    journal.rotate();
  };

  if (!closed) {
    const obstacles = makeFolders(ports, textId);
    if (obstacles.length > 0) setHealth({ damaged: true, setAside: obstacles });
    removeLeftovers(ports, recordPaths(ports, textId).documentName);
    if (!loaded.intact) recover();
    else if (!loaded.hasSecondCopy) compactNow(); // only the document holds some entries; compaction makes a second copy
    if (journal.bytes >= largeJournal) idle.restart();
  }

  return {
    state,
    requests: requestsOf(loaded),
    get health() {
      return health;
    },
    commit(change) {
      assertWritable();
      try {
        journal.append(change, ports.now().toISOString());
      } catch (error) {
        assertWritable();
        ports.report(error);
        const problem = diskProblem(error);
        if (!health.failing || health.problem !== problem) setHealth({ failing: true, problem });
        throw new CommandError('not-on-disk', 'The change could not be written.', { cause: error });
      }
      assertWritable(); // who took the folder over while the line was written may not have seen it
      applyChange(state, change);
      if (health.failing) setHealth({ failing: false, problem: null });
      idle.restart();
    },
    get needsCompaction() {
      return journal.last > through;
    },
    get wasWritten() {
      return journal.last > loaded.last;
    },
    close() {
      if (closed) return;
      if (ports.app.readOnly) return release();
      reportFailure(ports, () => listener.beforeCompaction());
      release();
      if (journal.last > through) compactNow();
    },
    release,
  };
};

const load = (ports: RecordPorts, textId: string): LoadedRecord => {
  try {
    return drain(loadRecord(ports, textId));
  } catch (error) {
    if (error instanceof CommandError) {
      ports.log({ what: 'record-refused', code: 'newer-format' });
      throw error;
    }
    ports.report(error);
    ports.log({ what: 'record-refused', code: 'unreadable' });
    throw new CommandError('unreadable', 'The record cannot be read.', { cause: error });
  }
};

const requestsOf = ({ journal }: LoadedRecord): Map<string, Annotation> =>
  new Map(
    journal.changes
      .flatMap(({ change: { request, put } }): [string, Annotation][] => {
        const annotation = put?.annotations?.[0];
        return request === undefined || annotation === undefined ? [] : [[request, annotation]];
      })
      .slice(-rememberedRequests),
  );

const openJournal = (ports: ReadPorts, textId: string, { journal, last }: LoadedRecord): Journal =>
  createJournal({
    files: ports.files,
    folder: recordPaths(ports, textId).journalFolder,
    textId,
    last,
    bytes: journal.bytes,
    // The journal drops segments that are compacted. Damaged ones are removed only when they have been set
    // aside.
    segments: journal.segments.filter((segment) => !journal.damaged.includes(segment)),
  });

interface FileSetAside {
  readonly path: string;
  /** Its new path within the data folder. */
  readonly name: string;
}

/** Sets damaged snapshots and segments aside. The document is not among them: compaction does that. */
const setAsideDamaged = (ports: RecordPorts, textId: string, loaded: LoadedRecord): FileSetAside[] => {
  const folder = recordPaths(ports, textId).journalFolder;
  const paths = [...loaded.damagedSnapshots, ...loaded.journal.damaged.map(({ name }) => join(folder, name))];
  return paths.flatMap((path) => {
    try {
      return [{ path, name: setAside(ports, path) }];
    } catch (error) {
      ports.report(error); // the file stays where it is, and is found again at the next start
      return [];
    }
  });
};

const removeDamaged = (
  ports: Pick<BackendPorts, 'files' | 'report'>,
  kept: readonly FileSetAside[],
): void => {
  for (const { path } of kept) {
    if (!ports.files.list(dirname(path)).includes(basename(path))) continue; // renamed: it was a folder
    reportFailure(ports, () => ports.files.remove(path));
  }
};

/**
 * Gives the new paths of what had to be set aside. When a folder cannot be made, the next write fails and
 * says so.
 */
const makeFolders = (ports: RecordPorts, textId: string): string[] => {
  const { recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  const obstacles: string[] = [];
  for (const folder of [recordsFolder, journalFolder, snapshotsFolder]) {
    reportFailure(ports, () => {
      const obstacle = ensureFolder(ports, folder);
      if (obstacle !== null) obstacles.push(obstacle);
    });
  }
  return obstacles;
};

/** Calls `act`, and reports its failure instead of throwing. */
const reportFailure = (ports: Pick<BackendPorts, 'report'>, act: () => void): void => {
  try {
    act();
  } catch (error) {
    ports.report(error);
  }
};
