import type { Annotation } from '#core/annotation/annotation';
import type { EntryState, Trashed } from '#core/annotation/trash';
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
import type { Step, StepKind, TakenStep } from '#core/history/history';
import type { AskedStep, HistoryDepth, HistoryStep } from '#contract/history';
import type { Events } from '#contract/events';
import { changeOf, entryState, type Transition } from '../record/record-state';
import type { StudyRecord } from '../record/study-record';
import type { RunMemory } from './run-memory';

/**
 * The record of one text with its history. Each change is on disk before a call returns, can be undone, and
 * is announced.
 */
export interface UndoableRecord {
  readonly record: StudyRecord;
  readonly memory: RunMemory;
  readonly depth: HistoryDepth;
  now(): Date;
  /** See `DaysInUse`. */
  today(): number | null;
  state(id: string): EntryState;
  /** See `History.stateAt`. */
  stateAt(id: string, modified: string): Annotation | null;
  /** Makes all changes at once: one line of the journal, one step to undo. */
  apply(kind: StepKind, changes: readonly EntryChange[], options?: ApplyOptions): void;
  /**
   * Undoes the last step. `stateAfterUndo` gives what shall stand under an id afterwards; usually that is
   * `before`.
   */
  undo(
    asking: Asking,
    stateAfterUndo: (id: string, after: EntryState, before: EntryState) => EntryState,
  ): HistoryStep | null;
  redo(asking: Asking): HistoryStep | null;
  /** See `History.stepsOf`. */
  stepsOf(id: string): readonly Step[];
  /** Removes an annotation as if it had never been: neither the trash nor a step brings it back. */
  forget(id: string): void;
  /** Removes these entries from the trash for good; no step brings them back. */
  removeTrashed(ids: readonly string[]): void;
  /** Lets these entries of the trash age from `today` on. */
  numberTrashed(entries: readonly Trashed[], today: number): void;
}

/** Which window asks, and the number of the step of another window that it agrees to; see the contract. */
export interface Asking {
  readonly client: string | undefined;
  readonly agreed: number | undefined;
}

export interface ApplyOptions {
  /** See `Step.typing`. */
  readonly typing?: boolean;
  /** The window that asks for the change, where it is known. */
  readonly client?: string | null | undefined;
  /** Keeps the wording that is replaced as a version, even in the middle of an editing session. */
  readonly keepVersion?: boolean;
  /** See `RecordChange.request`. */
  readonly request?: string | undefined;
}

/** What shall stand under an id. */
export interface EntryChange {
  readonly id: string;
  readonly after: EntryState;
  /** Earlier versions that come with the entry. */
  readonly versions?: NoteVersions;
}

export interface UndoableContext {
  readonly now: () => Date;
  /** See `DaysInUse`. */
  readonly today: () => number | null;
  readonly announce: (event: Events['annotations.changed']) => void;
}

export const createUndoableRecord = (
  textId: string,
  record: StudyRecord,
  memory: RunMemory,
  { now, today, announce }: UndoableContext,
): UndoableRecord => {
  const { history, sessions } = memory;
  const depth = (): HistoryDepth => ({ undo: history.undoDepth, redo: history.redoDepth });
  const state = (id: string): EntryState => entryState(record.state, id);

  const versionsOf = (id: string): NoteVersions =>
    record.state.versions.get(id)?.value ?? { id, versions: [] };
  /** The wording that must be kept as a version because the transition would lose it; null: none. */
  const wordingToKeep = (
    { id, from, to }: Transition,
    now: EditingSession,
    keepVersion: boolean,
  ): Annotation | null => {
    const [present, next, session] = [annotationIn(from), annotationIn(to), sessions.get(id) ?? null];
    if (present === null || next === null || !isWorthKeeping(present, next)) return null;
    if (keepVersion || session === null || beginsSession(session, now)) return present;
    return wordingAtRisk(session.longest, present, next);
  };
  /** The versions under the id with those that are added; null when none is. */
  const extendedVersions = (
    id: string,
    brought: NoteVersions | undefined,
    wording: Annotation | null,
  ): NoteVersions | null => {
    const before = versionsOf(id);
    const merged = brought === undefined ? before : mergedVersions(before, brought);
    const after = wording === null ? merged : withVersion(merged, wording);
    return after === before ? null : after;
  };
  const updateSession = ({ id, from, to }: Transition, now: EditingSession, versionKept: boolean): void => {
    const [next, session] = [annotationIn(to), sessions.get(id)];
    if (next === null || keepsWording(from, to)) return;
    const isLongest =
      session === undefined ||
      versionKept ||
      beginsSession(session, now) ||
      next.note.length >= session.longest.note.length;
    sessions.set(id, {
      at: now.at,
      client: now.client ?? session?.client ?? null,
      longest: isLongest ? next : session.longest,
    });
  };

  const announceTransitions = (transitions: readonly Transition[]): void =>
    announce({
      textId,
      put: transitions.flatMap(({ to }) => to.annotation ?? []),
      removed: transitions.filter(({ to }) => to.annotation === null).map(({ id }) => id),
      history: depth(),
      trashed: record.state.trash.size,
    });
  /**
   * Calls `updateHistory` when the change is on disk and before it is announced, so that the announced depths
   * are the new ones.
   */
  const commit = (
    changes: readonly EntryChange[],
    { client = null, keepVersion = false, request }: ApplyOptions,
    updateHistory: () => void,
  ): void => {
    const session = { at: now().getTime(), client };
    const transitions = changes.map(({ id, after }): Transition => {
      const from = state(id);
      return { id, from, to: from.trashed === null ? numbered(after, today) : after };
    });
    const kept = transitions.map((transition) => wordingToKeep(transition, session, keepVersion));
    const versions = transitions.flatMap(
      ({ id }, index) => extendedVersions(id, changes[index]?.versions, kept[index] ?? null) ?? [],
    );
    record.commit({ ...changeOf(transitions, versions), ...(request === undefined ? {} : { request }) });
    for (const [index, transition] of transitions.entries()) {
      updateSession(transition, session, (kept[index] ?? null) !== null);
    }
    updateHistory();
    announceTransitions(transitions);
  };

  return {
    record,
    memory,
    get depth() {
      return depth();
    },
    now,
    today,
    state,
    stateAt: (id, modified) => history.stateAt(id, modified),
    apply(kind, changes, options = {}) {
      const parts = changes.map(({ id, after }) => ({ id, before: state(id), after }));
      commit(changes, options, () => {
        const { typing = false, client = null } = options;
        history.add({ kind, parts, typing, client, at: now().getTime() });
      });
    },
    stepsOf: (id) => history.stepsOf(id),
    undo(asking, stateAfterUndo) {
      const step = history.undoable();
      if (step === null) return null;
      if (mustAsk(step, step.client, asking)) return { ...stepAnswer(step), asked: askedStep(step) };
      const changes = step.parts.map(({ id, before, after }) => ({
        id,
        after: stateAfterUndo(id, after, before),
      }));
      commit(changes, {}, () => history.undone(asking.client ?? null));
      return stepAnswer(step);
    },
    redo(asking) {
      const step = history.redoable();
      if (step === null) return null;
      if (mustAsk(step, step.undoneBy, asking)) return { ...stepAnswer(step), asked: askedStep(step) };
      commit(step.parts, {}, () => history.redone());
      return stepAnswer(step);
    },
    forget(id) {
      const gone = { id, from: state(id), to: { annotation: null, trashed: null } };
      record.commit(changeOf([gone], []));
      sessions.delete(id);
      history.forget(new Set([id]));
      announceTransitions([gone]);
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
    numberTrashed(entries, dayInUse) {
      if (entries.length === 0) return;
      record.commit({ put: { trash: entries.map((entry) => ({ ...entry, dayInUse })) } });
    },
  };
};

const stepAnswer = ({ kind, parts }: Step): HistoryStep => ({ kind, ids: parts.map(({ id }) => id) });

/** `by`: the window that did what would be undone or redone; null when it is not known. */
const mustAsk = ({ number }: TakenStep, by: string | null, { client, agreed }: Asking): boolean =>
  by !== null && client !== undefined && by !== client && agreed !== number;

const askedStep = ({ number, parts: [first] }: TakenStep): AskedStep => ({
  number,
  before: first === undefined ? null : annotationIn(first.before),
  after: first === undefined ? null : annotationIn(first.after),
});

/** An entry that comes into the trash gets the number of the present day, whatever number it had before. */
const numbered = (entry: EntryState, today: () => number | null): EntryState => {
  if (entry.trashed === null) return entry;
  const dayInUse = today();
  return { ...entry, trashed: { ...entry.trashed, ...(dayInUse === null ? {} : { dayInUse }) } };
};

/** The annotation under an id, live or in the trash. */
const annotationIn = ({ annotation, trashed }: EntryState): Annotation | null =>
  annotation ?? trashed?.annotation ?? null;

const keepsWording = (from: EntryState, to: EntryState): boolean => {
  const [present, next] = [annotationIn(from), annotationIn(to)];
  return present !== null && next !== null && isSameWording(present, next);
};
