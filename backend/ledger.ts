import type { EntryState } from '#core/annotation/trash';
import { createHistory, type StepKind } from '#core/history/history';
import type { HistoryDepth, HistoryStep } from '#contract/commands';
import type { Events } from '#contract/events';
import { changeOf, entryState, type Move } from './record/record-state';
import type { StudyRecord } from './record/study-record';

/** The record of one text as something that changes: each change is on disk, can be undone, and is announced. */
export interface Ledger {
  readonly record: StudyRecord;
  readonly depth: HistoryDepth;
  now(): Date;
  state(id: string): EntryState;
  /** Brings all targets about in one line of the journal and one step to undo. */
  take(kind: StepKind, targets: readonly Target[], typing?: boolean): void;
  /** `softened` may put something else in the place of what stood there before. */
  undo(softened: (id: string, after: EntryState, before: EntryState) => EntryState): HistoryStep | null;
  redo(): HistoryStep | null;
  /** Removes these from the trash for good; no step brings them back. */
  removeTrashed(ids: readonly string[]): void;
}

/** What shall stand under an id. */
export interface Target {
  readonly id: string;
  readonly after: EntryState;
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

  const tell = (moves: readonly Move[]): void =>
    announce({
      textId,
      put: moves.flatMap(({ to }) => to.annotation ?? []),
      removed: moves.filter(({ to }) => to.annotation === null).map(({ id }) => id),
      history: depth(),
      trashed: record.state.trash.size,
    });
  /** `remember` is called when the change is on disk and before it is announced, so that the depths are the new ones. */
  const bring = (targets: readonly Target[], remember: () => void): void => {
    const moves = targets.map(({ id, after }) => ({ id, from: state(id), to: after }));
    record.commit(changeOf(moves));
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
    take(kind, targets, typing = false) {
      const parts = targets.map(({ id, after }) => ({ id, before: state(id), after }));
      bring(targets, () => history.add({ kind, parts, typing, at: now().getTime() }));
    },
    undo(softened) {
      const step = history.undoable();
      if (step === null) return null;
      const targets = step.parts.map(({ id, before, after }) => ({ id, after: softened(id, after, before) }));
      bring(targets, () => history.undone());
      return { kind: step.kind, ids: step.parts.map(({ id }) => id) };
    },
    redo() {
      const step = history.redoable();
      if (step === null) return null;
      bring(step.parts, () => history.redone());
      return { kind: step.kind, ids: step.parts.map(({ id }) => id) };
    },
    removeTrashed(ids) {
      if (ids.length === 0) return;
      record.commit({ drop: { trash: ids } });
      history.forget(new Set(ids));
      announce({ textId, put: [], removed: [], history: depth(), trashed: record.state.trash.size });
    },
  };
};
