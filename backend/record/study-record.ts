import { basename, dirname, join } from 'node:path';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import { ensureFolder, setAside } from './set-aside';
import { drain } from '../work/chunked-work';
import { fold } from './compaction';
import { createIdleTimer } from './idle-timer';
import { createJournal, type Journal } from './journal';
import { loadRecord, type LoadedRecord } from './load-record';
import { leftoversIn, recordPaths } from './record-paths';
import { applyChange, type RecordChange, type RecordState } from './record-state';

/** What the reader has written on one text: in memory, and on disk as docs/record-format.md says. */
export interface StudyRecord {
  /** Changed by `commit` only. */
  readonly state: RecordState;
  readonly health: RecordHealth;
  /** Returns when the change is on disk and in `state`. Throws `not-on-disk` when it is in neither, and `read-only`. */
  commit(change: RecordChange): void;
  /** Folds the journal and lets go of the files; nothing can be written afterwards. */
  close(): void;
}

export interface RecordHealth {
  /** Whether the last change could not be written. */
  readonly failing: boolean;
  /** Whether something was wrong with the files when they were read. */
  readonly damaged: boolean;
  /** What was set aside, by paths within the data folder. */
  readonly setAside: readonly string[];
}

/** The journal is folded when it has grown by this many bytes and nobody has written for a while. */
const largeJournal = 1_000_000;

export interface RecordListener {
  /** `health` has changed since the record was opened. */
  readonly health: () => void;
  /** The record comes to rest: what has had its time may be let go, by `commit`. */
  readonly resting: () => void;
}

/** Reads the record of a text. Throws `newer-format` and `unreadable`; then nothing has been written. */
export const openStudyRecord = (
  ports: BackendPorts,
  textId: string,
  listener: RecordListener,
): StudyRecord => {
  const loaded = load(ports, textId);
  const { state } = loaded;
  const journal = openJournal(ports, textId, loaded);
  let { head, through } = loaded;
  let health: RecordHealth = { failing: false, damaged: !loaded.intact, setAside: [] };
  let closed = ports.app.readOnly;

  const setHealth = (changed: Partial<RecordHealth>): void => {
    health = { ...health, ...changed };
    listener.health();
  };

  /** Whether the document now holds all; if not, the journal still holds what the document lacks. */
  const foldNow = (): boolean => {
    try {
      const folded = fold(ports, { textId, state, head, extra: loaded.extra, through: journal.last });
      ({ head } = folded);
      ({ through } = folded.head);
      if (folded.setAside.length > 0) {
        setHealth({ damaged: true, setAside: [...health.setAside, ...folded.setAside] });
      }
      journal.rotate();
      journal.dropThrough(folded.snapshotThrough);
      return true;
    } catch (error) {
      ports.report(error);
      return false;
    }
  };

  const recover = (): void => {
    const kept = keepDamaged(ports, textId, loaded);
    setHealth({ setAside: [...health.setAside, ...kept.map(({ name }) => name)] });
    if (foldNow()) removeDamaged(ports, kept);
  };

  const idle = createIdleTimer(() => {
    if (journal.bytes < largeJournal) return;
    attempt(ports, () => listener.resting());
    foldNow();
  });

  if (!closed) {
    const obstacles = makeFolders(ports, textId);
    if (obstacles.length > 0) setHealth({ damaged: true, setAside: obstacles });
    removeLeftovers(ports, textId);
    if (!loaded.intact) recover();
    else if (!loaded.backed) foldNow(); // nothing is lost yet; what the document alone holds gets its second place
    if (journal.bytes >= largeJournal) idle.restart();
  }

  return {
    state,
    get health() {
      return health;
    },
    commit(change) {
      if (closed) throw new CommandError('read-only', 'The data folder is open read-only.');
      try {
        journal.append(change, ports.now().toISOString());
      } catch (error) {
        ports.report(error);
        if (!health.failing) setHealth({ failing: true });
        throw new CommandError('not-on-disk', 'The change could not be written.', { cause: error });
      }
      applyChange(state, change);
      if (health.failing) setHealth({ failing: false });
      idle.restart();
    },
    close() {
      if (closed) return;
      attempt(ports, () => listener.resting());
      closed = true;
      idle.stop();
      if (journal.last > through) foldNow();
      journal.rotate();
    },
  };
};

const load = (ports: BackendPorts, textId: string): LoadedRecord => {
  try {
    return drain(loadRecord(ports, textId));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    ports.report(error);
    throw new CommandError('unreadable', 'The record cannot be read.', { cause: error });
  }
};

const openJournal = (ports: BackendPorts, textId: string, { journal, last }: LoadedRecord): Journal =>
  createJournal({
    files: ports.files,
    folder: recordPaths(ports, textId).journalFolder,
    textId,
    last,
    bytes: journal.bytes,
    // The journal drops what is folded; damaged files are dropped only once they have been set aside.
    segments: journal.segments.filter((segment) => !journal.damaged.includes(segment)),
  });

interface KeptFile {
  readonly path: string;
  /** Where it has been set aside, within the data folder. */
  readonly name: string;
}

/** The document is not among them: `fold` looks after it. */
const keepDamaged = (ports: BackendPorts, textId: string, loaded: LoadedRecord): KeptFile[] => {
  const folder = recordPaths(ports, textId).journalFolder;
  const paths = [...loaded.damagedSnapshots, ...loaded.journal.damaged.map(({ name }) => join(folder, name))];
  return paths.flatMap((path) => {
    try {
      return [{ path, name: setAside(ports, path) }];
    } catch (error) {
      ports.report(error); // it stays where it is, and is found again at the next start
      return [];
    }
  });
};

const removeDamaged = (ports: BackendPorts, kept: readonly KeptFile[]): void => {
  for (const { path } of kept) {
    if (!ports.files.list(dirname(path)).includes(basename(path))) continue; // renamed: it was a folder
    attempt(ports, () => ports.files.remove(path));
  }
};

/** Gives what had to be set aside to make them. A folder that cannot be made is missed when something is to be written. */
const makeFolders = (ports: BackendPorts, textId: string): string[] => {
  const { recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  const obstacles: string[] = [];
  for (const folder of [recordsFolder, journalFolder, snapshotsFolder]) {
    attempt(ports, () => {
      const obstacle = ensureFolder(ports, folder);
      if (obstacle !== null) obstacles.push(obstacle);
    });
  }
  return obstacles;
};

const removeLeftovers = (ports: BackendPorts, textId: string): void => {
  const folder = recordPaths(ports, textId).recordsFolder;
  for (const name of leftoversIn(ports.files.list(folder), textId)) {
    attempt(ports, () => ports.files.remove(join(folder, name)));
  }
};

const attempt = (ports: BackendPorts, tidy: () => void): void => {
  try {
    tidy();
  } catch (error) {
    ports.report(error);
  }
};
