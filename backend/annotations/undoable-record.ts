import type { Annotation } from '#core/annotation/annotation';
import type { EntryState } from '#core/annotation/trash';
import {
  beginsSession,
  wordingAtRisk,
  isSameWording,
  isWorthKeeping,
  mergedVersions,
  withVersion,
  type EditingSession,
  type NoteVersions,
} from '#core/annotation/versions';
import { createHistory, type StepKind } from '#core/history/history';
import type { HistoryDepth, HistoryStep } from '#contract/commands';
import type { Events } from '#contract/events';
import { changeOf, entryState, type Move } from '../record/record-state';
import type { StudyRecord } from '../record/study-record';

/** The record of one text as something that changes: each change is on disk, can be undone, and is announced. */
export interface Ledger {
  readonly record: StudyRecord;
  readonly depth: HistoryDepth;
  now(): Date;
  state(id: string): EntryState;
  /** See `History.stateAt`. */
  stateAt(id: string, modified: string): Annotation | null;
  /** Brings all targets about in one line of the journal and one step to undo. */
  take(kind: StepKind, targets: readonly Target[], how?: Manner): void;
  /** `softened` may put something else in the place of what stood there before. */
  undo(softened: (id: string, after: EntryState, before: EntryState) => EntryState): HistoryStep | null;
  redo(): HistoryStep | null;
  /** Removes these from the trash for good; no step brings them back. */
  removeTrashed(ids: readonly string[]): void;
}

export interface Manner {
  /** See `Step.typing`. */
  readonly typing?: boolean;
  /** The window, where it is known. */
  readonly client?: string | null | undefined;
  /** Keeps the words that are replaced as versions even in the middle of a session. */
  readonly keep?: boolean;
}

/** What shall stand under an id. */
export interface Target {
  readonly id: string;
  readonly after: EntryState;
  /** Earlier versions that come with it. */
  readonly versions?: NoteVersions;
}

export const createLedger = (
  textId: string,
  record: StudyRecord,
  now: () => Date,
  announce: (event: Events['annotations.changed']) => void,
): Ledger => {
  const history = createHistory();
  const depth = (): HistoryDepth => ({ undo: history.undoDepth, redo: history.redoDepth });
  const state = (id: string): EntryState => entryState(record.state, id);
  const sessions = new Map<string, Session>();

  const known = (id: string): NoteVersions => record.state.versions.get(id)?.value ?? { id, versions: [] };
  /** Which wording the move would lose; null: none. */
  const lostBy = ({ id, from, to }: Move, now: EditingSession, keep: boolean): Annotation | null => {
    const [present, next, last] = [standing(from), standing(to), sessions.get(id) ?? null];
    if (present === null || next === null || !isWorthKeeping(present, next)) return null;
    if (keep || last === null || beginsSession(last, now)) return present;
    return wordingAtRisk(last.fullest, present, next);
  };
  /** The versions under the id with those that are added; null when none is. */
  const versionsWith = (
    id: string,
    brought: NoteVersions | undefined,
    lost: Annotation | null,
  ): NoteVersions | null => {
    const before = known(id);
    const merged = brought === undefined ? before : mergedVersions(before, brought);
    const after = lost === null ? merged : withVersion(merged, lost);
    return after === before ? null : after;
  };
  const goOn = ({ id, from, to }: Move, now: EditingSession, lost: Annotation | null): void => {
    const [next, last] = [standing(to), sessions.get(id)];
    if (next === null || isSameText(from, to)) return;
    const isFullest =
      last === undefined ||
      lost !== null ||
      beginsSession(last, now) ||
      next.note.length >= last.fullest.note.length;
    sessions.set(id, {
      at: now.at,
      client: now.client ?? last?.client ?? null,
      fullest: isFullest ? next : last.fullest,
    });
  };

  const tell = (moves: readonly Move[]): void =>
    announce({
      textId,
      put: moves.flatMap(({ to }) => to.annotation ?? []),
      removed: moves.filter(({ to }) => to.annotation === null).map(({ id }) => id),
      history: depth(),
      trashed: record.state.trash.size,
    });
  /** `remember` is called when the change is on disk and before it is announced, so that the depths are the new ones. */
  const bring = (
    targets: readonly Target[],
    { client = null, keep = false }: Manner,
    remember: () => void,
  ): void => {
    const session = { at: now().getTime(), client };
    const moves = targets.map(({ id, after }) => ({ id, from: state(id), to: after }));
    const lost = moves.map((move) => lostBy(move, session, keep));
    const versions = moves.flatMap(
      ({ id }, index) => versionsWith(id, targets[index]?.versions, lost[index] ?? null) ?? [],
    );
    record.commit(changeOf(moves, versions));
    for (const [index, move] of moves.entries()) goOn(move, session, lost[index] ?? null);
    remember();
    tell(moves);
  };

  return {
    record,
    get depth() {
      return depth();
    },
    now,
    state,
    stateAt: (id, modified) => history.stateAt(id, modified),
    take(kind, targets, how = {}) {
      const parts = targets.map(({ id, after }) => ({ id, before: state(id), after }));
      bring(targets, how, () => {
        history.add({ kind, parts, typing: how.typing ?? false, at: now().getTime() });
      });
    },
    undo(softened) {
      const step = history.undoable();
      if (step === null) return null;
      const targets = step.parts.map(({ id, before, after }) => ({ id, after: softened(id, after, before) }));
      bring(targets, {}, () => history.undone());
      return { kind: step.kind, ids: step.parts.map(({ id }) => id) };
    },
    redo() {
      const step = history.redoable();
      if (step === null) return null;
      bring(step.parts, {}, () => history.redone());
      return { kind: step.kind, ids: step.parts.map(({ id }) => id) };
    },
    removeTrashed(ids) {
      if (ids.length === 0) return;
      const versions = ids.filter((id) => record.state.versions.has(id));
      record.commit({
        drop: { trash: ids },
        ...(versions.length === 0 ? {} : { versions: { drop: versions } }),
      });
      history.forget(new Set(ids));
      announce({ textId, put: [], removed: [], history: depth(), trashed: record.state.trash.size });
    },
  };
};

interface Session extends EditingSession {
  /** The longest wording in it since a version was kept. */
  readonly fullest: Annotation;
}

/** What lies under an id, be it live or in the trash. */
const standing = ({ annotation, trashed }: EntryState): Annotation | null =>
  annotation ?? trashed?.annotation ?? null;

const isSameText = (from: EntryState, to: EntryState): boolean => {
  const [present, next] = [standing(from), standing(to)];
  return present !== null && next !== null && isSameWording(present, next);
};
